//! JSON into the types of this domain. One parser makes a [`Value`] of the
//! bytes; each type then takes what it needs out of that value by a function of
//! a few lines. Derived `Deserialize` would do the same with ten times the code
//! in the file every resident downloads, because it makes a copy of every type
//! for every way JSON can arrive (bytes, buffered content, flattened maps).
//!
//! What is tolerated everywhere: members nobody asked for, members in any order,
//! and `null` for a member that may be absent. The depth is limited by the
//! parser, to 128 levels.
//!
//! | file      | holds                                                     |
//! |-----------|-----------------------------------------------------------|
//! | `read`    | the trait, the place in a document, the record            |
//! | `numbers` | numbers as text, both ways                                |
//! | `values`  | texts, numbers, dates, lists, maps                        |
//! | `shapes`  | macros that write the function of a struct or of words    |
//! | `named`   | names that stand for what is defined once in a document   |
//! | `examine` | all that is wrong with a file at once; not in the browser |

#[cfg(not(target_arch = "wasm32"))]
pub mod examine;
pub mod named;
mod numbers;
mod shapes;
#[cfg(test)]
mod tests;
mod values;

pub use numbers::{digits, float};
pub(crate) use shapes::{chosen, for_tools, one_of, readable, words};

use super::decimal::Decimal;
use serde::{Deserialize, Deserializer, de::Error};
use serde_json::{Map, Value};
use std::fmt;

/// A type that can be taken out of JSON.
pub trait Read: Sized {
    /// Takes it out of the value at this place.
    fn read(at: &At<'_>) -> Result<Self, Unreadable>;
}

/// Why a document is not what it should be. For developers; residents read that
/// the service does not answer as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(Box<Fault>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    expected: &'static str,
}

impl Unreadable {
    /// Where, as JSON pointer (RFC 6901); empty for the whole document.
    pub fn path(&self) -> &str {
        &self.0.path
    }

    /// What should have been there, as "a text".
    pub fn expected(&self) -> &'static str {
        self.0.expected
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.path())?;
        f.write_str(": expected ")?;
        f.write_str(self.expected())
    }
}

impl std::error::Error for Unreadable {}

/// What stands where nothing stands.
static NOTHING: Value = Value::Null;

/// A value and the way to it. The way is only walked when something is wrong.
#[derive(Clone, Copy, Debug)]
pub struct At<'a> {
    value: &'a Value,
    above: Option<(&'a At<'a>, Step<'a>)>,
    names: Option<&'a named::Names<'a>>,
    #[cfg(not(target_arch = "wasm32"))]
    watch: Option<&'a examine::Watch>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Member(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    /// The value itself; JSON `null` where the member is absent.
    pub fn value(&self) -> &'a Value {
        self.value
    }

    /// The value is not what it should be.
    pub fn expected(&self, expected: &'static str) -> Unreadable {
        let mut path = String::new();
        self.write_way(&mut path);
        Unreadable(Box::new(Fault { path, expected }))
    }

    fn write_way(&self, path: &mut String) {
        let Some((above, step)) = self.above else {
            return;
        };
        above.write_way(path);
        path.push('/');
        match step {
            Step::Member(name) => path.push_str(&name.replace('~', "~0").replace('/', "~1")),
            Step::Item(index) => path.push_str(&index.to_string()),
        }
    }

    /// Whether the member is absent or `null`.
    pub fn is_nothing(&self) -> bool {
        self.value.is_null()
    }

    /// The text here.
    pub fn text(&self) -> Result<&'a str, Unreadable> {
        match self.value {
            Value::String(text) => Ok(text),
            _ => Err(self.expected("a text")),
        }
    }

    /// The items of the list here.
    pub(super) fn items(&self) -> Result<&'a [Value], Unreadable> {
        match self.value {
            Value::Array(items) => Ok(items),
            _ => Err(self.expected("a list")),
        }
    }

    /// The members of the object here.
    pub(super) fn members(&self) -> Result<&'a Map<String, Value>, Unreadable> {
        match self.value {
            Value::Object(members) => Ok(members),
            _ => Err(self.expected("an object")),
        }
    }

    /// The place of one of the items here.
    pub(super) fn item(&'a self, index: usize, value: &'a Value) -> Self {
        self.below(Step::Item(index), value)
    }

    /// The place of one of the members here.
    pub(super) fn member(&'a self, name: &'a str, value: &'a Value) -> Self {
        self.below(Step::Member(name), value)
    }

    fn below(&'a self, step: Step<'a>, value: &'a Value) -> Self {
        Self {
            value,
            above: Some((self, step)),
            names: self.names,
            #[cfg(not(target_arch = "wasm32"))]
            watch: self.watch,
        }
    }

    /// One of several things here is unreadable: so is the whole, unless somebody
    /// wants to know of all of them.
    pub(super) fn passed_over(&self, fault: Unreadable) -> Result<(), Unreadable> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(watch) = self.watch {
            watch.note_fault(fault);
            return Ok(());
        }
        Err(fault)
    }

    /// The object here, to take members out of by name.
    pub fn record(&'a self) -> Result<Record<'a>, Unreadable> {
        let members = self.members()?;
        Ok(Record { at: self, members })
    }
}

/// An object whose members are taken out by name.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    at: &'a At<'a>,
    members: &'a Map<String, Value>,
}

impl<'a> Record<'a> {
    /// The place of a member, whether it is there or not.
    pub fn member(&self, name: &'a str) -> At<'a> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(watch) = self.at.watch {
            watch.note_member(self.members, name);
        }
        self.at
            .member(name, self.members.get(name).unwrap_or(&NOTHING))
    }

    /// A member that must be there.
    pub fn need<T: Read>(&self, name: &str) -> Result<T, Unreadable> {
        T::read(&self.member(name))
    }

    /// A member that may be absent or `null`.
    pub fn optional<T: Read>(&self, name: &str) -> Result<Option<T>, Unreadable> {
        self.need(name)
    }

    /// A member whose absence means the default.
    pub fn or_default<T: Read + Default>(&self, name: &str) -> Result<T, Unreadable> {
        Ok(self.optional(name)?.unwrap_or_default())
    }

    /// A number whose absence means one.
    pub fn or_one(&self, name: &str) -> Result<Decimal, Unreadable> {
        Ok(self.optional(name)?.unwrap_or(Decimal::from_whole(1)))
    }

    /// Something whose own members stand among those of this object. The name
    /// is that of the field in Rust; the wire knows none.
    pub fn flat<T: Read>(&self, _name: &str) -> Result<T, Unreadable> {
        T::read(self.at)
    }

    /// The word that says which variant an object is.
    pub fn tag(&self, name: &str) -> Result<&'a str, Unreadable> {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(watch) = self.at.watch {
            watch.note_tag(self.members, name);
        }
        match self.members.get(name) {
            Some(Value::String(word)) => Ok(word),
            _ => Err(self.member(name).expected("a text")),
        }
    }

    /// The tag is none of these words.
    pub fn unknown<T>(&self, tag: &str, words: &'static str) -> Result<T, Unreadable> {
        Err(self.member(tag).expected(words))
    }
}

/// The one JSON parser: every other entry would bring its own copy of it.
pub fn parsed(bytes: &[u8]) -> Result<Value, Unreadable> {
    serde_json::from_slice(bytes).map_err(|_| at_top(&NOTHING).expected("JSON"))
}

/// Takes a type out of a whole document.
pub fn from_value<T: Read>(value: &Value) -> Result<T, Unreadable> {
    T::read(&at_top(value))
}

fn at_top(value: &Value) -> At<'_> {
    At {
        value,
        above: None,
        names: None,
        #[cfg(not(target_arch = "wasm32"))]
        watch: None,
    }
}

/// `Deserialize` by way of [`Read`], so that a type can also stand inside others
/// that are deserialised.
pub(crate) fn deserialize<'de, D: Deserializer<'de>, T: Read>(from: D) -> Result<T, D::Error> {
    from_value(&Value::deserialize(from)?).map_err(Error::custom)
}

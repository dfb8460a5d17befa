//! A file read for those who write it by hand: everything that is wrong at once
//! instead of the first thing, and the members that nobody asked for, which are
//! mostly slips of the keyboard. Only the tools read so.

use super::{At, Read, Unreadable};
use crate::domain::map::{Map, Set};
use serde_json::Value;
use std::cell::RefCell;
use std::fmt::Write as _;

/// A value longer than this is not repeated in a sentence.
const SHOWN: usize = 60;

/// Of no more known members all are worth listing.
const LISTED: usize = 24;

/// What became of a file.
#[derive(Clone, Debug)]
pub struct Examined<T> {
    /// What it stands for; none where anything in it is unreadable.
    pub read: Option<T>,
    /// What is unreadable. Of one object only the first member that is wrong.
    pub faults: Vec<Unreadable>,
    /// Members that nobody asked for.
    pub unasked: Vec<Unasked>,
}

/// A member that nobody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    /// Where, as JSON pointer (RFC 6901).
    pub path: String,
    /// In plain words, with what may have been meant.
    pub text: String,
}

/// Reads a whole document as far as it can be read.
pub fn examine<T: Read>(value: &Value) -> Examined<T> {
    let watch = Watch::default();
    let read = T::read(&At {
        value,
        above: None,
        names: None,
        watch: Some(&watch),
    });
    let mut faults = watch.faults.into_inner();
    let read = match read {
        Ok(read) if faults.is_empty() => Some(read),
        Ok(_) => None,
        Err(fault) => {
            if !faults.contains(&fault) {
                faults.push(fault);
            }
            None
        }
    };
    let mut search = Search {
        objects: &watch.objects.into_inner(),
        faults: &faults,
        unasked: Vec::new(),
    };
    search.below("", value);
    Examined {
        read,
        unasked: search.unasked,
        faults,
    }
}

impl Unreadable {
    /// What is wrong here with the document `json`, in plain words.
    pub fn told(&self, json: &Value) -> String {
        let expected = self.expected();
        let missing = json.pointer(self.path()).is_none_or(Value::is_null);
        let parts = self.path().rsplit_once('/');
        let Some((above, name)) = parts.filter(|_| missing) else {
            let there = json
                .pointer(self.path())
                .unwrap_or(&Value::Null)
                .to_string();
            let there = if there.chars().count() > SHOWN {
                String::new()
            } else {
                format!("; there stands {there}")
            };
            let meant = self.meant(json).unwrap_or_default();
            return format!("expected {expected}{there}{meant}");
        };
        let members = json.pointer(above).and_then(Value::as_object);
        let meant = members.and_then(|members| nearest(name, members.keys().map(String::as_str)));
        let meant = meant.map_or_else(String::new, |meant| format!("; is it `{meant}`?"));
        format!("`{name}` is missing: expected {expected}{meant}")
    }
}

impl Unreadable {
    /// What may have been meant by what stands here: one of the words that could,
    /// or an object around it.
    fn meant(&self, json: &Value) -> Option<String> {
        let there = json.pointer(self.path())?.as_str()?;
        let mut names = self.path().rsplit('/');
        if self.expected() == "an object" {
            let written = match names.find(|name| name.parse::<usize>().is_err())? {
                "measure" | "at_most" => r#"{"measure": "number", "fact": …}"#,
                "condition" | "when" | "requires" | "waived_when" | "asked_when" => {
                    r#"{"is": "yes", "fact": …}"#
                }
                "keys" => r#"{"key": "choice", "fact": …}"#,
                "options" => r#"{"id": …, "label": …}"#,
                _ => return None,
            };
            return Some(format!("; it is written as {written}"));
        }
        if names.next() == Some("name") {
            let named = json.get("named")?.as_array()?;
            let ids = named.iter().filter_map(|one| one.get("id")?.as_str());
            return nearest(there, ids).map(|id| format!("; is it `{id}`?"));
        }
        let words = self.expected().split('`').skip(1).step_by(2);
        nearest(there, words).map(|word| format!("; is it `{word}`?"))
    }
}

/// What was asked of a document, and what went wrong.
#[derive(Debug, Default)]
pub struct Watch {
    /// By the address of the object, which stays where it is.
    objects: RefCell<Map<usize, Asked>>,
    faults: RefCell<Vec<Unreadable>>,
}

/// What was asked of one object.
#[derive(Debug, Default)]
struct Asked {
    members: Set<String>,
    /// The members that say of which sort it is.
    tags: Vec<String>,
}

type Members = serde_json::Map<String, Value>;

fn address(members: &Members) -> usize {
    std::ptr::from_ref(members).addr()
}

impl Watch {
    /// A member was asked for.
    pub(super) fn note_member(&self, of: &Members, name: &str) {
        let mut objects = self.objects.borrow_mut();
        let asked = objects.get_or_insert_with(address(of), Asked::default);
        asked.members.insert(name.to_owned());
    }

    /// The member was asked for that says of which sort the object is.
    pub(super) fn note_tag(&self, of: &Members, name: &str) {
        self.note_member(of, name);
        let mut objects = self.objects.borrow_mut();
        let asked = objects.get_or_insert_with(address(of), Asked::default);
        asked.tags.push(name.to_owned());
    }

    /// Something is unreadable.
    pub(super) fn note_fault(&self, fault: Unreadable) {
        let mut faults = self.faults.borrow_mut();
        // What a name stands for is read once more for each time it is named.
        if !faults.contains(&fault) {
            faults.push(fault);
        }
    }
}

/// The search for members that nobody asked for.
struct Search<'a> {
    objects: &'a Map<usize, Asked>,
    faults: &'a [Unreadable],
    unasked: Vec<Unasked>,
}

impl Search<'_> {
    fn below(&mut self, path: &str, value: &Value) {
        match value {
            Value::Object(members) => {
                // Once a member is unreadable the rest is not asked for.
                let asked = self.objects.get(&address(members));
                let asked = asked.filter(|_| !self.is_cut_short(path));
                for (name, value) in members {
                    let escaped = name.replace('~', "~0").replace('/', "~1");
                    let path = format!("{path}/{escaped}");
                    if let Some(asked) = asked
                        && !asked.members.contains(name.as_str())
                    {
                        let text = asked.lacks(name, members);
                        self.unasked.push(Unasked { path, text });
                    } else {
                        self.below(&path, value);
                    }
                }
            }
            Value::Array(items) => {
                for (at, item) in items.iter().enumerate() {
                    self.below(&format!("{path}/{at}"), item);
                }
            }
            _ => {}
        }
    }

    fn is_cut_short(&self, path: &str) -> bool {
        self.faults.iter().any(|fault| {
            let rest = fault.path().strip_prefix(path);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        })
    }
}

impl Asked {
    fn lacks(&self, name: &str, members: &Members) -> String {
        let mut sorts = self
            .tags
            .iter()
            .filter_map(|tag| members.get(tag)?.as_str());
        let mut text = match sorts.next_back() {
            Some(sort) => format!("`{sort}` has no `{name}`"),
            None => format!("there is no member `{name}` here"),
        };
        let known = || self.members.iter().map(String::as_str);
        if let Some(meant) = nearest(name, known()) {
            let _ = write!(text, "; did you mean `{meant}`?");
        } else if self.members.len() <= LISTED {
            let known: Vec<String> = known().map(|known| format!("`{known}`")).collect();
            let _ = write!(text, ", only {}", known.join(", "));
        }
        text
    }
}

/// Of the known names the one that `name` may have been meant for.
pub fn nearest<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    let apart = |known: &&str| distance(name, known);
    // Half a word is none that is misspelt.
    let begins = |known: &&&str| {
        let (short, long) = (name.len().min(known.len()), name.len().max(known.len()));
        short > 3 && short < long && name.get(..short) == known.get(..short)
    };
    if let Some(longer) = known.iter().find(begins) {
        return Some(longer);
    }
    let nearest = known.into_iter().min_by_key(apart)?;
    let tolerated = match name.chars().count() {
        0..=1 => 0,
        2..=4 => 1,
        _ => 2,
    };
    (1..=tolerated)
        .contains(&apart(&nearest))
        .then_some(nearest)
}

/// How many letters must be put in, left out or changed to make one of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (at, letter) in one.chars().enumerate() {
        let mut next = vec![at + 1];
        for (column, (same, above)) in other.iter().zip(row.windows(2)).enumerate() {
            let changed = above[0] + usize::from(*same != letter);
            next.push(changed.min(above[1] + 1).min(next[column] + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

//! One row of an Open311 answer, read tolerantly: the helpers the decoders are
//! written with. Missing, `null`, `""`, `{}` and `[]` all mean absent; a value
//! in a one-element array is the value.

pub use super::plain_text::{LONGEST, cut, words};
use super::read::Undecodable;
use super::request::Place;
use crate::domain::moment::moment;
use crate::domain::read::{digits, float};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value};

/// More rows than this are not kept.
pub const MOST_ROWS: usize = 10_000;
/// One object of an answer.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a>(&'a Map<String, Value>);

/// The rows of an answer, whether it is an array, a single object, or either of
/// them inside one of `wrappers` (`{"services": […]}`).
pub fn rows<'a>(value: &'a Value, wrappers: &[&str]) -> impl Iterator<Item = Row<'a>> + use<'a> {
    let list: Vec<&Value> = match unwrapped(value, wrappers) {
        Value::Array(list) => list
            .iter()
            .take(MOST_ROWS)
            .map(|item| unwrapped(item, wrappers))
            .collect(),
        other => vec![other],
    };
    list.into_iter().filter_map(|value| match value {
        Value::Object(object) if !object.is_empty() => Some(Row(object)),
        _ => None,
    })
}

/// The rows that have one of the `marks`. None at all is an answer, but an answer
/// full of something else (an error with a good status, a text) is none.
pub fn rows_of<'a>(
    value: &'a Value,
    wrappers: &[&str],
    marks: &[&str],
) -> Result<Vec<Row<'a>>, Undecodable> {
    let all: Vec<Row<'a>> = rows(value, wrappers).collect();
    let has_mark = |row: &Row<'_>| marks.iter().any(|mark| row.mentions(mark));
    let marked: Vec<Row<'a>> = all.iter().copied().filter(has_mark).collect();
    let is_list = matches!(value, Value::Null | Value::Array(_) | Value::Object(_));
    if !is_list || (marked.is_empty() && !all.is_empty()) {
        return Err(Undecodable::NotExpected);
    }
    Ok(marked)
}

/// Takes off up to three wrappers.
fn unwrapped<'a>(mut value: &'a Value, wrappers: &[&str]) -> &'a Value {
    for _ in 0..3 {
        let Value::Object(object) = value else { break };
        let inner = wrappers.iter().find_map(|name| object.get(*name));
        match inner {
            Some(inner @ (Value::Array(_) | Value::Object(_) | Value::Null)) => value = inner,
            _ => break,
        }
    }
    value
}

impl<'a> Row<'a> {
    /// An object as a row.
    pub fn new(object: &'a Map<String, Value>) -> Self {
        Self(object)
    }

    /// All its members.
    pub fn members(&self) -> &'a Map<String, Value> {
        self.0
    }

    /// Whether the key is there at all, even with nothing in it.
    pub fn mentions(&self, key: &str) -> bool {
        self.0.contains_key(key)
    }

    /// The value, unless it is one of the ways to say nothing.
    pub fn get(&self, key: &str) -> Option<&'a Value> {
        self.0.get(key).filter(|value| !is_nothing(value))
    }

    /// An id or code: text or number, `0` included. White space around it goes.
    pub fn id(&self, key: &str) -> Option<String> {
        scalar(self.get(key)?)
    }

    /// One line of text as it stands, trimmed.
    pub fn line(&self, key: &str) -> Option<String> {
        scalar(self.get(key)?)
    }

    /// Text for people, see [`words`]; empty when absent, several joined by lines.
    pub fn text(&self, key: &str) -> String {
        self.get(key)
            .map(|value| plain(value).join("\n"))
            .unwrap_or_default()
    }

    /// Text for people in one or several languages.
    pub fn words(&self, key: &str) -> Text {
        if let Some(Value::Object(object)) = self.get(key)
            && object.keys().all(|key| is_language(key))
        {
            let languages = object
                .iter()
                .filter_map(|(language, value)| Some((language.clone(), words(value.as_str()?))));
            return Text::in_languages(languages.collect());
        }
        let text = self.text(key);
        if text.is_empty() {
            Text::default()
        } else {
            Text::plain(text)
        }
    }

    /// Yes or no, also as text or number.
    pub fn flag(&self, key: &str) -> Option<bool> {
        match self.get(key)? {
            Value::Bool(flag) => Some(*flag),
            other => match scalar(other)?.to_ascii_lowercase().as_str() {
                "true" | "yes" | "y" | "1" => Some(true),
                "false" | "no" | "n" | "0" => Some(false),
                _ => None,
            },
        }
    }

    /// A whole number, also as text; what comes after the point goes.
    pub fn whole(&self, key: &str) -> Option<i64> {
        let text = scalar(self.get(key)?)?;
        text.parse().ok().or_else(|| {
            // A cast from float saturates.
            float(&text).map(|number| number as i64)
        })
    }

    /// A moment, see [`moment`].
    pub fn moment(&self, key: &str) -> Option<DateTime<FixedOffset>> {
        moment(&scalar(self.get(key)?)?)
    }

    /// A list of texts: an array, or one text, which is split at `separators`.
    pub fn list(&self, key: &str, separators: &[char]) -> Vec<String> {
        let parts = self.get(key).map(plain).unwrap_or_default();
        let parts = parts
            .iter()
            .flat_map(|part| part.split(separators))
            .map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .take(MOST_ROWS)
            .map(str::to_owned)
            .collect()
    }

    /// Where it is, from `lat` and `long`; 0/0 means unknown.
    pub fn place(&self) -> Option<Place> {
        let degrees = |key: &str| float(&scalar(self.get(key)?)?);
        let place = Place {
            lat: degrees("lat")?,
            long: degrees("long")?,
        };
        place.is_known().then_some(place)
    }

    /// What is in none of the `known` keys, strings cut.
    pub fn extra(&self, known: &[&str]) -> Map<String, Value> {
        cut_members(self.0, known)
    }
}

/// All texts in a value: of a text or number itself, of each in an array.
pub fn plain(value: &Value) -> Vec<String> {
    let list = match value {
        Value::Array(list) => list.as_slice(),
        other => std::slice::from_ref(other),
    };
    let texts = list
        .iter()
        .take(MOST_ROWS)
        .filter_map(scalar)
        .map(|text| words(&text));
    texts.filter(|text| !text.is_empty()).collect()
}

/// Addresses of media: a text, a list of texts, or a list of `{"url": …}`.
pub fn media(value: Option<&Value>) -> Vec<String> {
    let list = match value {
        Some(Value::Array(list)) => list.as_slice(),
        Some(other) => std::slice::from_ref(other),
        None => &[],
    };
    let urls = list.iter().take(MOST_ROWS).filter_map(|item| match item {
        Value::Object(object) => ["url", "media_url", "href"]
            .iter()
            .find_map(|key| object.get(*key).and_then(scalar)),
        other => scalar(other),
    });
    urls.collect()
}

fn cut_inside(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(cut(text)),
        Value::Array(list) => list.iter().take(MOST_ROWS).map(cut_inside).collect(),
        Value::Object(object) => Value::Object(cut_members(object, &[])),
        other => other.clone(),
    }
}

/// The members of an object but those named in `without`.
fn cut_members(object: &Map<String, Value>, without: &[&str]) -> Map<String, Value> {
    let mut members = Map::new();
    for (key, value) in object {
        if !without.contains(&key.as_str()) {
            members.insert(cut(key), cut_inside(value));
        }
    }
    members
}

/// Whether a value is one of the ways to say nothing.
pub(super) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(list) => list.iter().all(is_nothing),
        Value::Object(object) => object.is_empty(),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The one text of a value. An object stands for the text inside it (codefornl
/// nests key and name), a one-element array for its element (old FixMyStreet).
fn scalar(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => cut(text.trim()),
        // 12.0 is what some converters make of 12.
        Value::Number(number) => {
            let text = digits(number);
            text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
        }
        Value::Bool(flag) => flag.to_string(),
        Value::Array(list) => match list.as_slice() {
            [one] => return scalar(one),
            _ => return None,
        },
        Value::Object(object) => {
            let inside = ["key", "value", "name", "code", "id", "#text", "$t", "_"];
            let inner = inside.iter().find_map(|name| object.get(*name))?;
            return if inner.is_object() || inner.is_array() {
                None
            } else {
                scalar(inner)
            };
        }
        Value::Null => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// `zh-CN`, `en`, `gsw`.
fn is_language(key: &str) -> bool {
    let first = key.split('-').next().unwrap_or_default();
    let parts = key
        .split('-')
        .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric()));
    parts && matches!(first.len(), 2 | 3) && !matches!(key, "id" | "key" | "url")
}

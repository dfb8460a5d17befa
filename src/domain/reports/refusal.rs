//! What a server says when it will not take a report.

use super::read::read;
use super::tolerant::{Row, plain, rows, words};
use serde_json::Value;

/// One error of an Open311 server.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The server's code; often a number, may be a word or empty.
    pub code: String,
    /// The server's words, in plain text; may be empty.
    pub description: String,
}

impl Refusal {
    /// Whether the words look as if they were meant for people: one short
    /// sentence, no page, no trace, no dump. The portal shows others never.
    pub fn is_for_people(&self) -> bool {
        let words = self.description.trim();
        let machine = [
            "{",
            "}",
            "\\",
            "</",
            "://",
            "Exception",
            "Traceback",
            "Error:",
            "0x",
        ];
        !words.is_empty()
            && words.chars().count() <= 300
            && words.lines().count() <= 3
            && words.contains(|c: char| c.is_alphabetic())
            && !machine.iter().any(|sign| words.contains(sign))
    }
}

/// Reads the body of an error in whatever shape it comes; empty when it says
/// nothing that can be read.
pub fn decode_errors(body: &[u8]) -> Vec<Refusal> {
    let Ok(document) = read(body) else {
        return plain_text(body).into_iter().collect();
    };
    from_document(&document)
}

/// The errors of a document that was read already.
pub(super) fn from_document(document: &Value) -> Vec<Refusal> {
    from_value(document, 0)
}

fn from_value(value: &Value, depth: usize) -> Vec<Refusal> {
    match value {
        Value::Array(items) => {
            // An object would give its words a second time here.
            let texts = items.iter().filter(|item| !item.is_object());
            rows(value, &[])
                .filter_map(refusal)
                .chain(texts.flat_map(bare))
                .collect()
        }
        Value::Object(object) => {
            // {"errors": […]}, Klarschiff's "error_messages", HAL's "_embedded".
            for key in ["errors", "error_messages", "error", "_embedded"] {
                if depth < 3
                    && let Some(inner) = object.get(key)
                {
                    let found = from_value(inner, depth + 1);
                    if !found.is_empty() {
                        return found;
                    }
                }
            }
            refusal(Row::new(object)).into_iter().collect()
        }
        other => bare(other),
    }
}

fn refusal(row: Row<'_>) -> Option<Refusal> {
    let description = ["description", "message", "detail", "title", "error"]
        .iter()
        .find_map(|key| Some(row.text(key)).filter(|words| !words.is_empty()));
    let code = ["code", "status", "type"]
        .iter()
        .find_map(|key| row.id(key));
    (description.is_some() || code.is_some()).then(|| Refusal {
        code: code.unwrap_or_default(),
        description: description.unwrap_or_default(),
    })
}

/// Errors that are nothing but a string.
fn bare(value: &Value) -> Vec<Refusal> {
    plain(value)
        .into_iter()
        .map(|description| Refusal {
            code: String::new(),
            description,
        })
        .collect()
}

/// A body that is no JSON: its words, unless it is a page.
fn plain_text(body: &[u8]) -> Option<Refusal> {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    if text.is_empty() || text.starts_with(['<', '{', '[']) {
        return None;
    }
    Some(Refusal {
        code: String::new(),
        description: words(text),
    })
}

//! Findings as the commands tell them.

use super::place::pointer;
use longgang_portal::domain::points::check::{Finding, SchemeFault, Severity};
use longgang_portal::domain::read::examine::nearest;
use serde::Serialize;
use serde_json::Value;
use std::fmt;

/// One thing that is wrong with a file.
#[derive(Serialize)]
pub struct Told {
    /// `error` or `warning`.
    severity: &'static str,
    /// Where: the ids from the root, or the pointer where ids cannot say it.
    path: String,
    /// Where in the file, as JSON pointer (RFC 6901); none where the finding is
    /// about no place in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<String>,
    /// What, in plain words.
    text: String,
}

impl Told {
    /// An error at a JSON pointer.
    pub fn error(path: &str, text: String) -> Self {
        Self {
            severity: "error",
            path: path.to_owned(),
            pointer: path.starts_with('/').then(|| path.to_owned()),
            text,
        }
    }

    /// A finding in the scheme that `json` stands for.
    pub fn found(finding: &Finding, json: &Value) -> Self {
        Self {
            severity: match finding.fault.severity() {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            pointer: pointer(json, &finding.path),
            path: finding.path.clone(),
            text: format!("{}{}", finding.fault, meant(&finding.fault, json)),
        }
    }

    /// Whether it is more than a warning.
    pub fn is_error(&self) -> bool {
        self.severity == "error"
    }
}

impl fmt::Display for Told {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.severity, self.path, self.text)
    }
}

/// What may have been meant by an id that stands for nothing, or of which kind a
/// fact is that is of another; empty where nothing helps.
fn meant(fault: &SchemeFault, json: &Value) -> String {
    let id = match fault {
        SchemeFault::UnknownFact(id) => id.as_str(),
        SchemeFault::UnknownOption(id) => id.as_str(),
        SchemeFault::UnknownField(id) => id.as_str(),
        SchemeFault::UnknownPurpose(id) => id.as_str(),
        SchemeFault::UnknownNode(id) => id.as_str(),
        SchemeFault::UnknownTable(id) => id.as_str(),
        SchemeFault::UnknownIndex(id) => id.as_str(),
        SchemeFault::UnknownPerson(id) => id.as_str(),
        SchemeFault::WrongKind(id) => {
            let kind = kind_of(json, id.as_str());
            return kind.map_or_else(String::new, |kind| format!("; its kind is `{kind}`"));
        }
        _ => return String::new(),
    };
    let mut ids = Vec::new();
    collect_ids(json, &mut ids);
    let meant = nearest(id, ids);
    meant.map_or_else(String::new, |meant| format!("; is it `{meant}`?"))
}

/// The kind of a fact.
fn kind_of<'a>(scheme: &'a Value, id: &str) -> Option<&'a str> {
    let subjects = scheme.get("subjects")?.as_array()?.iter();
    let mut facts = subjects.filter_map(|subject| subject.get("facts")?.as_array());
    facts.find_map(|facts| {
        let fact = facts
            .iter()
            .find(|fact| fact.get("id").is_some_and(|one| one == id))?;
        fact.get("kind")?.as_str()
    })
}

fn collect_ids<'a>(json: &'a Value, ids: &mut Vec<&'a str>) {
    match json {
        Value::Array(items) => items.iter().for_each(|item| collect_ids(item, ids)),
        Value::Object(members) => {
            ids.extend(members.get("id").and_then(Value::as_str));
            members.values().for_each(|part| collect_ids(part, ids));
        }
        _ => {}
    }
}

/// How many errors, in words: "1 error".
pub fn count(errors: usize) -> String {
    match errors {
        1 => "1 error".to_owned(),
        errors => format!("{errors} errors"),
    }
}

//! Findings as the commands tell them.

use super::place::pointer;
use longgang_portal::domain::points::check::{Finding, Severity};
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
            text: finding.fault.to_string(),
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

/// How many errors, in words: "1 error".
pub fn count(errors: usize) -> String {
    match errors {
        1 => "1 error".to_owned(),
        errors => format!("{errors} errors"),
    }
}

//! What both sides write to each other.

use crate::domain::read::{readable, words};
use crate::domain::receipt::ReceivedFile;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// A message between the resident and the city.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message {
    /// When it was received.
    pub at: DateTime<FixedOffset>,
    /// Who wrote it.
    pub from: Author,
    /// Plain text, never markup.
    pub text: String,
    /// What was sent with it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<ReceivedFile>,
}

readable!(Message {
    at: need,
    from: need,
    text: need,
    files: or_default,
});

/// Who wrote a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Author {
    /// The resident.
    Resident,
    /// The city; and anything not known yet.
    City,
}

words!(Author {
    "resident" => Resident,
    else City
});

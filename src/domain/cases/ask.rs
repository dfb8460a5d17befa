//! What is asked of the resident.

use crate::domain::identity::AskId;
use crate::domain::read::{readable, words};
use crate::domain::receipt::ReceivedFile;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// Something the resident must do.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Ask {
    /// Its name within the case; without one nothing can be sent for it here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<AskId>,
    /// What is to be done.
    pub kind: AskKind,
    /// What to do, as an instruction.
    pub what: Text,
    /// Until when, if there is an end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
    /// What was sent for it, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<AskedFile>,
}

readable!(Ask {
    id: optional,
    kind: or_default,
    what: need,
    due: optional,
    files: or_default,
});

/// What is to be done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AskKind {
    /// Send a paper or a photo.
    Paper,
    /// Answer a question by a message.
    Reply,
    /// Come in person, or be at home.
    Visit,
    /// Read what it says; and anything not known yet.
    #[default]
    Other,
}

words!(AskKind {
    "paper" => Paper,
    "reply" => Reply,
    "visit" => Visit,
    else Other
});

/// One file that was sent for an ask.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedFile {
    /// The file.
    #[serde(flatten)]
    pub file: ReceivedFile,
    /// What the city made of it.
    pub state: FileState,
    /// Why it was refused; else empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

readable!(AskedFile {
    file: flat,
    state: or_default,
    reason: or_default
});

/// What the city made of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// It is there; and anything not known yet.
    #[default]
    Received,
    /// Somebody looks at it.
    Checking,
    /// It proves what it should.
    Accepted,
    /// It does not, and there is a reason.
    Refused,
}

words!(FileState {
    "checking" => Checking,
    "accepted" => Accepted,
    "refused" => Refused,
    else Received
});

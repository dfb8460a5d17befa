//! The case and its parts, as the API tells them.

use super::promise::Promise;
use crate::domain::identity::{CaseNumber, PurposeId, SchemeId};
use crate::domain::points::explain::Explained;
use crate::domain::read::{At, Read, Unreadable, readable, words};
use crate::domain::receipt::ReceivedFile;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Serialize, Serializer};

/// A page of `GET /api/v1/cases`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CaseList {
    /// Newest first.
    pub items: Vec<CaseSummary>,
    /// Cursor of the next page, absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

readable!(CaseList {
    items: need,
    next: optional
});

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseSummary {
    /// The number on the receipt.
    pub number: CaseNumber,
    /// Application or report.
    pub kind: CaseKind,
    /// What it is about, in the resident's words or the service's name.
    pub title: Text,
    /// How far it is.
    pub status: CaseStatus,
    /// When it was received.
    pub submitted_at: DateTime<FixedOffset>,
    /// When anything last happened.
    pub updated_at: DateTime<FixedOffset>,
    /// Who deals with it now.
    pub with: Text,
    /// Whether the resident must do something.
    pub needs_you: bool,
    /// The promises, so that a list can show the next one.
    pub promises: Vec<Promise>,
}

readable!(CaseSummary {
    number: need,
    kind: need,
    title: need,
    status: need,
    submitted_at: need,
    updated_at: need,
    with: or_default,
    needs_you: or_default,
    promises: or_default,
});

/// `GET /api/v1/cases/{number}` and the answer to a look-up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// What the list shows too.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// What the resident must do; empty means nothing, and the page says so.
    pub asks: Vec<Ask>,
    /// What the city is doing now.
    pub doing: Text,
    /// What has happened, oldest first.
    pub timeline: Vec<Event>,
    /// What comes next, in order, as far as it is known.
    pub ahead: Vec<Text>,
    /// What the resident sent.
    pub sent: Vec<SentField>,
    /// The files it holds.
    pub files: Vec<ReceivedFile>,
    /// Both sides' messages, oldest first.
    pub messages: Vec<Message>,
    /// The official score of a points application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<OfficialScore>,
    /// Telephone of whoever deals with it.
    pub phone: String,
}

readable!(Case {
    summary: flat,
    asks: or_default,
    doing: or_default,
    timeline: or_default,
    ahead: or_default,
    sent: or_default,
    files: or_default,
    messages: or_default,
    score: optional,
    phone: or_default,
});

/// What kind of case it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// A points application.
    Points,
    /// A problem reported to the community.
    Report,
    /// A service of the city's catalogue, and anything not known yet.
    Service,
}

words!(CaseKind {
    "points" => Points,
    "report" => Report,
    else Service
});

/// How far a case is. A word the portal does not know is kept and shown as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaseStatus {
    /// The server has it; nobody has looked yet.
    Received,
    /// The community or the office has taken it.
    Accepted,
    /// The community cannot solve it alone and has called a department.
    Whistled,
    /// A department has it.
    Dispatched,
    /// Somebody is on site.
    OnSite,
    /// A points application is being checked item by item.
    Checking,
    /// Something is needed from the resident.
    NeedsYou,
    /// There is an answer; not the same as solved.
    Answered,
    /// Finished.
    Closed,
    /// Not taken, with a reason in the timeline.
    Rejected,
    /// Taken back by the resident.
    Withdrawn,
    /// A word of the server's own.
    Other(String),
}

impl CaseStatus {
    const KNOWN: [(&'static str, CaseStatus); 11] = [
        ("received", Self::Received),
        ("accepted", Self::Accepted),
        ("whistled", Self::Whistled),
        ("dispatched", Self::Dispatched),
        ("on_site", Self::OnSite),
        ("checking", Self::Checking),
        ("needs_you", Self::NeedsYou),
        ("answered", Self::Answered),
        ("closed", Self::Closed),
        ("rejected", Self::Rejected),
        ("withdrawn", Self::Withdrawn),
    ];

    /// The word on the wire.
    pub fn word(&self) -> &str {
        if let Self::Other(word) = self {
            return word;
        }
        Self::KNOWN
            .iter()
            .find(|(_, status)| status == self)
            .map_or("", |(word, _)| word)
    }

    /// Reads the word, whatever its case.
    pub fn from_word(word: &str) -> Self {
        let lower = word.trim().to_ascii_lowercase();
        Self::KNOWN
            .iter()
            .find(|(known, _)| *known == lower)
            .map_or_else(
                || Self::Other(word.to_owned()),
                |(_, status)| status.clone(),
            )
    }

    /// Whether nothing more will happen by itself.
    pub fn is_over(&self) -> bool {
        matches!(self, Self::Closed | Self::Rejected | Self::Withdrawn)
    }
}

impl Serialize for CaseStatus {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Read for CaseStatus {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.text().map(Self::from_word)
    }
}

readable!(CaseStatus);

/// Something the resident must do.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ask {
    /// What to do, as an instruction.
    pub what: Text,
    /// Until when, if there is an end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<NaiveDate>,
}

readable!(Ask {
    what: need,
    due: optional
});

/// One thing that happened.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Event {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What kind of step it was.
    pub kind: EventKind,
    /// Who did it.
    pub by: Text,
    /// One sentence for the resident.
    pub text: Text,
}

readable!(Event {
    at: need,
    kind: need,
    by: or_default,
    text: need
});

/// Which line of the timeline an event stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// By the resident.
    Resident,
    /// By the community.
    Community,
    /// The community calls a department: the line crosses over.
    Whistle,
    /// By a department.
    Department,
    /// A department hands back to the community.
    Return,
    /// By the system or an office; and anything not known yet.
    Office,
}

words!(EventKind {
    "resident" => Resident,
    "community" => Community,
    "whistle" => Whistle,
    "department" => Department,
    "return" => Return,
    else Office
});

/// One thing the resident sent, for the "what you sent" list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SentField {
    /// Name of the field.
    pub label: Text,
    /// What was sent, masked where it must be.
    pub value: Text,
}

readable!(SentField {
    label: need,
    value: need
});

/// A message between the resident and the city.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Message {
    /// When it was received.
    pub at: DateTime<FixedOffset>,
    /// Who wrote it.
    pub from: Author,
    /// Plain text, never markup.
    pub text: String,
}

readable!(Message {
    at: need,
    from: need,
    text: need
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

/// The official score of an application.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficialScore {
    /// The scheme it was scored by.
    pub scheme: SchemeId,
    /// Its version.
    pub scheme_version: String,
    /// The purpose applied for.
    pub purpose: PurposeId,
    /// The day it was scored for.
    pub as_of: NaiveDate,
    /// Every step.
    pub explained: Explained,
}

readable!(OfficialScore {
    scheme: need,
    scheme_version: need,
    purpose: need,
    as_of: need,
    explained: need,
});

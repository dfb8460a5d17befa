//! How far a case is.

use crate::domain::read::{At, Read, Unreadable, readable, words};
use serde::{Serialize, Serializer};

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

/// The four heaps a resident's cases lie in; every case lies in one of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseState {
    /// The resident must do something.
    NeedsYou,
    /// There is an answer, and nothing is asked of the resident.
    Answered,
    /// Nothing more happens by itself.
    Over,
    /// Under way; and any word not known yet.
    Open,
}

words!(CaseState {
    "needs_you" => NeedsYou,
    "answered" => Answered,
    "over" => Over,
    else Open
});

impl CaseState {
    /// The word on the wire, also of the filter.
    pub fn word(self) -> &'static str {
        match self {
            Self::NeedsYou => "needs_you",
            Self::Answered => "answered",
            Self::Over => "over",
            Self::Open => "open",
        }
    }

    /// Where a case lies.
    pub fn of(status: &CaseStatus, needs_you: bool) -> Self {
        if status.is_over() {
            Self::Over
        } else if needs_you {
            Self::NeedsYou
        } else if *status == CaseStatus::Answered {
            Self::Answered
        } else {
            Self::Open
        }
    }
}

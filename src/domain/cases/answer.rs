//! Answered is not fixed: what the city answered, and what the resident says to it.

use crate::domain::read::{readable, words};
use crate::domain::receipt::ReceivedFile;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// The city's answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CityAnswer {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Who answered.
    pub by: Text,
    /// What they answered.
    pub text: Text,
    /// Whether they say that it is fixed.
    pub fixed: Fixed,
    /// Photos from before, in the order of those after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub before: Vec<ReceivedFile>,
    /// Photos of the finished work.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub after: Vec<ReceivedFile>,
}

readable!(CityAnswer {
    at: need,
    by: or_default,
    text: need,
    fixed: or_default,
    before: or_default,
    after: or_default,
});

/// Whether the city says that it is fixed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fixed {
    /// It is.
    Yes,
    /// Not yet, or only in part.
    No,
    /// It cannot be, and the answer says why.
    NotPossible,
    /// Nobody said; and anything not known yet.
    #[default]
    Unknown,
}

words!(Fixed {
    "yes" => Yes,
    "no" => No,
    "not_possible" => NotPossible,
    else Unknown
});

/// The time in which the resident can say whether it is fixed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Window {
    /// When it closes.
    pub until: DateTime<FixedOffset>,
    /// What the resident has said.
    pub verdict: Verdict,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decided_at: Option<DateTime<FixedOffset>>,
}

readable!(Window {
    until: need,
    verdict: or_default,
    decided_at: optional
});

impl Window {
    /// Whether something can still be said.
    pub fn is_open(&self, now: DateTime<FixedOffset>) -> bool {
        now < self.until
    }
}

/// What the resident says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Nothing yet; and anything not known yet.
    #[default]
    Open,
    /// It is fixed.
    Fixed,
    /// It is not: the same case goes on.
    NotFixed,
}

words!(Verdict {
    "fixed" => Fixed,
    "not_fixed" => NotFixed,
    else Open
});

/// What the resident thinks of the answer, and the reasons on offer.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Rating {
    /// One to five; absent until something was said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stars: Option<u32>,
    /// The codes that were chosen.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// In the resident's own words; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What can be chosen.
    pub offered: Vec<RatingReason>,
}

readable!(Rating {
    stars: optional,
    reasons: or_default,
    text: or_default,
    offered: or_default,
});

/// A reason for a rating.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RatingReason {
    /// What is sent.
    pub code: String,
    /// What is read.
    pub label: Text,
}

readable!(RatingReason {
    code: need,
    label: need
});

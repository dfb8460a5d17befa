//! What has happened to a case.

use super::promise::Clause;
use crate::domain::identity::EventId;
use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::ops::Not;

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Event {
    /// Its name, which never changes; absent from a server that gives none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<EventId>,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// What kind of step it was.
    pub kind: EventKind,
    /// Who did it.
    pub by: Text,
    /// One sentence for the resident.
    pub text: Text,
    /// The promise it meets; for an urge, the promise it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clause: Option<Clause>,
    /// Whether that promise was broken by then.
    #[serde(skip_serializing_if = "Not::not")]
    pub late: bool,
    /// Who had the case before, where it changes hands; else empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub from: Text,
    /// Who has it then.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub to: Text,
    /// Why: of a pause, a step back, a return, a hand-over; else empty.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub why: Text,
}

readable!(Event {
    id: optional,
    at: need,
    kind: need,
    by: or_default,
    text: need,
    clause: optional,
    late: or_default,
    from: or_default,
    to: or_default,
    why: or_default,
});

/// What kind of step it was; the first six say on whose line it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
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
    #[default]
    Office,
    /// From one department to another.
    Handover,
    /// The clocks stand still from here on, and `why` says why.
    Pause,
    /// They go on.
    Resume,
    /// The city answers.
    Answer,
    /// The resident says that it is not fixed: the same case again.
    Reopened,
    /// The resident urges, or the city answers an urge.
    Urge,
    /// It went backwards, and `why` says why.
    StepBack,
}

words!(EventKind {
    "resident" => Resident,
    "community" => Community,
    "whistle" => Whistle,
    "department" => Department,
    "return" => Return,
    "handover" => Handover,
    "pause" => Pause,
    "resume" => Resume,
    "answer" => Answer,
    "reopened" => Reopened,
    "urge" => Urge,
    "step_back" => StepBack,
    else Office
});

/// One message of `GET /api/v1/events`: a case has changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseChange {
    /// Which.
    pub number: crate::domain::identity::CaseNumber,
    /// When it changed.
    pub at: DateTime<FixedOffset>,
    /// The line of its timeline that is new; absent where something else of it
    /// changed, as a message or the state of a file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_id: Option<EventId>,
    /// How far it is then.
    pub status: super::status::CaseStatus,
}

readable!(CaseChange {
    number: need,
    at: need,
    event_id: optional,
    status: need,
});

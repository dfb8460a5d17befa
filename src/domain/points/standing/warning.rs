//! What will happen unless something is done.

use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// A warning. Nothing is ever set to zero without one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Warning {
    /// What it warns of.
    pub kind: WarningKind,
    /// One sentence for the resident.
    pub text: Text,
    /// When it will happen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due: Option<DateTime<FixedOffset>>,
}

readable!(Warning {
    kind: need,
    text: need,
    due: optional,
});

/// What a warning is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WarningKind {
    /// Items will count nothing, because papers do not come.
    AutomaticZero,
    /// It takes part in no round.
    OutsideOfRound,
    /// Anything not known yet; the text says what.
    Other,
}

words!(WarningKind {
    "automatic_zero" => AutomaticZero,
    "outside_of_round" => OutsideOfRound,
    else Other
});

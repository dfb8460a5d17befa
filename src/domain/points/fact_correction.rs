//! What a resident says against a register: the right value, why, and the paper
//! that shows it.

use super::application::Consent;
use super::facts::FactValue;
use crate::domain::identity::{AttachmentId, CaseNumber, FactId};
use crate::domain::read::{readable, words};
use chrono::NaiveDate;
use serde::Serialize;

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 500;

/// Files for one correction at most.
pub const MOST_FILES: usize = 5;

/// `POST /api/v1/schemes/{id}/facts/corrections`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactCorrection {
    /// The fact that a register holds wrongly.
    pub fact: FactId,
    /// What is right.
    #[serde(flatten)]
    pub value: FactValue,
    /// Why, in the resident's words; 1 to [`LONGEST_REASON`] characters.
    pub reason: String,
    /// The files that show it, at most [`MOST_FILES`].
    pub evidence: Vec<AttachmentId>,
    /// The consent given for them; absent where none is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

readable!(FactCorrection {
    fact: need,
    value: flat,
    reason: need,
    evidence: or_default,
    consent: optional
});

/// A correction that has been asked for, as the fact tells it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AskedCorrection {
    /// The case it is dealt with under.
    pub number: CaseNumber,
    /// The day it was asked for.
    pub asked_on: NaiveDate,
    /// What the resident says is right.
    #[serde(flatten)]
    pub value: FactValue,
    /// What has become of it. One that was granted is gone: the register holds
    /// the value.
    pub state: CorrectionState,
}

readable!(AskedCorrection {
    number: need,
    asked_on: need,
    value: flat,
    state: or_default
});

impl AskedCorrection {
    /// Whether it has not been decided yet.
    pub fn is_open(&self) -> bool {
        self.state == CorrectionState::Open
    }
}

/// What has become of a correction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionState {
    /// It is being looked at.
    #[default]
    Open,
    /// The register stays as it is.
    Refused,
}

words!(CorrectionState {
    "open" => Open,
    "refused" => Refused,
});

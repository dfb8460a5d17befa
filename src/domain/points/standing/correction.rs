//! Papers that are asked for, and what is sent in answer.

use crate::domain::identity::FactId;
use crate::domain::points::application::{Consent, Evidence};
use crate::domain::points::facts::Facts;
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

/// A correction round: what must be proven, and by when.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Correction {
    /// When it was asked for.
    pub opened_at: DateTime<FixedOffset>,
    /// The last day for it.
    pub due: NaiveDate,
    /// Whether what is not proven by then counts nothing.
    pub zero_if_missed: bool,
    /// What must be proven.
    pub items: Vec<CorrectionItem>,
}

readable!(Correction {
    opened_at: need,
    due: need,
    zero_if_missed: or_default,
    items: need,
});

/// One fact that must be proven.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CorrectionItem {
    /// Which fact.
    pub fact: FactId,
    /// What it is called.
    pub label: Text,
    /// What is missing, in a sentence for the resident.
    pub why: Text,
    /// Whether something has come.
    pub received: bool,
}

readable!(CorrectionItem {
    fact: need,
    label: need,
    why: need,
    received: or_default,
});

impl Correction {
    /// Whether something has come for every fact.
    pub fn is_complete(&self) -> bool {
        self.items.iter().all(|item| item.received)
    }
}

/// `POST /api/v1/points/applications/{number}/corrections`: papers, corrected
/// facts, or both, for facts of the round.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewCorrection {
    /// Facts with other values than before; the others stay as they are.
    pub facts: Facts,
    /// The files that prove them.
    pub evidence: Vec<Evidence>,
    /// The consent given for the files; absent where none is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

readable!(NewCorrection {
    facts: or_default,
    evidence: need,
    consent: optional,
});

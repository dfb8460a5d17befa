//! What was found out about one fact.

use super::Dossier;
use crate::clock::Moment;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::facts::FactValue;
use longgang_portal::domain::text::Text;
use serde::{Deserialize, Serialize};

/// One finding. A later one about the same fact replaces it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Finding {
    /// When.
    pub at: Moment,
    /// About which fact.
    pub fact: FactId,
    /// What.
    pub verdict: Verdict,
    /// Which register or desk found it.
    pub by: Text,
    /// One sentence for the resident.
    pub why: Text,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is as the resident says.
    Confirmed,
    /// The resident said nothing of it; this is what a register holds.
    Added(FactValue),
    /// It is otherwise than the resident says.
    Replaced(FactValue),
    /// It is not proven, so it counts nothing.
    Unproven,
}

impl Dossier {
    /// The latest finding about a fact.
    pub fn found(&self, fact: &FactId) -> Option<&Finding> {
        self.findings.iter().rev().find(|one| one.fact == *fact)
    }

    /// Whether a fact still waits for a finding.
    pub fn is_open(&self, fact: &FactId) -> bool {
        self.found(fact).is_none()
    }

    /// Writes a finding down.
    pub fn find(&mut self, at: Moment, fact: &FactId, verdict: Verdict, by: Text, why: Text) {
        self.findings.push(Finding {
            at,
            fact: fact.clone(),
            verdict,
            by,
            why,
        });
    }
}

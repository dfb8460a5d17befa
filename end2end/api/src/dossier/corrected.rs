//! Facts that were corrected: what counted before, so that the past of the score
//! stays what it was.

use super::Dossier;
use crate::clock::Moment;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact};
use serde::{Deserialize, Serialize};

/// One fact that was corrected.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Corrected {
    /// When.
    pub at: Moment,
    /// Which.
    pub fact: FactId,
    /// What was said of it before; none where nothing was.
    pub before: Option<KnownFact>,
}

impl Dossier {
    /// What the resident says from now on; the same value again is no correction.
    pub fn say(&mut self, at: Moment, fact: &FactId, value: &FactValue) {
        let before = self.facts.get(fact).cloned();
        if before.as_ref().is_some_and(|known| known.value == *value) {
            return;
        }
        self.corrected.push(Corrected {
            at,
            fact: fact.clone(),
            before,
        });
        self.facts.claim(fact.clone(), value.clone());
    }

    /// What the resident said at a moment.
    pub fn said_at(&self, at: Moment) -> Facts {
        let mut facts = self.facts.clone();
        for later in self.corrected.iter().rev().filter(|one| one.at > at) {
            match &later.before {
                Some(known) => facts.0.insert(later.fact.clone(), known.clone()),
                None => facts.0.remove(&later.fact),
            };
        }
        facts
    }
}

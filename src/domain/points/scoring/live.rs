//! A score that is kept up to date: after a change only the nodes that depend on
//! it are worked out again.

use super::dependents::Dependents;
use super::memory::{Memory, References};
use super::{Case, Scoring};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::{Facts, KnownFact};
use crate::domain::points::scheme::Scheme;
use crate::domain::points::score::as_gates_leave_it;
use crate::domain::points::view::{InOrder, definitions};
use chrono::NaiveDate;
use std::sync::Arc;

/// The score of facts under a scheme for one purpose and day, and the facts. At
/// every moment it is what [`score`] says of them.
///
/// [`score`]: crate::domain::points::score::score
pub struct LiveScore {
    scheme: Arc<Scheme>,
    purpose: PurposeId,
    as_of: NaiveDate,
    facts: Facts,
    order: InOrder,
    references: References,
    dependents: Dependents,
    memory: Memory,
    explained: Explained,
    evaluated: usize,
}

impl LiveScore {
    /// Scores for the first time.
    pub fn new(scheme: Arc<Scheme>, facts: Facts, purpose: PurposeId, as_of: NaiveDate) -> Self {
        let mut memory = Memory::default();
        let (references, dependents, explained, evaluated) = {
            let definitions = definitions(&scheme);
            let case = Case {
                scheme: &scheme,
                definitions: &definitions,
                facts: &facts,
                purpose: &purpose,
                as_of,
            };
            let references = References::of(case);
            let dependents = Dependents::of(case, &references);
            let (explained, evaluated) = scored(case, &references, &mut memory);
            (references, dependents, explained, evaluated)
        };
        Self {
            purpose,
            as_of,
            facts,
            order: InOrder::of(&scheme),
            references,
            dependents,
            memory,
            explained,
            evaluated,
            scheme,
        }
    }

    /// Takes in what is known now of these facts; `None` for what is not known
    /// any more. A fact known as before costs nothing.
    pub fn change(&mut self, changes: impl IntoIterator<Item = (FactId, Option<KnownFact>)>) {
        let mut changed = Vec::new();
        for (fact, known) in changes {
            if self.facts.get(&fact) == known.as_ref() {
                continue;
            }
            match known {
                Some(known) => self.facts.0.insert(fact.clone(), known),
                None => self.facts.0.remove(&fact),
            };
            changed.push(fact);
        }
        self.evaluated = 0;
        if changed.is_empty() {
            return;
        }
        self.dependents
            .forget(&changed, &self.references, &mut self.memory);
        let definitions = self.order.definitions(&self.scheme);
        let case = Case {
            scheme: &self.scheme,
            definitions: &definitions,
            facts: &self.facts,
            purpose: &self.purpose,
            as_of: self.as_of,
        };
        (self.explained, self.evaluated) = scored(case, &self.references, &mut self.memory);
    }

    /// What is known.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// The score of it. What has not changed since the one before is shared with
    /// it.
    pub fn explained(&self) -> &Explained {
        &self.explained
    }

    /// How many nodes the last change, or the beginning, made it work out. A node
    /// that others refer to is worked out once more for them, and one for several
    /// persons once for each.
    pub fn evaluated(&self) -> usize {
        self.evaluated
    }
}

fn scored(case: Case<'_>, references: &References, memory: &mut Memory) -> (Explained, usize) {
    let scoring = Scoring::remembering(case, references, memory);
    let root = scoring.node(
        &case.scheme.root,
        CountDay::start_of(case.as_of),
        false,
        &mut memory.root,
    );
    let explained = as_gates_leave_it(&scoring, root);
    (explained, scoring.evaluations())
}

//! The estimate of one purpose, kept up to date while the resident answers: an
//! answer makes only what depends on it be worked out again.

use super::clock;
use super::points::Desk;
use crate::domain::forms::definition::FormDefinition;
use crate::domain::forms::live_facts::LiveFacts;
use crate::domain::identity::PurposeId;
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::{Facts, VerifiedFact};
use crate::domain::points::scheme::Scheme;
use crate::domain::points::scoring::LiveScore;
use crate::funnel::{Kept, kept};
use leptos::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// What is known, and the score of it. Both are worked out when they are read;
/// they end with the owner they were made under.
#[derive(Clone, Copy)]
pub struct Estimate {
    /// What is known by now.
    pub facts: Kept<Facts>,
    /// The score of it.
    pub explained: Kept<Explained>,
}

impl Estimate {
    /// For the answers on `desk` to `form`, which asks for the facts that matter
    /// for `purpose`.
    pub fn new(
        desk: &Desk,
        scheme: &Arc<Scheme>,
        purpose: &PurposeId,
        form: &Arc<FormDefinition>,
    ) -> Self {
        let live = Arc::new(Live {
            desk: desk.clone(),
            scheme: Arc::clone(scheme),
            purpose: purpose.clone(),
            form: Arc::clone(form),
            known: Mutex::new(None),
        });
        let facts = {
            let live = Arc::clone(&live);
            kept(move || live.read(|score| score.facts().clone()))
        };
        Self {
            facts,
            explained: kept(move || live.read(|score| score.explained().clone())),
        }
    }
}

struct Live {
    desk: Desk,
    scheme: Arc<Scheme>,
    purpose: PurposeId,
    form: Arc<FormDefinition>,
    known: Mutex<Option<Known>>,
}

struct Known {
    verified: Vec<VerifiedFact>,
    /// The answers up to here are in it.
    revision: u64,
    facts: LiveFacts,
    score: LiveScore,
}

impl Live {
    /// Reads the score after the last change, tracked.
    fn read<T>(&self, read: impl FnOnce(&LiveScore) -> T) -> T {
        let answers = &self.desk.form.answers;
        let revision = answers.revision().get();
        let verified = self.desk.verified.get();
        let mut known = self.lock();
        let known = match known.take() {
            Some(before) if before.verified == verified => known.insert(before),
            _ => known.insert(self.first(verified)),
        };
        let mut changes = Vec::new();
        for (field, answer) in answers.changes_after(known.revision) {
            changes.extend(known.facts.change(&field, answer));
        }
        known.revision = revision;
        known.score.change(changes);
        read(&known.score)
    }

    /// With the answers there are: they count as one change.
    fn first(&self, verified: Vec<VerifiedFact>) -> Known {
        let answers = &self.desk.form.answers;
        let today = clock::today();
        let mut facts = LiveFacts::new(Arc::clone(&self.form), &verified, today);
        for (field, answer) in answers.snapshot_untracked() {
            facts.change(&field, answer);
        }
        let score = LiveScore::new(
            Arc::clone(&self.scheme),
            facts.facts(),
            self.purpose.clone(),
            today,
        );
        Known {
            verified,
            revision: answers.revision().get_untracked(),
            facts,
            score,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Option<Known>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

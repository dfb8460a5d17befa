//! What has been typed into a form: one signal per field, so that a keystroke
//! wakes only what depends on its field.

use crate::domain::forms::answer::{Answer, Answers};
use crate::domain::identity::FieldId;
use crate::domain::map::Map;
use leptos::prelude::*;
use std::sync::{Arc, PoisonError, RwLock};

/// The answers of one form. It outlives the pages that show it: clones share
/// the same answers, and the signals belong to no page.
#[derive(Clone)]
pub struct AnswerStore(Arc<Inner>);

struct Inner {
    fields: RwLock<Map<FieldId, ArcRwSignal<Answer>>>,
    /// The revision with which each field last changed.
    changed: RwLock<Map<FieldId, u64>>,
    revision: ArcRwSignal<u64>,
}

impl Default for AnswerStore {
    fn default() -> Self {
        Self::new()
    }
}

/// Two handles are equal when they share the same answers.
impl PartialEq for AnswerStore {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl AnswerStore {
    /// An empty form.
    pub fn new() -> Self {
        Self(Arc::new(Inner {
            fields: RwLock::default(),
            changed: RwLock::default(),
            revision: ArcRwSignal::new(0),
        }))
    }

    /// The answer to `field`, tracked: whoever asks is woken when it changes.
    pub fn get(&self, field: &FieldId) -> Answer {
        self.field(field).get()
    }

    /// The answer to `field` as it stands.
    pub fn get_untracked(&self, field: &FieldId) -> Answer {
        self.field(field).get_untracked()
    }

    /// Keeps `answer`. The same answer again wakes nobody.
    pub fn set(&self, field: &FieldId, answer: Answer) {
        if self.put(field, answer) {
            self.tick();
        }
    }

    /// The signal of `field`, to read. Writing goes through [`Self::set`], so
    /// that the revision never misses a change.
    pub fn signal(&self, field: &FieldId) -> ArcReadSignal<Answer> {
        self.field(field).read_only()
    }

    /// All answers that are not empty, tracked.
    pub fn snapshot(&self) -> Answers {
        self.0.revision.track();
        self.snapshot_untracked()
    }

    /// All answers that are not empty, as they stand.
    pub fn snapshot_untracked(&self) -> Answers {
        self.signals()
            .into_iter()
            .map(|(id, signal)| (id, signal.get_untracked()))
            .filter(|(_, answer)| *answer != Answer::Empty)
            .collect()
    }

    /// Takes over a whole set of answers; what it does not name becomes empty.
    pub fn load(&self, answers: Answers) {
        let mut changed = false;
        for (id, _) in self.signals() {
            if !answers.contains_key(&id) {
                changed |= self.put(&id, Answer::Empty);
            }
        }
        for (id, answer) in answers {
            changed |= self.put(&id, answer);
        }
        if changed {
            self.tick();
        }
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.load(Answers::new());
    }

    /// Ticks on every change of any answer; a draft is saved by it.
    pub fn revision(&self) -> ArcReadSignal<u64> {
        self.0.revision.read_only()
    }

    /// The answers that have changed after `revision`, as they stand.
    pub fn changes_after(&self, revision: u64) -> Vec<(FieldId, Answer)> {
        let changed = self
            .0
            .changed
            .read()
            .unwrap_or_else(PoisonError::into_inner);
        let later = changed.iter().filter(|(_, at)| **at > revision);
        let ids: Vec<FieldId> = later.map(|(id, _)| id.clone()).collect();
        drop(changed);
        ids.into_iter()
            .map(|id| {
                let answer = self.get_untracked(&id);
                (id, answer)
            })
            .collect()
    }

    fn tick(&self) {
        self.0.revision.update(|revision| *revision += 1);
    }

    /// Whether the answer was another before.
    fn put(&self, field: &FieldId, answer: Answer) -> bool {
        let signal = self.field(field);
        if signal.with_untracked(|kept| *kept != answer) {
            // The tick that is to come.
            let revision = self.0.revision.get_untracked() + 1;
            let mut changed = self
                .0
                .changed
                .write()
                .unwrap_or_else(PoisonError::into_inner);
            changed.insert(field.clone(), revision);
        }
        // The lock on the fields is free again: whoever is woken may ask for
        // another field.
        signal
            .try_maybe_update(|kept| {
                let changed = *kept != answer;
                *kept = answer;
                (changed, changed)
            })
            .unwrap_or(false)
    }

    fn signals(&self) -> Vec<(FieldId, ArcRwSignal<Answer>)> {
        let fields = self.0.fields.read().unwrap_or_else(PoisonError::into_inner);
        fields
            .iter()
            .map(|(id, signal)| (id.clone(), signal.clone()))
            .collect()
    }

    fn field(&self, field: &FieldId) -> ArcRwSignal<Answer> {
        {
            let fields = self.0.fields.read().unwrap_or_else(PoisonError::into_inner);
            if let Some(signal) = fields.get(field) {
                return signal.clone();
            }
        }
        let mut fields = self
            .0
            .fields
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        fields
            .get_or_insert_with(field.clone(), || ArcRwSignal::new(Answer::Empty))
            .clone()
    }
}

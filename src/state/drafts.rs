//! Drafts of forms on this device: saved within a second of the last change,
//! when a field is left and when the page goes out of sight, and only where the
//! resident chose to keep them.

use super::answers::AnswerStore;
use super::{clock, looks, rooted};
use crate::domain::draft::Draft;
use crate::domain::forms::answer::Answers;
use crate::domain::forms::definition::FormDefinition;
use crate::funnel::effect;
use crate::storage::drafts::{self, Lasting};
use chrono::{DateTime, FixedOffset};
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// From a change to the write; the write itself takes a few milliseconds.
const PAUSE: Duration = Duration::from_millis(700);

/// How the draft of a form stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftState {
    /// Nothing is kept: not wanted, not asked yet, or nothing typed.
    None,
    /// On this device since then.
    Saved(DateTime<FixedOffset>),
    /// In memory since then: this browser does not store anything.
    UntilClosed(DateTime<FixedOffset>),
}

/// Keeps the draft of one form. Clones share it.
#[derive(Clone)]
pub struct DraftKeeper(Arc<Keeper>);

struct Keeper {
    /// The name the draft is stored under.
    name: String,
    answers: AnswerStore,
    /// What may be kept is known only with the form's definition.
    form: ArcRwSignal<Option<Arc<FormDefinition>>>,
    state: ArcRwSignal<DraftState>,
    /// The draft of an earlier visit, until the resident decides about it.
    offer: ArcRwSignal<Option<Draft>>,
    /// A change waits to be written.
    changed: AtomicBool,
    /// A change is not known to be written.
    unwritten: AtomicBool,
    /// The form was closed; nothing is written any more.
    closed: AtomicBool,
}

impl DraftKeeper {
    /// A keeper for `answers` under `name`. It does nothing until it knows the
    /// form, see [`Self::watch`].
    pub fn new(name: &str, answers: AnswerStore) -> Self {
        Self(Arc::new(Keeper {
            name: name.to_owned(),
            answers,
            form: ArcRwSignal::new(None),
            state: ArcRwSignal::new(DraftState::None),
            offer: ArcRwSignal::new(None),
            changed: AtomicBool::new(false),
            unwritten: AtomicBool::new(false),
            closed: AtomicBool::new(false),
        }))
    }

    /// How the draft stands.
    pub fn state(&self) -> ArcReadSignal<DraftState> {
        self.0.state.read_only()
    }

    /// Tells the form's definition and starts keeping. Again with another
    /// definition (another language, another version) takes that one.
    pub fn watch(&self, form: FormDefinition) {
        let first = self.0.form.get_untracked().is_none();
        self.0.form.set(Some(Arc::new(form)));
        if first {
            self.follow();
            let keeper = self.clone();
            spawn_local(async move { keeper.look_for_offer().await });
        }
    }

    /// The draft of an earlier visit, for the page to offer. While it stands,
    /// nothing is written over it.
    pub fn offer(&self) -> ArcReadSignal<Option<Draft>> {
        self.0.offer.read_only()
    }

    /// Takes the offered draft into the form: what still fits it, where nothing
    /// has been typed yet.
    pub fn take_up(&self) {
        let (Some(draft), Some(form)) = (self.0.offer.get_untracked(), self.0.form.get_untracked())
        else {
            return;
        };
        let typed = self.0.answers.snapshot_untracked();
        self.0.offer.set(None);
        self.0.state.set(DraftState::Saved(draft.saved_at));
        let mut answers = draft.fitting(&form);
        answers.extend(typed);
        self.0.answers.load(answers);
    }

    /// The answers of the draft of an earlier visit, as far as they fit `form`. None
    /// where drafts are not kept, where there is none, where it cannot be read any
    /// more, or where nothing of it fits.
    pub async fn earlier(&self, form: &FormDefinition) -> Option<Answers> {
        let answers = self.read().await?.fitting(form);
        (!answers.is_empty()).then_some(answers)
    }

    async fn read(&self) -> Option<Draft> {
        if looks::keep_drafts().get_untracked() != Some(true) {
            return None;
        }
        let text = drafts::read(&self.0.name).await?;
        Draft::read(&text).ok()
    }

    /// Offers the draft of an earlier visit, unless nothing of it fits, or all of it
    /// is in the form already.
    async fn look_for_offer(&self) {
        let (Some(draft), Some(form)) = (self.read().await, self.0.form.get_untracked()) else {
            return;
        };
        let answers = draft.fitting(&form);
        if answers.is_empty() {
            return;
        }
        if answers == self.0.answers.snapshot_untracked() {
            self.0.state.set(DraftState::Saved(draft.saved_at));
        } else {
            self.0.offer.set(Some(draft));
        }
    }

    /// Deletes the draft; what is typed stays in the form, and the next change
    /// begins another.
    pub async fn discard(&self) {
        self.0.changed.store(false, Ordering::Relaxed);
        self.0.unwritten.store(false, Ordering::Relaxed);
        self.0.offer.set(None);
        drafts::delete(&self.0.name).await;
        self.0.state.set(DraftState::None);
    }

    /// Deletes the offered draft; what was typed while the offer stood begins
    /// the next one.
    pub async fn refuse_offer(&self) {
        self.discard().await;
        if !self.0.answers.snapshot_untracked().is_empty() {
            self.touch();
        }
    }

    /// Deletes the draft and stops: the form has been received.
    pub async fn close(&self) {
        self.stop();
        drafts::delete(&self.0.name).await;
    }

    /// Writes now what is not written yet.
    pub fn flush(&self) {
        if self.0.changed.swap(false, Ordering::Relaxed) {
            let keeper = self.clone();
            spawn_local(async move { keeper.save().await });
        }
    }

    /// The page may be gone in a moment: keeps at once what is not known to be
    /// written.
    pub fn leave(&self) {
        if self.0.unwritten.load(Ordering::Relaxed)
            && let Some(draft) = self.draft().filter(|draft| !draft.answers.is_empty())
        {
            drafts::hand_over(&self.0.name, &draft.write());
        }
        self.flush();
    }

    /// Stops without touching what is stored.
    pub(super) fn stop(&self) {
        self.0.closed.store(true, Ordering::Relaxed);
        self.0.changed.store(false, Ordering::Relaxed);
        self.0.state.set(DraftState::None);
    }

    fn follow(&self) {
        let keeper = self.clone();
        let (revision, wish) = (self.0.answers.revision(), looks::keep_drafts());
        rooted(|| {
            let mut before = None;
            effect(move || {
                let now = (revision.get(), wish.get());
                if let Some(before) = before {
                    keeper.react(before, now);
                } else if now.1 == Some(true) && now.0 > 0 {
                    keeper.touch();
                }
                before = Some(now);
            });
        });
    }

    fn react(&self, before: (u64, Option<bool>), now: (u64, Option<bool>)) {
        if before.1 != now.1 && now.1 != Some(true) {
            let keeper = self.clone();
            spawn_local(async move { keeper.discard().await });
        } else if now.1 == Some(true) {
            self.touch();
        }
    }

    /// Something changed: write soon. Changes until then are written with it.
    fn touch(&self) {
        if self.0.closed.load(Ordering::Relaxed) || self.0.changed.swap(true, Ordering::Relaxed) {
            return;
        }
        self.0.unwritten.store(true, Ordering::Relaxed);
        let keeper = self.clone();
        set_timeout(move || keeper.flush(), PAUSE);
    }

    /// What there is to keep; none where nothing may be kept now.
    fn draft(&self) -> Option<Draft> {
        let form = self.0.form.get_untracked()?;
        let wanted = looks::keep_drafts().get_untracked() == Some(true);
        let undecided = self.0.offer.with_untracked(Option::is_some);
        (wanted && !undecided && !self.0.closed.load(Ordering::Relaxed))
            .then(|| Draft::of(&form, &self.0.answers.snapshot_untracked(), clock::now()))
    }

    async fn save(&self) {
        let Some(draft) = self.draft() else { return };
        if draft.answers.is_empty() {
            drafts::delete(&self.0.name).await;
            return self.0.state.set(DraftState::None);
        }
        let lasting = drafts::write(&self.0.name, &draft.write()).await;
        // Received or signed out while it was being written.
        if self.0.closed.load(Ordering::Relaxed) {
            return drafts::delete(&self.0.name).await;
        }
        if !self.0.changed.load(Ordering::Relaxed) {
            self.0.unwritten.store(false, Ordering::Relaxed);
        }
        self.0.state.set(match lasting {
            Lasting::OnDevice => DraftState::Saved(draft.saved_at),
            Lasting::UntilClosed => DraftState::UntilClosed(draft.saved_at),
        });
    }
}

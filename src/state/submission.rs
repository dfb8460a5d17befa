//! Sending something that must arrive exactly once. One intent of the resident
//! has one idempotency key from the first try to the receipt; a cut connection
//! means "unknown", never "failed", and is answered by asking again under the
//! same key.

use super::{clock, looks, network, rooted};
use crate::api::{self, ApiError};
use crate::domain::identity::IdempotencyKey;
use crate::domain::kept_key;
use crate::domain::map::Map;
use crate::domain::problem::Problem;
use crate::domain::receipt::Receipt;
use crate::domain::retry;
use crate::funnel::effect;
use crate::storage::keys;
use leptos::prelude::*;
use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen_futures::spawn_local;

/// Where a submission stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SubmissionState {
    /// Nothing has been sent.
    Idle,
    /// On its way.
    Sending,
    /// Not sent: there is no network. It goes by itself when there is one.
    Offline,
    /// The last try brought no answer; the next one comes by itself.
    Waiting {
        /// Tries so far.
        tries: u32,
        /// Seconds until the next.
        next_in: u32,
    },
    /// No try brought an answer. Whether it arrived is not known;
    /// [`Submission::retry`] asks again and cannot send it twice.
    Unknown,
    /// It may have been taken by a server that would take it twice. Sending
    /// again is for the resident to decide, who reads so.
    Unclear,
    /// The server said no, and why. What was typed stays.
    Refused(Problem),
    /// It is there.
    Done(Receipt),
}

impl SubmissionState {
    /// Whether the form must stand still: what is on its way may not be changed.
    pub fn is_under_way(&self) -> bool {
        matches!(
            self,
            Self::Sending | Self::Offline | Self::Waiting { .. } | Self::Unknown
        )
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<Receipt, ApiError>>>>;
type Send = Rc<dyn Fn(IdempotencyKey) -> Answer>;
type Done = Rc<dyn Fn(&Receipt)>;

/// What is being sent, kept as it was when the resident pressed the button.
#[derive(Clone)]
struct Intent {
    key: IdempotencyKey,
    content: String,
    send: Send,
    done: Done,
    /// Whether some try brought no answer that tells what became of it.
    unsure: bool,
    /// Whether its key is on the device, if it is to be.
    kept: bool,
}

thread_local! {
    // Closures over browser objects cannot travel inside a signal.
    static INTENTS: RefCell<Map<u32, Intent>> = RefCell::default();
}

/// The submission of one form. Clones share it; it goes on when its page is
/// left.
#[derive(Clone)]
pub struct Submission {
    id: u32,
    /// The form whose key outlives the page; empty for none.
    form: String,
    state: ArcRwSignal<SubmissionState>,
}

impl Default for Submission {
    fn default() -> Self {
        Self::new()
    }
}

impl Submission {
    /// Nothing sent yet.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        Self {
            id,
            form: String::new(),
            state: ArcRwSignal::new(SubmissionState::Idle),
        }
    }

    /// Of a form that may be filled in and sent again after a reload or a crash. A
    /// key that was not answered then is used again, whatever is sent now: a server
    /// that has the first one says so, and does not take a second.
    pub fn of(form: &str) -> Self {
        Self {
            form: form.to_owned(),
            ..Self::new()
        }
    }

    /// Where it stands.
    pub fn state(&self) -> ArcReadSignal<SubmissionState> {
        self.state.read_only()
    }

    /// Sends. `content` is everything that is sent, in any form that differs
    /// when the content does: after a refusal, the same content goes under the
    /// same key and changed content under a new one. `send` makes one request
    /// under the key it is given. `done` runs once, when the receipt is there
    /// and before [`SubmissionState::Done`] is seen.
    ///
    /// While a submission is under way this asks again for that one and ignores
    /// the new content: the old one may have arrived.
    pub fn submit<F>(
        &self,
        content: &str,
        send: impl Fn(IdempotencyKey) -> F + 'static,
        done: impl Fn(&Receipt) + 'static,
    ) where
        F: Future<Output = Result<Receipt, ApiError>> + 'static,
    {
        match self.state.get_untracked() {
            SubmissionState::Done(_) => return,
            state if state.is_under_way() => return self.retry(),
            _ => {}
        }
        let before = INTENTS.with_borrow(|intents| intents.get(&self.id).cloned());
        let before = before.filter(|intent| intent.content == content);
        let unsure = before.as_ref().is_some_and(|intent| intent.unsure);
        let key = before.map_or_else(api::new_key, |intent| intent.key);
        let intent = Intent {
            key,
            content: content.to_owned(),
            send: Rc::new(move |key| Box::pin(send(key))),
            done: Rc::new(done),
            unsure,
            kept: false,
        };
        INTENTS.with_borrow_mut(|intents| intents.insert(self.id, intent));
        self.begin();
    }

    /// Asks again, under the same key, where no answer came or while waiting.
    pub fn retry(&self) {
        let may = matches!(
            self.state.get_untracked(),
            SubmissionState::Unknown | SubmissionState::Waiting { .. } | SubmissionState::Offline
        );
        if may {
            self.begin();
        }
    }

    /// Puts a refusal of this kind away. Nothing else is undone by it.
    pub fn put_refusal_away(&self, slug: &str) {
        let refused = |state: &SubmissionState| matches!(state, SubmissionState::Refused(problem) if problem.slug() == slug);
        if self.state.with_untracked(refused) {
            self.state.set(SubmissionState::Idle);
        }
    }

    /// Forgets the intent: for another person, or when the form is closed.
    pub fn forget(&self) {
        INTENTS.with_borrow_mut(|intents| intents.remove(&self.id));
        self.state.set(SubmissionState::Idle);
    }

    fn begin(&self) {
        self.state.set(SubmissionState::Sending);
        let submission = self.clone();
        spawn_local(async move { submission.run().await });
    }

    fn mark_unsure(&self) {
        INTENTS.with_borrow_mut(|intents| {
            if let Some(intent) = intents.get_mut(&self.id) {
                intent.unsure = true;
            }
        });
    }

    fn keeps(&self) -> bool {
        !self.form.is_empty() && looks::keep_drafts().get_untracked() != Some(false)
    }

    /// Keeps the key before anything is sent under it, or takes up the one of an
    /// earlier visit.
    async fn keep_key(&self) {
        let Some(intent) = self.intent().filter(|intent| !intent.kept && self.keeps()) else {
            return;
        };
        let now = clock::now();
        let kept = keys::read(&self.form).await;
        let earlier = kept.and_then(|text| kept_key::read(&text, now));
        if earlier.is_none() {
            keys::write(&self.form, &kept_key::write(&intent.key, now)).await;
        }
        INTENTS.with_borrow_mut(|intents| {
            if let Some(intent) = intents.get_mut(&self.id) {
                intent.kept = true;
                intent.unsure |= earlier.is_some();
                intent.key = earlier.unwrap_or_else(|| intent.key.clone());
            }
        });
    }

    /// There is an answer: the next time is another intent.
    async fn forget_key(&self) {
        if !self.form.is_empty() {
            keys::delete(&self.form).await;
        }
    }

    fn intent(&self) -> Option<Intent> {
        INTENTS.with_borrow(|intents| intents.get(&self.id).cloned())
    }

    /// One round of tries. Ends early when another round has begun meanwhile
    /// (the button during a wait) or the intent was forgotten.
    async fn run(self) {
        let mut tries = 0;
        loop {
            self.keep_key().await;
            let Some(intent) = self.intent() else { return };
            self.state.set(SubmissionState::Sending);
            tries += 1;
            let answer = (intent.send)(intent.key.clone()).await;
            if self.intent().is_none_or(|now| now.key != intent.key) {
                return;
            }
            // Too many requests: this try did nothing. That is a refusal only
            // where no try before it may have been taken.
            let too_many = match &answer {
                Err(ApiError::Problem(problem)) if problem.status == 429 => Some(problem.clone()),
                answer => {
                    if leaves_unsure(answer) {
                        self.mark_unsure();
                    }
                    None
                }
            };
            let rest = match answer {
                Ok(receipt) => {
                    self.forget_key().await;
                    (intent.done)(&receipt);
                    INTENTS.with_borrow_mut(|intents| intents.remove(&self.id));
                    return self.state.set(SubmissionState::Done(receipt));
                }
                Err(ApiError::Offline) => return self.wait_for_network(),
                Err(ApiError::Problem(problem)) if !is_worth_another_try(&problem) => {
                    // Whoever is not signed in is not told what is there.
                    if problem.status != 401 {
                        self.forget_key().await;
                    }
                    return self.state.set(SubmissionState::Refused(problem));
                }
                Err(ApiError::Unclear) => return self.state.set(SubmissionState::Unclear),
                Err(ApiError::Problem(problem)) => problem.retry_after,
                Err(ApiError::Unreachable | ApiError::Unreadable) => None,
            };
            match retry::wait(tries, js_sys::Math::random(), rest) {
                None => {
                    let sure = self.intent().is_some_and(|intent| !intent.unsure);
                    let refused = too_many.filter(|_| sure).map(SubmissionState::Refused);
                    return self.state.set(refused.unwrap_or(SubmissionState::Unknown));
                }
                Some(milliseconds) => {
                    if !self.count_down(tries, milliseconds).await {
                        return;
                    }
                }
            }
        }
    }

    /// Waits, saying how long. Returns false when somebody did not want to wait.
    async fn count_down(&self, tries: u32, milliseconds: u32) -> bool {
        let mut left = milliseconds;
        loop {
            let waiting = SubmissionState::Waiting {
                tries,
                next_in: left.div_ceil(1_000),
            };
            self.state.set(waiting.clone());
            let step = left.min(1_000);
            api::sleep(step).await;
            if self.state.get_untracked() != waiting {
                return false;
            }
            left -= step;
            if left == 0 {
                return true;
            }
        }
    }

    fn wait_for_network(&self) {
        self.state.set(SubmissionState::Offline);
        // The signal may still say otherwise; sending at once again and again
        // would be the answer to that.
        network::look();
        let submission = self.clone();
        rooted(|| {
            let online = network::online();
            let mut over = false;
            effect(move || {
                let online = online.get();
                if over {
                    return;
                }
                let waits = submission.state.get_untracked() == SubmissionState::Offline;
                if online && waits {
                    submission.begin();
                }
                over = online || !waits;
            });
        });
    }
}

/// Whether the server may have taken it in spite of this answer.
fn leaves_unsure(answer: &Result<Receipt, ApiError>) -> bool {
    match answer {
        Err(ApiError::Unreachable | ApiError::Unreadable | ApiError::Unclear) => true,
        Err(ApiError::Problem(problem)) => is_worth_another_try(problem),
        Ok(_) | Err(ApiError::Offline) => false,
    }
}

/// Whether the same request may bring another answer.
fn is_worth_another_try(problem: &Problem) -> bool {
    retry::is_worth_another_try(problem.status) || problem.slug() == "idempotency-key-in-progress"
}

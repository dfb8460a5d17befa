//! Messages of the resident about a case. What is being written and what is on
//! its way belong to the app: leaving the page loses neither.

use super::opened;
use crate::api::{self, ApiError};
use crate::domain::identity::{CaseNumber, IdempotencyKey};
use crate::domain::map::Map;
use crate::domain::problem::Problem;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::{Arc, Mutex, PoisonError};
use wasm_bindgen_futures::spawn_local;

/// The most characters of a message.
pub const LONGEST: u32 = 1_000;

/// How the message being written stands.
#[derive(Clone, Debug, PartialEq)]
pub enum MessageState {
    /// Being written.
    Writing,
    /// On its way.
    Sending,
    /// No answer came: it may have arrived. Sent again, it still arrives once.
    Unknown,
    /// The server said no.
    Refused(Problem),
    /// The city has it.
    Sent,
}

/// The message being written about one case. Clones share it.
#[derive(Clone)]
pub struct Messages {
    number: CaseNumber,
    text: ArcRwSignal<String>,
    state: ArcRwSignal<MessageState>,
    /// The key of the text that is on its way or may have arrived.
    tried: Arc<Mutex<Option<(String, IdempotencyKey)>>>,
}

thread_local! {
    static OPEN: RefCell<Map<CaseNumber, Messages>> = const { RefCell::new(Map::new()) };
}

/// The message being written about `number`.
pub fn of(number: &CaseNumber) -> Messages {
    OPEN.with_borrow_mut(|open| {
        open.get_or_insert_with(number.clone(), || Messages {
            number: number.clone(),
            text: ArcRwSignal::new(String::new()),
            state: ArcRwSignal::new(MessageState::Writing),
            tried: Arc::default(),
        })
        .clone()
    })
}

/// Whether anything is written that has not been sent.
pub fn hold_anything() -> bool {
    OPEN.with_borrow(|open| {
        open.values()
            .any(|message| !message.text.get_untracked().trim().is_empty())
    })
}

/// Forgets them all.
pub fn wipe() {
    OPEN.with_borrow_mut(Map::clear);
}

impl Messages {
    /// What is written so far.
    pub fn text(&self) -> ArcReadSignal<String> {
        self.text.read_only()
    }

    /// How it stands.
    pub fn state(&self) -> ArcReadSignal<MessageState> {
        self.state.read_only()
    }

    /// Takes what is typed.
    pub fn write(&self, text: String) {
        self.text.set(text);
        if matches!(
            self.state.get_untracked(),
            MessageState::Sent | MessageState::Refused(_)
        ) {
            self.state.set(MessageState::Writing);
        }
    }

    /// Sends it. The same text goes under the same key until an answer comes.
    pub fn send(&self) {
        if self.state.get_untracked() == MessageState::Sending {
            return;
        }
        let text = self.text.get_untracked().trim().to_owned();
        let key = self.key_for(&text);
        self.state.set(MessageState::Sending);
        let messages = self.clone();
        spawn_local(async move {
            let code = opened::code(&messages.number);
            let answer =
                api::cases::send_message(&messages.number, &text, code.as_ref(), &key).await;
            messages.settle(answer.map(drop));
        });
    }

    fn settle(&self, answer: Result<(), ApiError>) {
        self.state.set(match answer {
            Ok(()) => {
                self.text.set(String::new());
                self.tried
                    .lock()
                    .unwrap_or_else(PoisonError::into_inner)
                    .take();
                MessageState::Sent
            }
            Err(ApiError::Problem(problem)) if problem.status < 500 => {
                MessageState::Refused(problem)
            }
            Err(_) => MessageState::Unknown,
        });
    }

    fn key_for(&self, text: &str) -> IdempotencyKey {
        let mut tried = self.tried.lock().unwrap_or_else(PoisonError::into_inner);
        match tried.as_ref() {
            Some((before, key)) if before == text => key.clone(),
            _ => {
                let key = api::new_key();
                *tried = Some((text.to_owned(), key.clone()));
                key
            }
        }
    }
}

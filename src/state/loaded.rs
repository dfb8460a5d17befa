//! Something fetched, with every way that can stand.

use super::network;
use crate::api::ApiError;
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen_futures::spawn_local;

/// How far something fetched is. Whether it is empty is for its page to say.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded<T> {
    /// On its way.
    Loading,
    /// Here.
    Ready(T),
    /// No network; it comes by itself when there is one.
    Offline,
    /// It does not come, and why.
    Failed(ApiError),
}

impl<T> Loaded<T> {
    /// What was fetched, if it is here.
    pub fn ready(&self) -> Option<&T> {
        match self {
            Self::Ready(value) => Some(value),
            _ => None,
        }
    }
}

impl<T> From<Result<T, ApiError>> for Loaded<T> {
    fn from(answer: Result<T, ApiError>) -> Self {
        match answer {
            Ok(value) => Self::Ready(value),
            Err(ApiError::Offline) => Self::Offline,
            Err(error) => Self::Failed(error),
        }
    }
}

/// Something that is fetched, fetched again on demand, and fetched by itself
/// when the network comes back. Its signal is reference-counted: an answer that
/// arrives after the page has gone harms nobody.
#[derive(Clone)]
pub struct Loader<T: Send + Sync + 'static> {
    state: ArcRwSignal<Loaded<T>>,
    again: ArcTrigger,
    quiet: Arc<AtomicBool>,
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Loader<T> {
    /// Fetches now, with what `fetch` reads tracked: when that changes, it is
    /// fetched again. Ends with the owner it was made under.
    pub fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let state = ArcRwSignal::new(Loaded::Loading);
        let again = ArcTrigger::new();
        let quiet = Arc::new(AtomicBool::new(false));
        let asked = Rc::new(Cell::new(0u32));
        let (into, trigger, quietly) = (state.clone(), again.clone(), Arc::clone(&quiet));
        Effect::new(move |_| {
            trigger.track();
            let answer = fetch();
            asked.set(asked.get().wrapping_add(1));
            let (number, asked, into) = (asked.get(), Rc::clone(&asked), into.clone());
            let quiet = quietly.swap(false, Ordering::Relaxed);
            spawn_local(async move {
                let answer = Loaded::from(answer.await);
                // Only the last question's answer counts.
                if asked.get() == number {
                    settle(&into, answer, quiet);
                }
            });
        });
        let loader = Self {
            state,
            again,
            quiet,
        };
        loader.follow_network();
        loader
    }

    fn follow_network(&self) {
        let loader = self.clone();
        let online = network::online();
        Effect::new(move |_| {
            let waits = match loader.state.get_untracked() {
                Loaded::Offline => true,
                Loaded::Failed(error) => error.is_network(),
                _ => false,
            };
            if online.get() && waits {
                loader.reload();
            }
        });
    }

    /// Where it stands, tracked.
    pub fn get(&self) -> Loaded<T> {
        self.state.get()
    }

    /// Where it stands, as a signal.
    pub fn signal(&self) -> ArcReadSignal<Loaded<T>> {
        self.state.read_only()
    }

    /// Fetches again. What is there stays visible meanwhile.
    pub fn reload(&self) {
        if self.state.with_untracked(|state| state.ready().is_none()) {
            self.state.set(Loaded::Loading);
        }
        self.again.notify();
    }

    /// Fetches again without a word: what is there stays, also when the answer
    /// does not come.
    pub fn refresh(&self) {
        self.quiet.store(true, Ordering::Relaxed);
        self.again.notify();
    }

    /// Puts a value there that came another way.
    pub fn put(&self, value: T) {
        self.state.set(Loaded::Ready(value));
    }
}

/// Takes an answer over. The same one again wakes nobody: a page that is
/// refreshed in the background must not lose what is being typed on it.
fn settle<T: PartialEq + Send + Sync + 'static>(
    state: &ArcRwSignal<Loaded<T>>,
    answer: Loaded<T>,
    quiet: bool,
) {
    state.maybe_update(|now| {
        let keeps = quiet && now.ready().is_some() && answer.ready().is_none();
        let changed = !keeps && *now != answer;
        if changed {
            *now = answer;
        }
        changed
    });
}

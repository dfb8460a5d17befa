//! Something fetched, with every way that can stand.

use super::network;
use crate::api::ApiError;
use crate::funnel::{Held, effect};
use leptos::prelude::*;
use std::cell::Cell;
use std::future::Future;
use std::marker::PhantomData;
use std::pin::Pin;
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

impl Loaded<Held> {
    /// With what was fetched as its own type.
    fn typed<T: 'static>(&self) -> Loaded<&T> {
        match self {
            Self::Ready(held) => held.get().map_or(Loaded::Loading, Loaded::Ready),
            Self::Loading => Loaded::Loading,
            Self::Offline => Loaded::Offline,
            Self::Failed(error) => Loaded::Failed(error.clone()),
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
pub struct Loader<T> {
    core: Core,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Loader<T> {
    fn clone(&self) -> Self {
        Self {
            core: self.core.clone(),
            of: PhantomData,
        }
    }
}

impl<T: PartialEq + Send + Sync + 'static> Loader<T> {
    /// Fetches now, with what `fetch` reads tracked: when that changes, it is
    /// fetched again. Ends with the owner it was made under.
    pub fn new<F>(fetch: impl Fn() -> F + 'static) -> Self
    where
        F: Future<Output = Result<T, ApiError>> + 'static,
    {
        let fetch = move || -> Answer {
            let answer = fetch();
            Box::pin(async move { answer.await.map(Held::new) })
        };
        Self {
            core: Core::new(Box::new(fetch)),
            of: PhantomData,
        }
    }

    /// Puts a value there that came another way.
    pub fn put(&self, value: T) {
        self.core.state.set(Loaded::Ready(Held::new(value)));
    }
}

impl<T: 'static> Loader<T> {
    /// Where it stands, read in place, tracked.
    pub fn with<U>(&self, read: impl FnOnce(Loaded<&T>) -> U) -> U {
        read(self.core.state.get().typed())
    }

    /// Where it stands, read in place, untracked.
    pub fn with_untracked<U>(&self, read: impl FnOnce(Loaded<&T>) -> U) -> U {
        read(self.core.state.get_untracked().typed())
    }

    /// The same without its type, for code that need not know it.
    pub fn core(&self) -> Core {
        self.core.clone()
    }

    /// Fetches again. What is there stays visible meanwhile.
    pub fn reload(&self) {
        self.core.reload();
    }

    /// Fetches again without a word: what is there stays, also when the answer
    /// does not come.
    pub fn refresh(&self) {
        self.core.quiet.store(true, Ordering::Relaxed);
        self.core.again.notify();
    }
}

impl<T: Clone + 'static> Loader<T> {
    /// Where it stands, tracked.
    pub fn get(&self) -> Loaded<T> {
        self.with(|state| match state {
            Loaded::Ready(value) => Loaded::Ready(value.clone()),
            Loaded::Loading => Loaded::Loading,
            Loaded::Offline => Loaded::Offline,
            Loaded::Failed(error) => Loaded::Failed(error),
        })
    }
}

type Answer = Pin<Box<dyn Future<Output = Result<Held, ApiError>>>>;

/// A [`Loader`] that does not know what it loads: one for all types.
#[derive(Clone)]
pub struct Core {
    state: ArcRwSignal<Loaded<Held>>,
    again: ArcTrigger,
    quiet: Arc<AtomicBool>,
}

impl Core {
    fn new(fetch: Box<dyn Fn() -> Answer>) -> Self {
        let core = Self {
            state: ArcRwSignal::new(Loaded::Loading),
            again: ArcTrigger::new(),
            quiet: Arc::default(),
        };
        core.follow(fetch);
        core.follow_network();
        core
    }

    fn follow(&self, fetch: Box<dyn Fn() -> Answer>) {
        let core = self.clone();
        let asked = Rc::new(Cell::new(0u32));
        effect(move || {
            core.again.track();
            let answer = fetch();
            asked.set(asked.get().wrapping_add(1));
            let (number, asked, into) = (asked.get(), Rc::clone(&asked), core.state.clone());
            let quiet = core.quiet.swap(false, Ordering::Relaxed);
            spawn_local(async move {
                let answer = Loaded::from(answer.await);
                // Only the last question's answer counts.
                if asked.get() == number {
                    settle(&into, answer, quiet);
                }
            });
        });
    }

    fn follow_network(&self) {
        let core = self.clone();
        let online = network::online();
        effect(move || {
            let waits = match core.state.get_untracked() {
                Loaded::Offline => true,
                Loaded::Failed(error) => error.is_network(),
                _ => false,
            };
            if online.get() && waits {
                core.reload();
            }
        });
    }

    /// Where it stands, tracked.
    pub fn get(&self) -> Loaded<Held> {
        self.state.get()
    }

    /// As [`Loader::reload`].
    pub fn reload(&self) {
        if self.state.with_untracked(|state| state.ready().is_none()) {
            self.state.set(Loaded::Loading);
        }
        self.again.notify();
    }
}

/// Takes an answer over. The same one again wakes nobody: a page that is
/// refreshed in the background must not lose what is being typed on it.
fn settle(state: &ArcRwSignal<Loaded<Held>>, answer: Loaded<Held>, quiet: bool) {
    state.maybe_update(|now| {
        let keeps = quiet && now.ready().is_some() && answer.ready().is_none();
        let changed = !keeps && *now != answer;
        if changed {
            *now = answer;
        }
        changed
    });
}

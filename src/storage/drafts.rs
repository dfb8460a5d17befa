//! Drafts as text by the name of their form: in IndexedDB, or in memory where
//! the browser refuses, until the page is closed.

use super::indexed;
use crate::domain::map::Map;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;

/// How long what is kept will last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lasting {
    /// On the device, until deleted.
    OnDevice,
    /// Until the page is closed: the browser does not store anything.
    UntilClosed,
}

static LASTING: LazyLock<ArcRwSignal<Lasting>> =
    LazyLock::new(|| ArcRwSignal::new(Lasting::OnDevice));

thread_local! {
    static MEMORY: RefCell<Map<String, String>> = RefCell::default();
}

/// How long drafts last in this browser, as far as it has been tried.
pub fn lasting() -> ArcReadSignal<Lasting> {
    LASTING.read_only()
}

fn learn(lasting: Lasting) {
    if LASTING.get_untracked() != lasting {
        LASTING.set(lasting);
    }
}

/// The draft of `form`, if there is one.
pub async fn read(form: &str) -> Option<String> {
    if let Some(draft) = MEMORY.with_borrow(|memory| memory.get(form).cloned()) {
        return Some(draft);
    }
    indexed::get(form).await.unwrap_or_else(|_| {
        learn(Lasting::UntilClosed);
        None
    })
}

/// Keeps the draft of `form` and says how long it will last.
pub async fn write(form: &str, draft: &str) -> Lasting {
    let lasting = match indexed::put(form, draft).await {
        Ok(()) => {
            MEMORY.with_borrow_mut(|memory| memory.remove(form));
            Lasting::OnDevice
        }
        Err(_) => {
            MEMORY.with_borrow_mut(|memory| memory.insert(form.to_owned(), draft.to_owned()));
            Lasting::UntilClosed
        }
    };
    learn(lasting);
    lasting
}

/// Deletes the draft of `form`.
pub async fn delete(form: &str) {
    MEMORY.with_borrow_mut(|memory| memory.remove(form));
    let _ = indexed::delete(form).await;
}

/// Deletes every draft.
pub async fn wipe() {
    MEMORY.with_borrow_mut(Map::clear);
    let _ = indexed::clear().await;
}

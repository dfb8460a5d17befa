//! Drafts as text by the name of their form: in IndexedDB, or in memory where
//! the browser refuses, until the page is closed.
//!
//! A page that is being closed has no time for IndexedDB: what is put there last
//! is dropped. `localStorage` is written at once, so the last draft is handed
//! over there, and taken from there the next time.

use super::indexed::{self, Store};
use super::keys;
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

/// Where drafts of a page that was being closed wait, before the form's name.
const HANDED_OVER: &str = "portal.draft.";

fn storage() -> Option<web_sys::Storage> {
    window().local_storage().ok().flatten()
}

/// Keeps the draft of `form` at once. [`write`] and [`delete`] take it away.
pub fn hand_over(form: &str, draft: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(&format!("{HANDED_OVER}{form}"), draft);
    }
}

fn handed_over(form: &str) -> Option<String> {
    storage()?
        .get_item(&format!("{HANDED_OVER}{form}"))
        .ok()
        .flatten()
}

fn forget_handed_over(form: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(&format!("{HANDED_OVER}{form}"));
    }
}

fn handed_over_keys() -> Vec<String> {
    let Some(storage) = storage() else {
        return Vec::new();
    };
    // All of them first: taking one away moves the others up.
    let keys = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok()?);
    keys.filter(|key| key.starts_with(HANDED_OVER)).collect()
}

/// The draft of `form`, if there is one.
pub async fn read(form: &str) -> Option<String> {
    // The later one, where there are two.
    if let Some(draft) = handed_over(form) {
        return Some(draft);
    }
    if let Some(draft) = MEMORY.with_borrow(|memory| memory.get(form).cloned()) {
        return Some(draft);
    }
    match indexed::get(Store::Drafts, form).await {
        Ok(draft) => draft.as_string(),
        Err(_) => {
            learn(Lasting::UntilClosed);
            None
        }
    }
}

/// The names of the forms that have a draft.
pub async fn names() -> Vec<String> {
    let mut names = indexed::keys(Store::Drafts).await.unwrap_or_default();
    names.retain(|name| !name.starts_with(keys::KEY));
    names.extend(MEMORY.with_borrow(|memory| memory.keys().cloned().collect::<Vec<_>>()));
    let handed_over = handed_over_keys().into_iter();
    names.extend(handed_over.filter_map(|key| Some(key.strip_prefix(HANDED_OVER)?.to_owned())));
    names.sort_unstable();
    names.dedup();
    names
}

/// Keeps the draft of `form` and says how long it will last.
pub async fn write(form: &str, draft: &str) -> Lasting {
    let lasting = match indexed::put(Store::Drafts, form, &draft.into()).await {
        Ok(()) => {
            MEMORY.with_borrow_mut(|memory| memory.remove(form));
            forget_handed_over(form);
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
    forget_handed_over(form);
    let _ = indexed::delete(Store::Drafts, form).await;
}

/// Deletes every draft that is not in the database.
pub(super) fn wipe() {
    MEMORY.with_borrow_mut(Map::clear);
    if let Some(storage) = storage() {
        for key in handed_over_keys() {
            let _ = storage.remove_item(&key);
        }
    }
}

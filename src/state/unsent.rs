//! Whether any report waits to be sent. What is known of it here is little: the
//! part of the program that sends is fetched only when there is something.

use super::looks;
use crate::api;
use crate::storage;
use crate::storage::preferences::{self, Preference};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::sync::LazyLock;
use wasm_bindgen_futures::spawn_local;

/// The mark all tabs know; none where nothing waits.
static MARK: LazyLock<ArcRwSignal<Option<String>>> =
    LazyLock::new(|| ArcRwSignal::new(preferences::read(Preference::Unsent)));

/// Changes with every change of the reports that wait, also in another tab; none
/// where nothing waits.
pub fn mark() -> ArcReadSignal<Option<String>> {
    MARK.read_only()
}

/// Whether anything waits.
pub fn is_any() -> bool {
    MARK.with_untracked(Option::is_some)
}

/// Says, to other tabs too, that the reports that wait have changed.
pub fn changed(any: bool) {
    let mark = any.then(|| api::new_key().to_string());
    match &mark {
        Some(mark) => {
            preferences::write(Preference::Unsent, mark);
        }
        None => preferences::forget(Preference::Unsent),
    }
    MARK.set(mark);
}

/// Nothing waits any more: everything stored is being wiped.
pub(super) fn wipe() {
    changed(false);
}

/// A browser that was killed may have lost what it writes down late, the mark and
/// the choice about drafts, but not what is in the database.
async fn recover() {
    let (reports, drafts) = storage::holds().await;
    if reports && !is_any() {
        changed(true);
    }
    // Without the choice nothing was ever kept.
    if drafts && looks::keep_drafts().get_untracked().is_none() {
        looks::set_keep_drafts(Some(true));
    }
}

/// Looks what is there, and listens to the other tabs.
pub fn start() {
    spawn_local(recover());
    let _ = window_event_listener(leptos::ev::storage, |_| {
        let mark = preferences::read(Preference::Unsent);
        if mark != MARK.get_untracked() {
            MARK.set(mark);
        }
    });
}

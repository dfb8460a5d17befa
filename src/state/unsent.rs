//! Whether any report waits to be sent. What is known of it here is little: the
//! part of the program that sends is fetched only when there is something.

use crate::api;
use crate::storage::preferences::{self, Preference};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::sync::LazyLock;

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

/// Listens to the other tabs.
pub fn start() {
    let _ = window_event_listener(leptos::ev::storage, |_| {
        let mark = preferences::read(Preference::Unsent);
        if mark != MARK.get_untracked() {
            MARK.set(mark);
        }
    });
}

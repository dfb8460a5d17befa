//! Whether the device has a network.

use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::sync::LazyLock;

static ONLINE: LazyLock<ArcRwSignal<bool>> =
    LazyLock::new(|| ArcRwSignal::new(window().navigator().on_line()));

/// Whether the device believes to have a network. `true` promises little;
/// `false` is reliable.
pub fn online() -> ArcReadSignal<bool> {
    ONLINE.read_only()
}

/// Looks now: the browser knows before it tells.
pub(super) fn look() {
    let online = looks_online();
    if online != ONLINE.get_untracked() {
        ONLINE.set(online);
    }
}

/// As [`online`], asked now.
pub fn looks_online() -> bool {
    window().navigator().on_line()
}

/// Starts watching.
pub fn start() {
    look();
    let _ = window_event_listener(leptos::ev::online, |_| look());
    let _ = window_event_listener(leptos::ev::offline, |_| look());
}

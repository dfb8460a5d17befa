//! Reports of others that are followed on this device.

use crate::domain::identity::CaseNumber;
use crate::domain::reports::followed::{self as list, Followed};
use crate::storage::followed as storage;
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::sync::LazyLock;

static FOLLOWED: LazyLock<ArcRwSignal<Vec<Followed>>> = LazyLock::new(|| {
    // Another tab may follow one, or everything may be wiped there.
    let _ = window_event_listener(leptos::ev::storage, |event| {
        if event.key().is_none_or(|key| key == storage::KEY) {
            FOLLOWED.set(kept());
        }
    });
    storage::on_wipe(|| FOLLOWED.set(Vec::new()));
    ArcRwSignal::new(kept())
});

fn kept() -> Vec<Followed> {
    storage::read()
        .map(|text| list::read(&text))
        .unwrap_or_default()
}

fn keep(all: Vec<Followed>) {
    let text = (!all.is_empty()).then(|| list::write(&all));
    storage::write(text.as_deref());
    FOLLOWED.set(all);
}

/// All of them, the latest first.
pub fn all() -> ArcReadSignal<Vec<Followed>> {
    FOLLOWED.read_only()
}

/// Whether this one is followed, tracked.
pub fn is_followed(number: &CaseNumber) -> bool {
    FOLLOWED.with(|all| all.iter().any(|one| one.number == *number))
}

/// Follows one.
pub fn follow(one: Followed) {
    // As it is kept: another tab may have added to it.
    keep(list::with(&kept(), one));
}

/// Follows it no more.
pub fn unfollow(number: &CaseNumber) {
    keep(list::without(&kept(), number));
}

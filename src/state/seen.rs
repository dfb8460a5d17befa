//! What the resident saw of their cases when they last looked: on this device, until
//! they sign out, and never on a machine that keeps nothing.

use super::{looks, opened, rooted};
use crate::domain::cases::Snapshot;
use crate::domain::identity::CaseNumber;
use crate::domain::map::Map;
use crate::storage::seen;
use leptos::prelude::*;
use std::cell::RefCell;
use wasm_bindgen_futures::spawn_local;

thread_local! {
    /// Of this visit: the device need not be asked twice, and may keep nothing.
    static SEEN: RefCell<Map<CaseNumber, Snapshot>> = RefCell::default();
}

/// How `number` was when they last looked.
pub async fn last(number: &CaseNumber) -> Option<Snapshot> {
    if let Some(seen) = SEEN.with_borrow(|all| all.get(number).cloned()) {
        return Some(seen);
    }
    let kept = seen::read(number.as_str()).await?;
    serde_json::from_str(&kept).ok()
}

/// They look at it now.
pub fn look(number: &CaseNumber, now: Snapshot) {
    let text = serde_json::to_string(&now).unwrap_or_default();
    SEEN.with_borrow_mut(|all| all.insert(number.clone(), now));
    if !may_keep(number) {
        return;
    }
    let number = number.clone();
    rooted(|| spawn_local(async move { seen::write(number.as_str(), &text).await }));
}

/// Whoever wants no drafts kept wants nothing kept; and whoever opened a case with
/// its code may sit at somebody else's device, so they are asked first.
fn may_keep(number: &CaseNumber) -> bool {
    match looks::keep_drafts().get_untracked() {
        Some(keep) => keep,
        None => opened::code(number).is_none(),
    }
}

/// Forgets what is in memory. What is stored is wiped elsewhere.
pub fn wipe() {
    SEEN.with_borrow_mut(Map::clear);
}

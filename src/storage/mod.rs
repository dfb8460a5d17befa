//! What stays on the device: a few preferences, drafts where the resident chose to
//! keep them, and reports until the city has answered. Everything here may be refused
//! by the browser; the portal then works from memory and says so.
//!
//! On a machine that many people use nothing is stored at all, see [`keep_nothing`].

pub mod changing;
pub mod drafts;
pub mod erase;
pub mod followed;
mod indexed;
pub mod keys;
pub mod outbox;
pub mod place;
pub mod preferences;
pub mod seen;

use indexed::Store;
use std::cell::Cell;

thread_local! {
    static KEEPS_NOTHING: Cell<bool> = const { Cell::new(false) };
}

/// From now on nothing is stored, and nothing that is stored is read: as in a browser
/// that refuses.
pub fn keep_nothing() {
    KEEPS_NOTHING.set(true);
}

/// Whether nothing is stored.
pub fn keeps_nothing() -> bool {
    KEEPS_NOTHING.get()
}

/// `localStorage`. Asking for it throws where storage is blocked.
fn local() -> Option<web_sys::Storage> {
    let window = web_sys::window().filter(|_| !keeps_nothing())?;
    window.local_storage().ok().flatten()
}

/// What is in the database: whether any report, whether any draft.
pub async fn holds() -> (bool, bool) {
    let reports = indexed::keys(Store::Outbox).await.unwrap_or_default();
    let drafts = indexed::keys(Store::Drafts).await.unwrap_or_default();
    let is_draft = |name: &String| !name.starts_with(keys::KEY);
    (!reports.is_empty(), drafts.iter().any(is_draft))
}

/// Removes everything the portal has stored on this device, preferences of look
/// and language excepted: they tell nothing about anybody.
pub async fn wipe() {
    preferences::forget(preferences::Preference::KeepDrafts);
    changing::forget();
    place::forget();
    preferences::forget(preferences::Preference::Unsent);
    preferences::forget(preferences::Preference::Notify);
    followed::wipe();
    drafts::wipe();
    outbox::wipe();
    let _ = indexed::clear().await;
}

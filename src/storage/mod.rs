//! What stays on the device: a few preferences, drafts where the resident chose to
//! keep them, and reports until the city has answered. Everything here may be refused
//! by the browser; the portal then works from memory and says so.

pub mod changing;
pub mod drafts;
mod indexed;
pub mod keys;
pub mod outbox;
pub mod preferences;

use indexed::Store;

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
    preferences::forget(preferences::Preference::Unsent);
    drafts::wipe();
    outbox::wipe();
    let _ = indexed::clear().await;
}

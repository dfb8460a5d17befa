//! Reports that are not received yet, as text by their key, and their photos: in
//! IndexedDB, or in memory where the browser refuses or the resident wants nothing
//! kept, until the page is closed.

use super::drafts::Lasting;
use super::indexed::{self, Store};
use crate::domain::map::Map;
use std::cell::RefCell;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;

thread_local! {
    static ENTRIES: RefCell<Map<String, String>> = RefCell::default();
    static PHOTOS: RefCell<Map<String, File>> = RefCell::default();
}

/// All reports, in no particular order.
pub async fn all() -> Vec<String> {
    let mut all = indexed::all(Store::Outbox).await.unwrap_or_default();
    all.extend(ENTRIES.with_borrow(|entries| entries.values().cloned().collect::<Vec<_>>()));
    all
}

/// The report under `key`.
pub async fn get(key: &str) -> Option<String> {
    if let Some(entry) = ENTRIES.with_borrow(|entries| entries.get(key).cloned()) {
        return Some(entry);
    }
    let entry = indexed::get(Store::Outbox, key).await.ok()?;
    entry.as_string()
}

/// Whether the report under `key` is gone when the page is closed.
pub fn lasting(key: &str) -> Lasting {
    if ENTRIES.with_borrow(|entries| entries.contains_key(key)) {
        Lasting::UntilClosed
    } else {
        Lasting::OnDevice
    }
}

/// Keeps a report and says how long it will last: on the device only if `keep`.
/// One that is in memory stays there.
pub async fn put(key: &str, entry: &str, keep: bool) -> Lasting {
    let keep = keep && lasting(key) == Lasting::OnDevice;
    if keep
        && indexed::put(Store::Outbox, key, &entry.into())
            .await
            .is_ok()
    {
        return Lasting::OnDevice;
    }
    ENTRIES.with_borrow_mut(|entries| entries.insert(key.to_owned(), entry.to_owned()));
    // What the device may still have of it is older.
    let _ = indexed::delete(Store::Outbox, key).await;
    Lasting::UntilClosed
}

/// Removes a report.
pub async fn delete(key: &str) {
    ENTRIES.with_borrow_mut(|entries| entries.remove(key));
    let _ = indexed::delete(Store::Outbox, key).await;
}

/// Keeps a photo, on the device only if `keep`.
pub async fn put_photo(key: &str, photo: &File, keep: bool) {
    let value: &JsValue = photo;
    if !keep || indexed::put(Store::Photos, key, value).await.is_err() {
        PHOTOS.with_borrow_mut(|photos| photos.insert(key.to_owned(), photo.clone()));
    }
}

/// A photo; `None` where it is gone.
pub async fn photo(key: &str) -> Option<File> {
    if let Some(photo) = PHOTOS.with_borrow(|photos| photos.get(key).cloned()) {
        return Some(photo);
    }
    let photo = indexed::get(Store::Photos, key).await.ok()?;
    photo.dyn_into().ok()
}

/// Removes a photo.
pub async fn delete_photo(key: &str) {
    PHOTOS.with_borrow_mut(|photos| photos.remove(key));
    let _ = indexed::delete(Store::Photos, key).await;
}

/// The keys of the photos on the device.
pub async fn photo_keys() -> Vec<String> {
    indexed::keys(Store::Photos).await.unwrap_or_default()
}

/// Forgets what is in memory.
pub(super) fn wipe() {
    ENTRIES.with_borrow_mut(Map::clear);
    PHOTOS.with_borrow_mut(Map::clear);
}

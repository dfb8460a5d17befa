//! The place the next report is to be at, in `sessionStorage`: it outlives a reload and
//! is gone with the tab.

use web_sys::Storage;

const KEY: &str = "portal.same_place";

/// What is kept.
pub fn read() -> Option<String> {
    storage()?.get_item(KEY).ok().flatten()
}

/// Keeps it. Where the browser refuses it lasts as long as the page.
pub fn write(place: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, place);
    }
}

/// Forgets it.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Asking for it throws where storage is blocked.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

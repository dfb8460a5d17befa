//! Which reports of others are followed on this device, as text in `localStorage`; in
//! memory where the browser refuses, until the page is closed.

use std::cell::{Cell, RefCell};
use web_sys::Storage;

/// Also what other tabs hear of.
pub const KEY: &str = "portal.followed";

thread_local! {
    static MEMORY: RefCell<Option<String>> = const { RefCell::new(None) };
    static ON_WIPE: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// Sets who wants to know when all of it is wiped.
pub fn on_wipe(hear: fn()) {
    ON_WIPE.set(Some(hear));
}

/// What is kept.
pub fn read() -> Option<String> {
    let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
    kept.or_else(|| MEMORY.with_borrow(Clone::clone))
}

/// Whether anything is kept, without reading it.
pub fn is_any() -> bool {
    read().is_some()
}

/// Keeps `list`; `None` keeps nothing.
pub fn write(list: Option<&str>) {
    let kept = storage().is_some_and(|storage| match list {
        Some(list) => storage.set_item(KEY, list).is_ok(),
        None => storage.remove_item(KEY).is_ok(),
    });
    MEMORY.set(list.filter(|_| !kept).map(str::to_owned));
}

/// Forgets it.
pub(super) fn wipe() {
    write(None);
    if let Some(hear) = ON_WIPE.get() {
        hear();
    }
}

/// Asking for it throws where storage is blocked; a machine in a hall keeps nothing.
fn storage() -> Option<Storage> {
    let window = web_sys::window().filter(|_| !super::keeps_nothing())?;
    window.local_storage().ok().flatten()
}

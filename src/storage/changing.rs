//! Which application is being changed in this tab, in `sessionStorage`: a reload of
//! the page must not turn a change into a second application. It goes with the tab.

use crate::domain::identity::{CaseNumber, SchemeId};
use web_sys::Storage;

const KEY: &str = "portal.changing";

/// The application of `scheme` that is being changed.
pub fn read(scheme: &SchemeId) -> Option<CaseNumber> {
    let kept = storage()?.get_item(KEY).ok().flatten()?;
    let (of, number) = kept.split_once(' ')?;
    (of == scheme.as_str()).then(|| CaseNumber::new(number))
}

/// Remembers it, in place of any other.
pub fn write(scheme: &SchemeId, number: &CaseNumber) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &format!("{scheme} {number}"));
    }
}

/// It was sent, or it is too late for it.
pub fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(KEY);
    }
}

/// Asking for it throws where storage is blocked.
fn storage() -> Option<Storage> {
    web_sys::window()?.session_storage().ok().flatten()
}

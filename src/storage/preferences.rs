//! Small choices in `localStorage`. `public/boot/theme.js` reads the first
//! three before the first paint.

use web_sys::Storage;

/// A choice that is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preference {
    /// `light` or `dark`; nothing follows the system.
    Theme,
    /// `elder`; nothing is the normal mode.
    Mode,
    /// The language, as `zh-CN`.
    Locale,
    /// `yes` or `no`; nothing means not asked yet.
    KeepDrafts,
    /// Changes at every sign-in and sign-out, so that other tabs notice, and
    /// says which of the two it was. Tells nothing about who.
    SessionMark,
    /// There while any report is not received yet; changes with every change of
    /// them, so that other tabs notice. Tells nothing about what.
    Unsent,
}

impl Preference {
    /// The key in `localStorage`.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Theme => "portal.theme",
            Self::Mode => "portal.mode",
            Self::Locale => "portal.locale",
            Self::KeepDrafts => "portal.keep_drafts",
            Self::SessionMark => "portal.session_mark",
            Self::Unsent => "portal.unsent",
        }
    }
}

/// Whether this browser remembers choices at all.
pub fn are_kept() -> bool {
    storage().is_some()
}

/// What was chosen; nothing where nothing was, or where the browser refuses.
pub fn read(preference: Preference) -> Option<String> {
    storage()?.get_item(preference.key()).ok().flatten()
}

/// Remembers a choice. Returns whether the browser took it.
pub fn write(preference: Preference, value: &str) -> bool {
    storage().is_some_and(|storage| storage.set_item(preference.key(), value).is_ok())
}

/// Forgets a choice.
pub fn forget(preference: Preference) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(preference.key());
    }
}

/// Asking for it throws where storage is blocked.
fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

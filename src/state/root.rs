//! The owner of everything that reacts without a page.

use leptos::prelude::*;

thread_local! {
    static ROOT: Owner = root();
}

/// Making a root also makes it the current owner; whoever happens to need it
/// first must not find itself under another.
fn root() -> Owner {
    let before = Owner::current();
    let root = Owner::new_root(None);
    if let Some(before) = before {
        before.set();
    }
    root
}

/// Runs `make` so that the effects it makes live as long as the app.
pub fn rooted<T>(make: impl FnOnce() -> T) -> T {
    ROOT.with(Clone::clone).with(make)
}

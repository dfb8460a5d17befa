//! What every answer tells besides its content: the city's time, and that the
//! session is over. `state` listens; `api` knows nobody.

use chrono::{DateTime, Utc};
use std::cell::Cell;

/// Called with what an answer tells besides its content.
#[derive(Clone, Copy)]
pub struct Listeners {
    /// The server's time of an answer.
    pub server_time: fn(DateTime<Utc>),
    /// An answer said that nobody is signed in.
    pub signed_out: fn(),
}

thread_local! {
    static LISTENERS: Cell<Option<Listeners>> = const { Cell::new(None) };
}

/// Sets who listens, once at the start.
pub fn listen(listeners: Listeners) {
    LISTENERS.set(Some(listeners));
}

pub(super) fn tell(what: impl FnOnce(Listeners)) {
    if let Some(listeners) = LISTENERS.get() {
        what(listeners);
    }
}

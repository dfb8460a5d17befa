//! Waiting until somebody pauses: the only timers of `ui`.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use std::time::Duration;

/// Runs what was asked last, once nothing more has been asked for a while.
#[derive(Clone, Copy)]
pub struct Pause {
    waiting: StoredValue<Option<TimeoutHandle>>,
    after: Duration,
}

impl Pause {
    /// Waits for `after` without a further call. Ends with the owner it was
    /// made under.
    pub fn new(after: Duration) -> Self {
        let pause = Self {
            waiting: StoredValue::new(None),
            after,
        };
        on_cleanup(move || pause.cancel());
        pause
    }

    /// Runs `what` after the pause, in place of anything that still waits.
    pub fn run(&self, what: impl FnOnce() + 'static) {
        self.cancel();
        let handle = set_timeout_with_handle(what, self.after).ok();
        self.waiting.try_set_value(handle);
    }

    /// Forgets what still waits.
    pub fn cancel(&self) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        if let Some(handle) = waiting {
            handle.clear();
        }
    }
}

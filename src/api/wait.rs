//! Waiting, and giving up on a request that takes too long.

use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use std::time::Duration;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, AbortSignal};

/// Completes after `milliseconds`.
pub async fn sleep(milliseconds: u32) {
    let waited = js_sys::Promise::new(&mut |done, _| {
        let wake = move || {
            let _ = done.call0(&wasm_bindgen::JsValue::UNDEFINED);
        };
        let _ = set_timeout_with_handle(wake, Duration::from_millis(milliseconds.into()));
    });
    let _ = JsFuture::from(waited).await;
}

/// Aborts a request unless dropped before the time is over.
pub(super) struct Deadline {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
}

impl Deadline {
    pub(super) fn after(within: Duration) -> Self {
        let controller = AbortController::new().ok();
        let timer = controller.clone().and_then(|controller| {
            set_timeout_with_handle(move || controller.abort(), within).ok()
        });
        Self { controller, timer }
    }

    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }
}

impl Drop for Deadline {
    fn drop(&mut self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }
}

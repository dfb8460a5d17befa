//! Typing with an input method. While a Chinese word is being composed the
//! input shows letters that are no answer yet: nothing is taken over, nothing
//! is written back, and Enter picks a word instead of sending the form.

use leptos::prelude::*;
use web_sys::KeyboardEvent;

/// The ears of one input. A browser that takes a focused input off the page
/// tells it once more that it has changed: by then nobody may be listening, so
/// nothing here may insist on being heard.
#[derive(Clone, Copy)]
pub struct Typing {
    composing: StoredValue<bool>,
    set: Callback<String>,
}

impl Typing {
    /// Hands what is typed to `set`.
    pub fn new(set: Callback<String>) -> Self {
        Self {
            composing: StoredValue::new(false),
            set,
        }
    }

    /// On `input`.
    pub fn typed(&self, event: &web_sys::Event) {
        if !self.is_composing() {
            self.set.try_run(event_target_value(event));
        }
    }

    /// On `compositionstart`.
    pub fn begin(&self) {
        self.composing.try_set_value(true);
    }

    /// What `input` is to show: the answer, but while composing whatever stands
    /// there.
    pub fn shown(&self, answer: String, input: Option<String>) -> String {
        if self.is_composing() {
            input.unwrap_or(answer)
        } else {
            answer
        }
    }

    /// On `compositionend`, and on `change`, which also ends a composition that
    /// the browser forgot to end.
    pub fn end(&self, event: &web_sys::Event) {
        self.composing.try_set_value(false);
        self.set.try_run(event_target_value(event));
    }

    fn is_composing(&self) -> bool {
        self.composing.try_get_value().unwrap_or(false)
    }

    /// On `keydown`. Safari ends the composition before its Enter and tells
    /// only by the key code 229.
    pub fn key(&self, event: &KeyboardEvent) {
        let composing = event.is_composing() || event.key_code() == 229;
        if event.key() == "Enter" && (composing || self.is_composing()) {
            event.prevent_default();
            event.stop_propagation();
        }
    }
}

//! The score in a sentence, once it has settled.

use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::Purpose;
use crate::pages::points::score_sentence;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Window};

/// So long the score must have stood still, in milliseconds; as `ui::live`.
const SETTLED: i32 = 1_000;

/// A polite live region. It never speaks its first sentence: a screen reader has read
/// the page already.
pub(super) struct Spoken {
    window: Window,
    next: Rc<RefCell<String>>,
    speaks: Closure<dyn FnMut()>,
    timer: Cell<Option<i32>>,
    is_first: Cell<bool>,
}

impl Spoken {
    /// For the region of the page's frame.
    pub(super) fn new() -> Option<Self> {
        let window = web_sys::window()?;
        let region: Element = window.document()?.get_element_by_id("spoken")?;
        let next = Rc::new(RefCell::new(String::new()));
        let words = Rc::clone(&next);
        Some(Self {
            window,
            next,
            speaks: Closure::new(move || region.set_text_content(Some(&words.borrow()))),
            timer: Cell::new(None),
            is_first: Cell::new(true),
        })
    }

    /// Says it in a moment, if nothing else is to be said by then.
    pub(super) fn follow(&self, score: &Interval, purpose: &Purpose) {
        if self.is_first.replace(false) {
            return;
        }
        self.next.replace(score_sentence(score, purpose));
        if let Some(timer) = self.timer.take() {
            self.window.clear_timeout_with_handle(timer);
        }
        let speaks = self.speaks.as_ref().unchecked_ref();
        let set = &self.window;
        let timer = set.set_timeout_with_callback_and_timeout_and_arguments_0(speaks, SETTLED);
        self.timer.set(timer.ok());
    }
}

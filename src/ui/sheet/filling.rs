//! The filling of a sheet, question by question while the browser has nothing to do,
//! and the way to a part that is not filled yet.

use super::{Drawn, element};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use web_sys::Window;

/// So long the filling goes on before the browser gets its turn, in milliseconds.
const SLICE: f64 = 10.0;

/// What was out of sight gets its real height once it comes near: so a part that
/// was followed to is looked for again for a few frames.
pub(super) fn led_to(id: &str, frames: u32) {
    let id = id.to_owned();
    let again = Closure::once_into_js(move || {
        if let Some(part) = element::page().and_then(|page| page.get_element_by_id(&id)) {
            part.scroll_into_view();
        }
        if frames > 1 {
            led_to(&id, frames - 1);
        }
    });
    if let Some(window) = web_sys::window() {
        let _ = window.request_animation_frame(again.unchecked_ref());
    }
}

/// Fills on when the browser has nothing to do, until everything is there or the
/// sheet has gone.
pub(super) fn fill_later(drawn: &Rc<Drawn>) {
    let weak = Rc::downgrade(drawn);
    let fills = Closure::<dyn FnMut()>::new(move || fill(&weak));
    *drawn.fills.borrow_mut() = Some(fills);
    ask_for_a_turn(drawn);
}

fn fill(drawn: &Weak<Drawn>) {
    let (Some(drawn), Some(window)) = (drawn.upgrade(), web_sys::window()) else {
        return;
    };
    let now = |window: &Window| window.performance().map_or(0.0, |clock| clock.now());
    let begun = now(&window);
    while drawn.next() {
        if now(&window) - begun > SLICE {
            ask_for_a_turn(&drawn);
            return;
        }
    }
    let _ = drawn.root.remove_attribute("aria-busy");
}

fn ask_for_a_turn(drawn: &Drawn) {
    let (Some(window), fills) = (web_sys::window(), drawn.fills.borrow()) else {
        return;
    };
    let Some(fills) = fills.as_ref().map(|fills| fills.as_ref().unchecked_ref()) else {
        return;
    };
    // Safari has no idle moments to give.
    let has_idle = js_sys::Reflect::has(&window, &"requestIdleCallback".into());
    let _ = if has_idle == Ok(true) {
        window.request_idle_callback(fills).map(drop)
    } else {
        window.set_timeout_with_callback(fills).map(drop)
    };
}

//! Cases opened by number and code, without an account. The codes stay in
//! memory until the page is closed.

use crate::domain::identity::{AccessCode, CaseNumber};
use crate::domain::map::Map;
use crate::routes;
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::JsValue;

thread_local! {
    static CODES: RefCell<Map<CaseNumber, AccessCode>> = const { RefCell::new(Map::new()) };
}

/// The code a case was opened with.
pub fn code(number: &CaseNumber) -> Option<AccessCode> {
    CODES.with_borrow(|codes| codes.get(number).cloned())
}

/// Remembers the code that opened a case.
pub fn remember(number: CaseNumber, code: AccessCode) {
    CODES.with_borrow_mut(|codes| codes.insert(number, code));
}

/// What a link from a receipt hands over, once: number and code.
pub fn take_handed_over() -> Option<(CaseNumber, AccessCode)> {
    let (window, name): (JsValue, JsValue) = (window().into(), "portalCase".into());
    let link = js_sys::Reflect::get(&window, &name).ok()?.as_string()?;
    let _ = js_sys::Reflect::delete_property(&window.into(), &name);
    routes::handed_over(&link)
}

/// Forgets them all.
pub fn wipe() {
    CODES.with_borrow_mut(Map::clear);
}

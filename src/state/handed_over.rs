//! Answers given on a page that has a program of its own (`public/boot/sheet.js`),
//! before the whole portal took its place.

use crate::domain::draft::Draft;
use leptos::prelude::window;
use wasm_bindgen::JsValue;

/// The member of the window they wait in, as a draft.
const ANSWERS: &str = "portalAnswers";

/// Takes away those to `form`, an id with its version; none where there are none.
pub(super) fn answers(form: &str) -> Option<Draft> {
    let (window, name): (JsValue, JsValue) = (window().into(), ANSWERS.into());
    let text = js_sys::Reflect::get(&window, &name).ok()?.as_string()?;
    let draft = Draft::read(&text).ok().filter(|draft| draft.form == form)?;
    let _ = js_sys::Reflect::delete_property(&window.into(), &name);
    Some(draft)
}

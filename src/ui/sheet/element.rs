//! Elements made by hand: a sheet of five hundred questions is drawn from a few
//! patterns that are copied, and nothing on it listens by itself.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// What a page cannot do is not done: a missing element costs a word, not the
/// sheet.
pub(super) fn page() -> Option<Document> {
    web_sys::window()?.document()
}

/// A new element; `None` only outside a page.
pub(super) fn element(tag: &str, class: &str) -> Option<Element> {
    let element = page()?.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_class_name(class);
    }
    Some(element)
}

/// A new element with words.
pub(super) fn words(tag: &str, class: &str, text: &str) -> Option<Element> {
    let element = element(tag, class)?;
    element.set_text_content(Some(text));
    Some(element)
}

/// Sets an attribute.
pub(super) fn set(element: &Element, name: &str, value: &str) {
    let _ = element.set_attribute(name, value);
}

/// Puts `child` at the end of `parent`.
pub(super) fn add(parent: &Element, child: &Element) {
    let _ = parent.append_child(child);
}

/// A copy with everything in it.
pub(super) fn copy(pattern: &Element) -> Option<Element> {
    let copy = pattern.clone_node_with_deep(true).ok()?;
    copy.dyn_into().ok()
}

/// Shows or hides it.
pub(super) fn show(element: &Element, shown: bool) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.set_hidden(!shown);
    }
}

/// What stands in an input or a list that opens.
pub(super) fn value(control: &Element) -> String {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.value()
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.value()
    } else {
        String::new()
    }
}

/// Writes it; what stands there already is not touched, so that nobody's cursor
/// moves.
pub(super) fn put(control: &Element, text: &str) {
    if value(control) == text {
        return;
    }
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_value(text);
    } else if let Some(select) = control.dyn_ref::<HtmlSelectElement>() {
        select.set_value(text);
    }
}

/// Whether a tick is set.
pub(super) fn ticked(control: &Element) -> bool {
    control
        .dyn_ref::<HtmlInputElement>()
        .is_some_and(HtmlInputElement::checked)
}

/// Sets a tick or takes it away.
pub(super) fn tick(control: &Element, on: bool) {
    if let Some(input) = control.dyn_ref::<HtmlInputElement>() {
        input.set_checked(on);
    }
}

/// The elements within `root` that match.
pub(super) fn all(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|at| found.item(at)?.dyn_into().ok())
        .collect()
}

//! Moving the focus: after something has appeared, and from the error summary
//! to a field.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, HtmlInputElement};

/// Focuses the element with `id` once the page has been drawn: what was just
/// added to the view exists only then.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        if let Some(element) = find(&id) {
            let _ = element.focus();
        }
    });
}

/// Brings the question of the input with `id` into view, then focuses the
/// input without scrolling again. Browsers scroll to the input alone, which
/// can leave the question and the error above the screen; this is the order
/// GOV.UK Frontend found to work with screen readers and zoom.
///
/// Returns false when there is no such element.
pub fn focus_field(id: &str) -> bool {
    let Some(input) = find(id).or_else(|| find(&format!("{id}-group"))) else {
        return false;
    };
    if let Some(question) = question_of(&input) {
        question.scroll_into_view();
    }
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = input.focus_with_options(&options);
    true
}

fn find(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The legend of the fieldset around the input, unless the input is so far
/// below it that both do not fit on half a screen; else the input's own label.
fn question_of(input: &HtmlElement) -> Option<Element> {
    let legend = input
        .closest("fieldset")
        .ok()
        .flatten()
        .and_then(|fieldset| fieldset.query_selector("legend").ok().flatten());
    if let Some(legend) = legend {
        let is_tick = input
            .dyn_ref::<HtmlInputElement>()
            .is_some_and(|input| matches!(input.type_().as_str(), "radio" | "checkbox"));
        let legend_top = legend.get_bounding_client_rect().top();
        let at = input.get_bounding_client_rect();
        let screen = window()
            .inner_height()
            .ok()
            .and_then(|height| height.as_f64());
        let close = screen.is_some_and(|screen| at.bottom() - legend_top < screen / 2.0);
        if is_tick || close {
            return Some(legend);
        }
    }
    document()
        .query_selector(&format!("label[for='{}']", input.id()))
        .ok()
        .flatten()
        .or_else(|| input.closest("label").ok().flatten())
}

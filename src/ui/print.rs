//! Printing the page at hand.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// Prints the page with everything on it opened: what is folded up would be
/// missing on paper in browsers that do not know better.
pub fn print_page() {
    if let Ok(folded) = document().query_selector_all("main details") {
        for at in 0..folded.length() {
            let element = folded
                .get(at)
                .and_then(|one| one.dyn_into::<Element>().ok());
            if let Some(element) = element {
                let _ = element.set_attribute("open", "");
            }
        }
    }
    // Refused only where the browser forbids it; the page stays as it is.
    let _ = window().print();
}

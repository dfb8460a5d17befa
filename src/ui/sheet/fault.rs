//! What is wrong at a row, in words, once the resident has left it.

use super::control::describe;
use super::element::{add, set, words};
use web_sys::Element;

/// Says what is wrong at a row, or that nothing is.
pub(super) fn say_fault(row: &Element, id: &str, fault: Option<String>) {
    let error_id = format!("{id}-error");
    let before = row.query_selector(".field__error").ok().flatten();
    let input = row.query_selector("[name]").ok().flatten();
    match (fault, before) {
        (None, Some(before)) => {
            before.remove();
            if let Some(input) = input {
                let _ = input.remove_attribute("aria-invalid");
            }
        }
        (Some(fault), Some(before)) => before.set_text_content(Some(&fault)),
        (Some(fault), None) => {
            let Some(error) = words("p", "field__error", &fault) else {
                return;
            };
            error.set_id(&error_id);
            add(row, &error);
            if let Some(input) = input {
                set(&input, "aria-invalid", "true");
                let described = input.get_attribute("aria-describedby").unwrap_or_default();
                if !described.contains(&error_id) {
                    describe(&input, &error_id);
                }
            }
        }
        (None, None) => {}
    }
}

//! A sentence set apart by a line: good to know, nothing to do.

use leptos::prelude::*;

/// A notice.
#[component]
pub fn Notice(
    /// Smaller letters.
    #[prop(optional)]
    small: bool,
    /// Its words.
    children: Children,
) -> impl IntoView {
    view! { <div class=if small { "note small" } else { "note" }>{children()}</div> }
}

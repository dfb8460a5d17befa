//! Help that opens on demand.

use crate::funnel::Signal;
use leptos::prelude::*;

/// A question that opens its answer.
#[component]
pub fn Reveal(
    /// The question.
    #[prop(into)]
    summary: Signal<String>,
    /// The answer.
    children: Children,
) -> impl IntoView {
    view! {
        <details class="reveal">
            <summary>{move || summary.get()}</summary>
            <div class="soft">{children()}</div>
        </details>
    }
}

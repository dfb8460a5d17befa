//! What has to be put right, at the top of the page, each with a way there.

use super::focus::{focus_field, focus_soon};
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use leptos::prelude::*;

/// One thing to put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorItem {
    /// Element id of the input.
    pub target: String,
    /// The same sentence as at the field.
    pub text: String,
}

const ID: &str = "error-summary";

/// The error summary of GOV.UK Frontend: it takes the focus each time `items`
/// is set to something, and its links lead to the fields. Set `items` when the
/// resident asks to go on, never while they type, or the focus is torn away.
#[component]
pub fn ErrorSummary(
    /// What is wrong, in the order of the page.
    #[prop(into)]
    items: Signal<Vec<ErrorItem>>,
    /// Told whether there is something wrong, for the prefix of the page title.
    #[prop(optional, into)]
    on_show: Option<Callback<bool>>,
) -> impl IntoView {
    let mut was_wrong = false;
    effect(move || {
        let wrong = items.with(|items| !items.is_empty());
        if wrong {
            focus_soon(ID);
        }
        if let Some(tell) = on_show
            && was_wrong != wrong
        {
            tell.run(wrong);
        }
        was_wrong = wrong;
    });
    let line = |item: ErrorItem| {
        let target = item.target.clone();
        view! {
            <li>
                <a
                    href=format!("#{}", item.target)
                    on:click=move |event| {
                        // The router must not take it for a page.
                        event.prevent_default();
                        event.stop_propagation();
                        focus_field(&target);
                    }
                >
                    {item.text}
                </a>
            </li>
        }
        .into_any()
    };
    dynamic(move || {
        let items = items.get();
        (!items.is_empty()).then(|| {
            let many = items.len();
            view! {
                <div
                    class="error-summary"
                    id=ID
                    role="alert"
                    tabindex="-1"
                    aria-labelledby="error-summary-title"
                >
                    <h2 id="error-summary-title">{move || i18n::tn("ui.error_summary", many, &[])}</h2>
                    <ul>{items.into_iter().map(line).collect::<Vec<_>>()}</ul>
                </div>
            }
            .into_any()
        })
    })
}

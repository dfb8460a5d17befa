//! On and back at the foot of a form's page.

use super::button::{Button, ButtonKind};
use super::words::say;
use crate::funnel::{Signal, dynamic};
use leptos::prelude::*;

/// The next step as the button, the one before as a quiet link.
#[component]
pub fn Pager(
    /// What the button says, as "Next: where".
    #[prop(into)]
    next: Signal<String>,
    /// Whether it is at work.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Where the page before is; none on the first.
    #[prop(optional, into)]
    back: Signal<Option<String>>,
) -> impl IntoView {
    let back_link = move || {
        back.get().map(|href| {
            view! {
                <a class=ButtonKind::Plain.class() href=href>
                    {say("ui.back")}
                </a>
            }
            .into_any()
        })
    };
    view! {
        <div class="actions actions--wide">
            <Button submit=true busy=busy>
                {move || next.get()}
            </Button>
            {dynamic(back_link)}
        </div>
    }
    .into_any()
}

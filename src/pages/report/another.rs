//! Another report of the same kind beside one that has been begun.

use super::begun::free;
use super::journey::Journey;
use crate::funnel::{dynamic, kept};
use crate::routes::{ReportStep, Route};
use crate::state::navigation;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Offers another one as soon as this one holds, or could hold, anything.
#[component]
pub fn Another(
    /// The report that has been begun.
    journey: Journey,
) -> impl IntoView {
    let (offer, open) = (journey.open.drafts.offer(), journey.open.clone());
    let revision = open.answers.revision();
    // What is typed at this moment asks for nothing: only what was there.
    let was_begun = open.holds_anything();
    let is_begun = kept(move || {
        revision.track();
        offer.with(Option::is_some) || (was_begun && open.holds_anything())
    });
    let go = Callback::new(move |()| {
        let service = journey.code().clone();
        let step = if journey.subject.service.has_definition {
            ReportStep::Details
        } else {
            ReportStep::Where
        };
        // It may be on its way to the device: then it counts as taken.
        let mine = journey.draft;
        spawn_local(async move {
            let draft = free(&service).await;
            let number = if draft.number == mine {
                mine + 1
            } else {
                draft.number
            };
            navigation::go(&Route::ReportForm {
                service,
                step,
                draft: number,
            });
        });
    });
    dynamic(move || {
        is_begun.get().then(|| {
            view! {
                <p class="small soft saved">
                    {say("report.draft.another_text")} " "
                    <Button kind=ButtonKind::Plain on_press=go>
                        {say("report.draft.another")}
                    </Button>
                </p>
            }
            .into_any()
        })
    })
}

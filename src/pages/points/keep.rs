//! Keeping a calculation: as a file that anybody can compute again, and on paper.

use super::fact_list::fact_rows;
use super::frame::Journey;
use crate::domain::points::receipt_document::ReceiptDocument;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::routes::Route;
use crate::state::clock;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::card::SummaryList;
use crate::ui::download::offer;
use crate::ui::print::print_page;
use crate::ui::reveal::Reveal;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// The part of the result that can be taken away.
#[component]
pub fn KeepCalculation(journey: Journey) -> impl IntoView {
    let failed = RwSignal::new(false);
    let rows = {
        let journey = journey.clone();
        Signal::derive(move || {
            let purpose = &journey.purpose.id;
            journey
                .facts
                .with(|facts| fact_rows(&journey.scheme, facts, purpose, clock::today()))
        })
    };
    let table = {
        let journey = journey.clone();
        move || table_words(&journey)
    };
    let download = Callback::new(move |()| failed.set(save(&journey).is_none()));
    let print = Callback::new(|()| print_page());
    let failure = move || {
        let key = if failed.get() {
            "points.keep.failed"
        } else {
            ""
        };
        (!key.is_empty()).then(|| view! { <p class="field__error">{say(key)}</p> }.into_any())
    };
    view! {
        <section class="stack" aria-labelledby="keep-title">
            <h2 id="keep-title">{say("points.keep.title")}</h2>
            <p class="not-printed">{say("points.keep.text")}</p>
            <div role="status">{failure}</div>
            <p class="actions">
                <Button kind=ButtonKind::Second on_press=download>
                    {say("points.keep.download")}
                </Button>
                <Button kind=ButtonKind::Second on_press=print>
                    {say("points.keep.print")}
                </Button>
            </p>
            <Reveal summary=said("points.keep.facts")>
                <div class="stack-small">
                    <p class="small">{dynamic(table)}</p>
                    <SummaryList rows />
                </div>
            </Reveal>
            <p class="not-printed">
                <a href=Route::PointsVerify.path()>{say("points.keep.verify")}</a>
            </p>
        </section>
    }
    .into_any()
}

/// Which table, of which version, on which day.
fn table_words(journey: &Journey) -> String {
    i18n::tf(
        "points.keep.table",
        &[
            ("table", i18n::words(&journey.scheme.title)),
            ("version", journey.scheme.version.clone()),
            ("day", i18n::date(clock::today())),
        ],
    )
}

/// Gives the calculation as a file; `None` where the browser cannot.
fn save(journey: &Journey) -> Option<()> {
    let document = journey.facts.with_untracked(|facts| {
        ReceiptDocument::of_estimate(&journey.scheme, facts, &journey.purpose.id, clock::today())
    });
    let content = serde_json::to_string(&document).ok()?;
    offer(&document.file_name(), &content)
}

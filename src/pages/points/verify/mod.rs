//! Computing a kept calculation again, in this browser alone. Only the published
//! table is fetched, by the id that the file names; without a network it is said
//! that it could not be compared.
//!
//! | file         | holds                                               |
//! |--------------|-----------------------------------------------------|
//! | `checked`    | reading, computing, comparing with what is published |
//! | `report`     | what has come out of it                             |
//! | `step_table` | item by item                                        |
//! | `words`      | faults, doubts and comparisons in words             |

mod checked;
mod report;
mod step_table;
mod words;

use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::network;
use crate::ui::error_summary::{ErrorItem, ErrorSummary};
use crate::ui::field::Asked;
use crate::ui::file_input::FileInput;
use crate::ui::focus::focus_soon;
use crate::ui::words::{said, say};
use checked::{Check, Outcome};
use leptos::prelude::*;
use report::report;
use words::fault_words;

/// Element id of the file input.
const FILE: &str = "verify-file";

/// `/points/verify`.
#[component]
pub fn VerifyPage() -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("points.verify.title"), wrong.into());
    let check = Check::new();
    let (outcome, comparison) = (check.outcome(), check.comparison());
    let fault = Signal::derive(move || {
        outcome.with(|outcome| match outcome {
            Some(Outcome::Faulty(fault)) => Some(fault_words(fault)),
            _ => None,
        })
    });
    let items = Signal::derive(move || {
        let item = |text| ErrorItem {
            target: FILE.to_owned(),
            text,
        };
        fault.get().into_iter().map(item).collect::<Vec<_>>()
    });
    let online = network::online();
    effect(move || {
        if online.get() {
            check.compare_again();
        }
    });
    let on_choose = Callback::new(move |file| {
        check.take(file, || focus_soon(report::HEADING));
    });
    let asked = Asked::new(FILE, said("points.verify.file"))
        .hint(said("points.verify.file_hint"))
        .error(fault);
    let shown = move || {
        outcome.with(|outcome| match outcome {
            Some(Outcome::Checked(checked)) => Some(report(checked, comparison)),
            _ => None,
        })
    };
    view! {
        <a class="back" href=Route::Points.path()>{say("points.title")}</a>
        <div class="stack measure">
            <ErrorSummary items on_show=Callback::new(move |shown| wrong.set(shown)) />
            <h1>{say("points.verify.title")}</h1>
            <p class="lead not-printed">{say("points.verify.lead")}</p>
            <FileInput asked accept=".json,application/json" on_choose />
        </div>
        {dynamic(shown)}
    }
    .into_any()
}

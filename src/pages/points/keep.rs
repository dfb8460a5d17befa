//! Keeping a calculation: as a file that anybody can compute again, and on paper.

use super::fact_list::fact_rows;
use crate::domain::identity::PurposeId;
use crate::domain::points::facts::Facts;
use crate::domain::points::receipt_document::ReceiptDocument;
use crate::domain::points::scheme::Scheme;
use crate::domain::receipt::Receipt;
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
use std::sync::Arc;

/// What a score is computed from.
#[derive(Clone)]
pub struct Calculation {
    /// The table.
    pub scheme: Arc<Scheme>,
    /// What the points are for.
    pub purpose: PurposeId,
    /// What is known.
    pub facts: Facts,
    /// The receipt, once it was sent.
    pub receipt: Option<Receipt>,
}

impl Calculation {
    /// The document that holds it, computed for the day it counts for.
    pub fn document(&self) -> ReceiptDocument {
        let today = clock::today();
        let Self {
            scheme,
            purpose,
            facts,
            receipt,
        } = self;
        match receipt {
            Some(receipt) => {
                ReceiptDocument::of_application(scheme, facts, purpose, receipt, today)
            }
            None => ReceiptDocument::of_estimate(scheme, facts, purpose, today),
        }
    }
}

/// The part of a page that can be taken away.
#[component]
pub fn KeepCalculation(
    /// What is kept.
    calculation: Signal<Calculation>,
    /// The key of what is said about the file.
    text: &'static str,
    /// Whether it is printed from here; a receipt has a button for that itself.
    prints: bool,
    /// What else is printed, as every step.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let failed = RwSignal::new(false);
    let day = move |calculation: &Calculation| {
        let received = calculation.receipt.as_ref().and_then(|it| it.received_at);
        received.map_or_else(clock::today, |at| at.date_naive())
    };
    let rows = Signal::derive(move || {
        let calculation = calculation.get();
        let (
            Calculation {
                scheme,
                purpose,
                facts,
                ..
            },
            day,
        ) = (&calculation, day(&calculation));
        fact_rows(scheme, facts, purpose, day)
    });
    let table = move || {
        let calculation = calculation.get();
        table_words(&calculation.scheme, i18n::date(day(&calculation)))
    };
    let download = Callback::new(move |()| {
        failed.set(save(&calculation.get_untracked()).is_none());
    });
    let print = prints.then(|| {
        let on_press = Callback::new(|()| print_page());
        view! {
            <Button kind=ButtonKind::Second on_press>
                {say("points.keep.print")}
            </Button>
        }
        .into_any()
    });
    let failure = move || {
        let key = if failed.get() {
            "points.keep.failed"
        } else {
            ""
        };
        (!key.is_empty()).then(|| view! { <p class="field__error">{say(key)}</p> }.into_any())
    };
    let steps = children.map(|children| children());
    view! {
        <section class="stack" aria-labelledby="keep-title">
            <h2 id="keep-title">{say("points.keep.title")}</h2>
            <p class="not-printed">{say(text)}</p>
            <div role="status">{failure}</div>
            <p class="actions">
                <Button kind=ButtonKind::Second on_press=download>
                    {say("points.keep.download")}
                </Button>
                {print}
            </p>
            {steps}
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
fn table_words(scheme: &Scheme, day: String) -> String {
    i18n::tf(
        "points.keep.table",
        &[
            ("table", i18n::words(&scheme.title)),
            ("version", scheme.version.clone()),
            ("day", day),
        ],
    )
}

/// Gives the calculation as a file; `None` where the browser cannot.
fn save(calculation: &Calculation) -> Option<()> {
    let document = calculation.document();
    let content = serde_json::to_string(&document).ok()?;
    offer(&document.file_name(), &content)
}

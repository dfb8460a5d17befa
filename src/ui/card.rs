//! Cards, and lists of what was answered.

use crate::funnel::Signal;
use leptos::prelude::*;

/// Something that is one thing: an edge and a title.
#[component]
pub fn Card(
    /// Element id of the title.
    #[prop(into)]
    id: String,
    /// The title.
    #[prop(into)]
    title: Signal<String>,
    /// Without an edge, on mist.
    #[prop(optional)]
    mist: bool,
    /// What it holds.
    children: Children,
) -> impl IntoView {
    let labelled = id.clone();
    view! {
        <section class=if mist { "card card--mist" } else { "card" } aria-labelledby=labelled>
            <h2 id=id>{move || title.get()}</h2>
            {children()}
        </section>
    }
    .into_any()
}

/// One line of a summary list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SummaryRow {
    /// What was asked.
    pub label: String,
    /// What was answered, one line each.
    pub value: Vec<String>,
    /// Where it can be changed, and where it leads is said with `label`.
    pub change: Option<String>,
}

/// Questions, answers and a link to change each.
#[component]
pub fn SummaryList(
    /// The lines.
    #[prop(into)]
    rows: Signal<Vec<SummaryRow>>,
) -> impl IntoView {
    let row = |row: SummaryRow| {
        let lines: Vec<_> = row
            .value
            .into_iter()
            .map(|line| view! { <span class="summary__line">{line}</span> }.into_any())
            .collect();
        let label = row.label.clone();
        let change = row.change.map(|href| {
            view! {
                <dd class="summary__change">
                    <a href=href>
                        {super::words::say("ui.change")} <span class="unseen">{row.label}</span>
                    </a>
                </dd>
            }
            .into_any()
        });
        view! {
            <div class="summary__row">
                <dt>{label}</dt>
                <dd class="summary__value">{lines}</dd>
                {change}
            </div>
        }
        .into_any()
    };
    view! {
        <dl class="summary">{move || rows.get().into_iter().map(row).collect::<Vec<_>>()}</dl>
    }
    .into_any()
}

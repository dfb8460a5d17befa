//! Explained scores side by side, item by item; on a phone a card for each item.

use super::reveal::Reveal;
use super::score_words::{interval_words, signed};
use super::words::{say, told};
use crate::domain::decimal::Decimal;
use crate::domain::points::compare::{Row, differing};
use crate::domain::points::explain::Interval;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use leptos::prelude::*;

/// What differs as a table; what is the same can be opened.
#[component]
pub fn SideTable(
    /// Every node of all trees.
    rows: Signal<Vec<Row>>,
    /// What each side is called.
    sides: Vec<Signal<String>>,
    /// Whether the second side is set against the first.
    #[prop(optional)]
    difference: bool,
) -> impl IntoView {
    let shown = sides.clone();
    let differs = move || {
        let found = rows.with(|rows| differing(rows));
        if found.is_empty() {
            return view! { <p>{say("compare.nothing")}</p> }.into_any();
        }
        table(&found, &shown, difference)
    };
    let same = move || {
        let found: Vec<Row> = rows.with(|rows| {
            let same = rows.iter().filter(|row| row.is_item && !row.differs());
            same.cloned().collect()
        });
        let count = found.len();
        let summary = Signal::derive(move || i18n::tn("compare.same", count, &[]));
        (count > 0).then(|| {
            let same = table(&found, &sides, false);
            view! { <Reveal summary>{same}</Reveal> }.into_any()
        })
    };
    view! { {dynamic(differs)} {dynamic(same)} }.into_any()
}

fn table(rows: &[Row], sides: &[Signal<String>], difference: bool) -> AnyView {
    let head = |side: &Signal<String>| {
        let side = *side;
        view! { <th scope="col">{move || side.get()}</th> }.into_any()
    };
    let heads: Vec<AnyView> = sides.iter().map(head).collect();
    let last =
        difference.then(|| view! { <th scope="col">{say("compare.difference")}</th> }.into_any());
    let rows: Vec<AnyView> = rows
        .iter()
        .map(|row| line(row, sides, difference))
        .collect();
    view! {
        <table class="table sides-table">
            <thead>
                <tr>
                    <th scope="col">{say("compare.item")}</th>
                    {heads}
                    {last}
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

/// How much more the second side has; not yet known while only what is possible
/// differs.
fn lead_words(row: &Row) -> impl Fn() -> String + Send + Sync + 'static {
    let lead = row.lead(1, 0);
    let mut sides = row.sides.iter().flatten();
    let is_open = sides.any(|side| side.possible != Some(side.claimed));
    move || {
        if lead == Decimal::ZERO && is_open {
            i18n::t("compare.unknown")
        } else {
            signed(lead)
        }
    }
}

fn line(row: &Row, sides: &[Signal<String>], difference: bool) -> AnyView {
    let only = row
        .only()
        .and_then(|at| sides.get(at).copied())
        .map(|side| {
            let words = move || i18n::tf("compare.only", &[("side", side.get())]);
            view! { <small class="sides-table__only">{dynamic(words)}</small> }.into_any()
        });
    let cell = |(side, worth): (&Signal<String>, &Option<Interval>)| {
        let (side, worth) = (*side, *worth);
        let words = move || match &worth {
            Some(interval) => interval_words(interval),
            None => i18n::t("compare.not_counted"),
        };
        view! { <td data-label=move || side.get()>{dynamic(words)}</td> }.into_any()
    };
    let cells: Vec<AnyView> = sides.iter().zip(&row.sides).map(cell).collect();
    let lead = lead_words(row);
    let last = difference.then(|| {
        let label = move || i18n::t("compare.difference");
        view! { <td data-label=label><strong>{lead}</strong></td> }.into_any()
    });
    let title = told(&row.title);
    view! {
        <tr>
            <th scope="row">{move || title.get()} {only}</th>
            {cells}
            {last}
        </tr>
    }
    .into_any()
}

//! The same facts for everything the points can be used for.

use super::Counted;
use super::side::Side;
use crate::domain::points::compare::purposes;
use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::Purpose;
use crate::funnel::{Signal, kept};
use crate::pages::points::place::Place;
use crate::state::clock;
use crate::ui::side_table::SideTable;
use crate::ui::words::{say, told};
use leptos::prelude::*;

/// A card for each purpose, and below them where they differ.
#[component]
pub fn PurposesSection(counted: Counted) -> impl IntoView {
    let all = counted.scheme.purposes.clone();
    let scheme = counted.scheme.id.clone();
    let found = kept(move || {
        let facts = |purpose: &_| counted.facts(purpose);
        let compared = purposes(&counted.scheme, &facts, clock::today());
        (compared.totals, compared.rows, compared.purposes)
    });
    let card = |(at, purpose): (usize, &Purpose)| {
        let score = Signal::derive(move || {
            found.with(|(totals, ..)| totals.get(at).copied().unwrap_or(Interval::NOTHING))
        });
        let title = told(&purpose.title);
        let href = Some(Place::begin(scheme.clone(), purpose.id.clone()).path());
        let purpose = purpose.clone();
        let purpose = Signal::derive(move || {
            let applies = found.with(|(.., purposes)| purposes.get(at).cloned());
            applies.unwrap_or_else(|| purpose.clone())
        });
        view! { <Side title score purpose href /> }.into_any()
    };
    let cards: Vec<AnyView> = all.iter().enumerate().map(card).collect();
    let rows = Signal::derive(move || found.with(|(_, rows, _)| rows.clone()));
    let sides: Vec<Signal<String>> = all.iter().map(|purpose| told(&purpose.title)).collect();
    view! {
        <section class="stack" aria-labelledby="purposes-title">
            <h2 id="purposes-title">{say("compare.purposes")}</h2>
            <ul class="sides">{cards}</ul>
            <h3>{say("compare.differs")}</h3>
            <SideTable rows sides />
        </section>
    }
    .into_any()
}

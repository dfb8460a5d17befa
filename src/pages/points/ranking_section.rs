//! Who comes first when places are few: the keys in their order, with what each
//! is for the resident, and what happens to full ties.

use super::frame::Journey;
use crate::domain::points::rank::{RankValue, keys};
use crate::domain::points::scheme::{RankOrder, Ranking, Ties};
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::score_words::points;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// Nothing where the higher score comes first and that is all.
#[component]
pub fn RankingSection(journey: Journey) -> impl IntoView {
    let ranking = journey.purpose.ranking.clone();
    ranking.map(|ranking| section(journey, &ranking))
}

fn section(journey: Journey, ranking: &Ranking) -> AnyView {
    let found = kept(move || {
        let Journey {
            scheme, purpose, ..
        } = &journey;
        let today = clock::today();
        journey
            .facts
            .with(|facts| keys(scheme, facts, &purpose.id, today))
    });
    let rows = move || {
        let rows = found.with(|found| found.iter().map(row).collect::<Vec<_>>());
        rows.into_any()
    };
    let ties = match ranking.ties {
        Ties::AllAdmitted => "ranking.ties.all",
        Ties::NoneAdmitted => "ranking.ties.none",
        Ties::Lot => "ranking.ties.lot",
    };
    view! {
        <section class="stack-small" aria-labelledby="ranking-title">
            <h2 id="ranking-title">{say("ranking.title")}</h2>
            <p>{say("ranking.lead")}</p>
            <ol class="moves">{dynamic(rows)}</ol>
            <p class="small soft">{say(ties)}</p>
        </section>
    }
    .into_any()
}

fn row(key: &RankValue) -> AnyView {
    let order = if key.applied {
        "ranking.earlier_first"
    } else {
        match key.order {
            RankOrder::MostFirst => "ranking.most_first",
            RankOrder::LeastFirst => "ranking.least_first",
        }
    };
    let (applied, claimed) = (key.applied, key.claimed);
    let own = move || match claimed {
        _ if applied => String::new(),
        Some(number) => i18n::tf("ranking.own", &[("n", points(number))]),
        None => i18n::t("ranking.unknown"),
    };
    view! {
        <li>
            <span>{of(key.title.clone())}</span>
            <span class="moves__by">{own}</span>
            <span class="moves__why">{say(order)}</span>
        </li>
    }
    .into_any()
}

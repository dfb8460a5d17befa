//! All rounds of a table: when to apply, when the list comes, what the line was.

use super::words::{has_list, key_words, round_rows, state_words, tie_key};
use crate::api;
use crate::domain::identity::SchemeId;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::Round;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::loaded_view::loaded_page;
use crate::pages::points::frame::unknown_scheme;
use crate::pages::title::titled;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::card::SummaryList;
use crate::ui::notice::Notice;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::tag::Tag;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// `/points/rounds/{scheme}`.
#[component]
pub fn RoundsPage(
    /// The scheme.
    scheme: SchemeId,
) -> impl IntoView {
    let both = Loader::new(move || {
        let scheme = scheme.clone();
        async move {
            let table = api::schemes::scheme(&scheme).await?;
            let rounds = api::rounds::rounds(&scheme).await?;
            Ok((table, rounds.items))
        }
    });
    loaded_page(both, unknown_scheme, |(scheme, rounds)| {
        page(scheme, rounds)
    })
}

fn page(scheme: Scheme, rounds: Vec<Round>) -> AnyView {
    titled("rounds.title");
    let empty = rounds.is_empty().then(|| {
        view! {
            <StatePanel
                kind=PanelKind::Empty
                title=said("rounds.none")
                text=said("rounds.none_text")
            />
        }
        .into_any()
    });
    let rounds: Vec<AnyView> = rounds.iter().map(|round| one(&scheme, round)).collect();
    view! {
        <a class="back" href=Route::Points.path()>{say("points.title")}</a>
        <div class="stack">
            <h1>{say("rounds.title")}</h1>
            <p class="lead">{of(scheme.title)}</p>
        </div>
        {empty}
        <div class="rounds">{rounds}</div>
    }
    .into_any()
}

fn one(scheme: &Scheme, round: &Round) -> AnyView {
    let (key, kind) = state_words(round.state);
    let purpose = scheme
        .purpose(&round.purpose)
        .map(|purpose| view! { <p class="soft">{of(purpose.title.clone())}</p> }.into_any());
    let rows = {
        let round = round.clone();
        Signal::derive(move || round_rows(&round))
    };
    let order = {
        let round = round.clone();
        move || key_words(&round)
    };
    let list = has_list(round).then(|| {
        let href = Route::PointsRanking {
            scheme: round.scheme.clone(),
            round: round.id.clone(),
        };
        let title = of(round.title.clone());
        view! {
            <p class="actions">
                <ButtonLink href=href.path() kind=ButtonKind::Second>
                    {say("rounds.list")} <span class="unseen">{title}</span>
                </ButtonLink>
            </p>
        }
        .into_any()
    });
    let id = format!("round-{}", round.id);
    let labelled = id.clone();
    view! {
        <section class="card stack" aria-labelledby=labelled>
            <div class="row row-between">
                <h2 id=id>{of(round.title.clone())}</h2>
                <Tag kind=Signal::stored(kind)>{say(key)}</Tag>
            </div>
            {purpose}
            <SummaryList rows />
            <p class="small soft">{dynamic(order)} " " {say(tie_key(round.tie))}</p>
            {invented(round)}
            {list}
        </section>
    }
    .into_any()
}

/// Said of a round whose applicants are invented.
pub(super) fn invented(round: &Round) -> Option<AnyView> {
    round.demonstration.then(|| {
        let words = || i18n::t("rounds.demonstration");
        view! { <Notice small=true>{dynamic(words)}</Notice> }.into_any()
    })
}

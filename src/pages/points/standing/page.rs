//! How an application stands, on one page: what is asked comes first, then what
//! each item counts, then how it came about.

use super::appeals::appeals;
use super::asked::{papers_asked, warnings};
use super::calculation::calculation;
use super::deadline::last_day_words;
use super::difference::counted_words;
use super::entry::{entries, own_score};
use super::history::history;
use super::items::items;
use super::possible::Possible;
use super::round_card::round_card;
use super::state_words::{doing_key, is_settled, stage_key, state_tag, state_words};
use super::todo::Todo;
use crate::domain::identity::FactId;
use crate::domain::points::explain::Interval;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::standing::StandingState;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::routes::{Route, StandingStep};
use crate::state::standing::{Affair, Known};
use crate::state::{clock, navigation};
use crate::ui::button::ButtonLink;
use crate::ui::reveal::Reveal;
use crate::ui::score_gauge::{GaugeLine, ScoreGauge};
use crate::ui::score_tree::ScoreTree;
use crate::ui::tag::Tag;
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// `/points/applications/{number}`.
#[component]
pub fn StandingPage(affair: Affair, known: Known) -> impl IntoView {
    let standing = Arc::clone(&known.standing);
    let title = {
        let standing = Arc::clone(&standing);
        move || headline(&standing.state, &standing.official.interval)
    };
    effect({
        let title = title.clone();
        move || navigation::announce_page(&title())
    });
    let own = own_score(&known);
    let shown = known.clone();
    let listed = entries(&standing, own.as_ref());
    let back = Route::Case {
        number: standing.number.clone(),
    };
    let state = standing.state.clone();
    let tag = state_tag(&state);
    let tree = official_tree(&known);
    let compared = (own.is_none() && !listed.is_empty())
        .then(|| view! { <p class="note small">{say("standing.other_table")}</p> }.into_any());
    view! {
        <a class="back" href=back.path()>{say("standing.back")}</a>
        <div class="stack">
            <p class="cases__meta">
                <Tag kind=Signal::stored(tag)>{move || state_words(&state)}</Tag>
                <span>{say("case.kind.points")}</span>
                <span class="number">{standing.number.to_string()}</span>
            </p>
            <h1>{dynamic(title)}</h1>
            {warnings(&shown.standing.warnings)}
            {now(&shown)}
        </div>
        <div class="columns points-columns result-columns">
            <div class="stack">
                {score_card(&shown)}
                <Possible affair known />
            </div>
            <div class="stack-large result-columns__wide">
                {papers_asked(&shown)}
                <section class="stack" aria-labelledby="items-title">
                    <h2 id="items-title">{say("standing.items")}</h2>
                    {compared}
                    {items(&shown, own.as_ref(), listed)}
                    <Reveal summary=said("standing.steps")>{tree}</Reveal>
                </section>
                {appeals(&shown)}
                {history(&standing.history)}
                {calculation(&shown, own)}
            </div>
            <div>{round_card(&shown)}</div>
        </div>
    }
    .into_any()
}

/// The page in one sentence.
fn headline(state: &StandingState, official: &Interval) -> String {
    if *state == StandingState::Withdrawn {
        return i18n::t("standing.title.withdrawn");
    }
    let key = if is_settled(state) {
        "standing.title.settled"
    } else {
        "standing.title.so_far"
    };
    i18n::tf(
        key,
        &[(
            "points",
            counted_words("standing.points", official.confirmed),
        )],
    )
}

/// What the resident does, what the city does.
fn now(known: &Known) -> AnyView {
    let todo = Todo::of(&known.standing);
    let main = move || match todo {
        Todo::SendPapers { missing, .. } => i18n::tn("standing.todo.papers", missing, &[]),
        Todo::MayAppeal { .. } | Todo::Nothing | Todo::Over => i18n::t("case.nothing"),
    };
    let more = move || {
        let today = clock::ticking().get().date_naive();
        match todo {
            Todo::SendPapers { due, .. } => last_day_words(due, today),
            Todo::MayAppeal { stage, until } => i18n::tf(
                "standing.todo.may_appeal",
                &[
                    ("stage", i18n::t(stage_key(stage))),
                    ("when", last_day_words(until, today)),
                ],
            ),
            Todo::Nothing => i18n::t("case.nothing_more"),
            Todo::Over => i18n::t("standing.todo.over"),
        }
    };
    let papers = matches!(todo, Todo::SendPapers { .. }).then(|| {
        let href = Route::PointsApplication {
            number: known.standing.number.clone(),
            step: StandingStep::Correct,
        };
        view! {
            <dd class="actions">
                <ButtonLink href=href.path()>{say("standing.asked.send")}</ButtonLink>
            </dd>
        }
        .into_any()
    });
    let doing = doing_key(&known.standing.state);
    let as_of = known.standing.as_of;
    let basis = move || i18n::tf("standing.as_of", &[("date", i18n::date(as_of))]);
    view! {
        <dl class="now">
            <div>
                <dt>{say("case.you_do")}</dt>
                <dd class="now__main">{dynamic(main)}</dd>
                <dd class="now__more">{dynamic(more)}</dd>
                {papers}
            </div>
            <div>
                <dt>{say("case.we_do")}</dt>
                <dd class="now__main">{say(doing)}</dd>
                <dd class="now__more">{dynamic(basis)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

/// The score as a bar to the line of the table and to that of the round.
fn score_card(known: &Known) -> AnyView {
    let interval = known.standing.official.interval;
    let purpose = known.scheme.purpose(&known.standing.purpose).cloned();
    let published = known.round.as_ref().and_then(|round| round.line);
    let lines = Signal::derive(move || {
        let own = purpose
            .as_ref()
            .and_then(|purpose| Some((purpose.line_to_reach()?, i18n::words(&purpose.line_title))));
        let published = published.map(|line| (line, i18n::t("standing.line_published")));
        let line = |(at, label)| GaugeLine { at, label };
        own.into_iter()
            .chain(published)
            .map(line)
            .collect::<Vec<_>>()
    });
    let figure = move || i18n::number(interval.confirmed);
    view! {
        <section class="card score" aria-labelledby="official-title">
            <h2 id="official-title">{say("case.score")}</h2>
            <p class="score__figure">
                {dynamic(figure)} " " <small>{say("score.unit")}</small>
            </p>
            <ScoreGauge interval=Signal::stored(interval) lines />
        </section>
    }
    .into_any()
}

fn official_tree(known: &Known) -> AnyView {
    let name = fact_names(known);
    let explained = Signal::stored(known.standing.official.clone());
    view! { <ScoreTree explained name /> }.into_any()
}

/// Names a fact by what the table calls it.
pub(super) fn fact_names(known: &Known) -> Callback<FactId, String> {
    let scheme = Arc::clone(&known.scheme);
    Callback::new(move |fact: FactId| fact_name(&scheme, &fact))
}

/// What the table calls a fact.
pub(super) fn fact_name(scheme: &Scheme, fact: &FactId) -> String {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts
        .find(|known| known.id == *fact)
        .map_or_else(|| fact.to_string(), |known| i18n::words(&known.label))
}

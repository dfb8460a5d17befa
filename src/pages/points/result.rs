//! The estimate explained: where the points come from, what is still open, and
//! the way to apply.

use super::chosen_plan::ChosenPlan;
use super::forecast_section::ForecastSection;
use super::frame::Journey;
use super::item_words::item_words;
use super::keep::{Calculation, KeepCalculation};
use super::place::PlaceStep;
use super::plan_section::PlanSection;
use super::questions_section::QuestionsSection;
use super::ranking_section::RankingSection;
use super::score_panel::ScorePanel;
use crate::domain::points::explain::Interval;
use crate::domain::points::gate::{GateState, gates};
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::routes::{ApplyStep, Route};
use crate::state::{clock, navigation};
use crate::ui::button::ButtonLink;
use crate::ui::notice::Notice;
use crate::ui::reveal::Reveal;
use crate::ui::score_tree::ScoreTree;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::timer::Pause;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;
use std::time::Duration;

/// `/points/{scheme}/{purpose}/result`.
#[component]
pub fn ResultPage(journey: Journey) -> impl IntoView {
    let score = Signal::derive({
        let explained = journey.explained;
        move || explained.with(|root| root.interval)
    });
    let title = move || headline(&score.get());
    effect(move || navigation::announce_page(&title()));
    let last = journey.form.pages.last().map(|page| page.id.clone());
    let back = last.map_or(Route::Points.path(), |page| {
        journey.href(PlaceStep::Subject(page))
    });
    let name = journey.fact_names();
    let notice = journey.scheme.notice.clone();
    let ahead = journey.clone();
    let plan = ChosenPlan::new(&journey);
    let way_on = way_to_apply(&journey);
    let ranked = journey.clone();
    let compare = Route::PointsCompare {
        scheme: journey.scheme.id.clone(),
        with: None,
    };
    let purpose = journey.purpose.clone();
    let purpose_title = purpose.title.clone();
    let about = move || {
        i18n::tf(
            "points.purpose",
            &[("purpose", i18n::words(&purpose_title))],
        )
    };
    // What takes many scorings waits until the score itself has been painted.
    let drawn = RwSignal::new(false);
    let pause = Pause::new(Duration::ZERO);
    request_animation_frame(move || {
        pause.run(move || {
            drawn.try_set(true);
        });
    });
    view! {
        <a class="back" href=back>{say("ui.back")}</a>
        <div class="stack">
            <p class="about soft">
                {dynamic(about)} " " <a href=Route::Points.path()>{say("points.other")}</a>
            </p>
            <h1>{dynamic(title)}</h1>
            {(!notice.is_empty()).then(|| view! { <Notice small=true>{of(notice)}</Notice> })}
        </div>
        // The score and the way on come first, also on a phone.
        <div class="columns points-columns result-columns">
            <div class="stack">
                <ScorePanel score purpose=journey.applies />
                {way_on}
                <p class="small not-printed"><a href=compare.path()>{say("compare.link")}</a></p>
            </div>
            <div class="stack-large result-columns__wide">
                <section class="stack" aria-labelledby="why">
                    <h2 id="why">{say("points.result.why")}</h2>
                    <ScoreTree explained=journey.explained name more=item_words(&journey) />
                </section>
                <Gates journey=journey.clone() />
                {dynamic(move || drawn.get().then(|| ways_on(journey.clone(), plan)))}
            </div>
            <div class="stack-large">
                {dynamic(move || {
                    drawn.get().then(|| view! { <ForecastSection journey=ahead.clone() plan /> }.into_any())
                })}
                <RankingSection journey=ranked />
            </div>
        </div>
    }
    .into_any()
}

/// The way to apply; by a table that is not in force yet there is none.
fn way_to_apply(journey: &Journey) -> AnyView {
    let from = journey.scheme.effective_from;
    if from > clock::today() {
        let words = move || i18n::tf("points.not_in_force", &[("date", i18n::date(from))]);
        return view! { <p class="note">{words}</p> }.into_any();
    }
    let apply = journey.href(PlaceStep::Apply(ApplyStep::Verified));
    let rounds = Route::PointsRounds {
        scheme: journey.scheme.id.clone(),
    };
    view! {
        <section class="card card--mist stack-small not-printed" aria-labelledby="apply-title">
            <h2 id="apply-title">{say("points.result.apply")}</h2>
            <p>{say("points.result.apply_hint")}</p>
            <p class="actions">
                <ButtonLink href=apply>{say("points.result.apply")}</ButtonLink>
            </p>
            <p><a href=rounds.path()>{say("rounds.all")}</a></p>
        </section>
    }
    .into_any()
}

/// What can be done, what is open, and what the scheme leaves out.
fn ways_on(journey: Journey, plan: ChosenPlan) -> AnyView {
    let left_out = journey.scheme.left_out.clone();
    let source = journey.scheme.source.clone();
    let estimate = journey.clone();
    let calculation = Signal::derive(move || Calculation {
        scheme: estimate.scheme.clone(),
        purpose: estimate.purpose.id.clone(),
        facts: estimate.facts.get(),
        receipt: None,
    });
    view! {
        <PlanSection journey=journey.clone() plan />
        <QuestionsSection journey=journey.clone() />
        <KeepCalculation calculation text="points.keep.text" prints=true />
        <Reveal summary=said("points.start.left_out")>
            <p class="small soft">
                {move || i18n::tf("points.start.source", &[("source", i18n::words(&source))])}
            </p>
            <ul class="bullets small">
                {left_out
                    .into_iter()
                    .map(|line| view! { <li>{of(line)}</li> }.into_any())
                    .collect::<Vec<_>>()}
            </ul>
        </Reveal>
    }
    .into_any()
}

/// The estimate in one sentence: a number where it is one, else a range.
fn headline(score: &Interval) -> String {
    let from = i18n::number(score.claimed);
    match score.possible {
        Some(most) if most == score.claimed => i18n::tf("points.result.title", &[("points", from)]),
        Some(most) => i18n::tf(
            "points.result.range",
            &[("from", from), ("to", i18n::number(most))],
        ),
        None => i18n::tf("points.result.open_end", &[("from", from)]),
    }
}

/// Conditions beside the points.
#[component]
fn Gates(journey: Journey) -> impl IntoView {
    let states = {
        let journey = journey.clone();
        kept(move || {
            journey
                .facts
                .with(|facts| gates(&journey.scheme, facts, &journey.purpose.id, clock::today()))
        })
    };
    dynamic(move || {
        let states = states.get();
        (!states.is_empty()).then(|| {
            view! {
                <section class="stack" aria-labelledby="gates-title">
                    <h2 id="gates-title">{say("points.gates")}</h2>
                    <ul class="gates">{states.into_iter().map(gate).collect::<Vec<_>>()}</ul>
                </section>
            }
            .into_any()
        })
    })
}

fn gate(state: GateState) -> AnyView {
    let (kind, key) = match state.claimed {
        Some(true) => (TagKind::Done, "points.gate_met"),
        Some(false) => (TagKind::Late, "points.gate_failed"),
        None => (TagKind::Rest, "points.gate_open"),
    };
    let why = (state.claimed == Some(false))
        .then(|| view! { <p class="small soft">{of(state.else_text)}</p> }.into_any());
    view! {
        <li>
            <div class="row row-between">
                <span>{of(state.title)}</span>
                <Tag kind=kind>{say(key)}</Tag>
            </div>
            {why}
        </li>
    }
    .into_any()
}

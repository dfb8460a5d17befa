//! How to get more: the plan to the line, what else gains, what is full, and
//! the papers that can be left out.

use super::chosen_plan::ChosenPlan;
use super::frame::Journey;
use super::place::PlaceStep;
use crate::domain::identity::FactId;
use crate::domain::map;
use crate::domain::points::plan::change::Aim;
use crate::domain::points::plan::levers::Situation;
use crate::domain::points::scheme::Purpose;
use crate::domain::points::ways::sent::{Sent, sent};
use crate::domain::points::ways::{Way, Ways};
use crate::domain::text::Text;
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::button::ButtonKind;
use crate::ui::focus::focus_soon;
use crate::ui::plan_list::{full_view, way_view};
use crate::ui::reveal::Reveal;
use crate::ui::score_words::points;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// So many ways are shown at once, or the steps of a longer plan; the others
/// open.
const SHOWN: usize = 4;
/// So many at most, however long the plan is.
const MOST_SHOWN: usize = 8;

/// The card "How to get more".
#[component]
pub fn PlanSection(journey: Journey, plan: ChosenPlan) -> impl IntoView {
    let ChosenPlan { struck, found } = plan;
    let strike = Callback::new(move |fact: FactId| {
        struck.update(|struck| {
            struck.insert(fact);
        });
        focus_soon("plan-title");
    });
    let purpose = journey.applies;
    let lead = move || found.with(|found| purpose.with(|purpose| lead(found, purpose)));
    let open = {
        let explained = journey.explained;
        move || {
            let is_open = explained.with(|root| !root.open.is_empty());
            is_open.then(|| view! { <p class="small soft">{say("plan.open_first")}</p> }.into_any())
        }
    };
    let doubt = move || {
        (!found.with(|found| found.exact))
            .then(|| view! { <p class="small soft">{say("plan.not_exact")}</p> }.into_any())
    };
    let rows = {
        let journey = journey.clone();
        move || found.with(|found| list(found, &journey, strike))
    };
    let papers = papers_of(&journey);
    view! {
        <section class="card stack-small" aria-labelledby="plan-title">
            <h2 id="plan-title" tabindex="-1">
                {say("plan.title")}
            </h2>
            <p>{dynamic(lead)}</p>
            {dynamic(open)}
            {dynamic(doubt)}
            {dynamic(rows)}
            {dynamic(move || put_back(struck))}
            {dynamic(move || papers.get().and_then(|sent| purpose.with(|purpose| paper_words(sent, purpose))))}
        </section>
    }
    .into_any()
}

/// Where the plan leads, in one sentence.
fn lead(found: &Ways, purpose: &Purpose) -> String {
    let line = i18n::words(&purpose.line_title);
    let after = points(found.after);
    let values = [("line", line), ("points", after)];
    if !purpose.has_line() {
        let none = found.steps.is_empty() && found.others.is_empty();
        return i18n::t(if none {
            "plan.nothing_more"
        } else {
            "plan.no_line"
        });
    }
    let key = match (found.steps.is_empty(), found.reaches) {
        (true, true) if found.others.is_empty() => "plan.all_done",
        (true, true) => "plan.reached",
        (false, true) => "plan.reaches",
        (false, false) => "plan.too_few",
        (true, false) => "plan.nothing",
    };
    i18n::tf(key, &values)
}

fn list(found: &Ways, journey: &Journey, strike: Callback<FactId>) -> AnyView {
    let row = |way: &Way| {
        let href = journey.href(PlaceStep::Subject(way.deed.page.clone()));
        way_view(way.clone(), href, strike)
    };
    let shown = found.steps.len().clamp(SHOWN, MOST_SHOWN);
    let all = found.steps.iter().chain(&found.others);
    let mut first: Vec<AnyView> = all.map(row).collect();
    let more = first.split_off(shown.min(first.len()));
    let full: Vec<AnyView> = found.full.iter().cloned().map(full_view).collect();
    let count = more.len();
    let summary = Signal::derive(move || i18n::tn("plan.more", count, &[]));
    let more = (count > 0).then(|| {
        view! {
            <Reveal summary>
                <ul class="plan">{more}</ul>
            </Reveal>
        }
        .into_any()
    });
    view! {
        <ol class="plan">{first} {full}</ol>
        {more}
    }
    .into_any()
}

/// How many ways are struck out, and the way back.
fn put_back(struck: RwSignal<map::Set<FactId>>) -> Option<AnyView> {
    let count = struck.with(map::Set::len);
    (count > 0).then(|| {
        view! {
            <p class="row small">
                <span>{move || i18n::tn("plan.struck", count, &[])}</span>
                <button
                    class=ButtonKind::Plain.class()
                    type="button"
                    on:click=move |_| {
                        struck.set(map::Set::new());
                        focus_soon("plan-title");
                    }
                >
                    {say("plan.put_back")}
                </button>
            </p>
        }
        .into_any()
    })
}

fn papers_of(journey: &Journey) -> Kept<Option<Sent>> {
    let journey = journey.clone();
    kept(move || {
        journey.facts.with(|facts| {
            sent(&Situation {
                scheme: &journey.scheme,
                facts,
                purpose: &journey.purpose.id,
                as_of: clock::today(),
                line: journey.applies.with(|purpose| purpose.line),
                aim: Aim::Confirmed,
            })
        })
    })
}

/// Which papers the line needs; nothing where all are needed.
fn paper_words(sent: Sent, purpose: &Purpose) -> Option<AnyView> {
    if sent.leave.is_empty() || !purpose.has_line() {
        return None;
    }
    let Sent {
        send,
        leave,
        after,
        exact,
    } = sent;
    let doubt = (!exact)
        .then(|| view! { <p class="small soft">{say("plan.papers_not_exact")}</p> }.into_any());
    let line = purpose.line_title.clone();
    let needed = move || {
        let papers: Vec<String> = send.iter().map(|(paper, _)| i18n::words(paper)).collect();
        let papers = papers.join(&i18n::t("score.between"));
        let key = if papers.is_empty() {
            "plan.no_paper"
        } else {
            "plan.papers"
        };
        let (line, after) = (i18n::words(&line), points(after));
        i18n::tf(
            key,
            &[("papers", papers), ("line", line), ("points", after)],
        )
    };
    let count = leave.len();
    let summary = Signal::derive(move || i18n::tn("plan.leave", count, &[]));
    let item = |paper: Text| view! { <li>{of(paper)}</li> }.into_any();
    let leave: Vec<AnyView> = leave.into_iter().map(item).collect();
    Some(
        view! {
            <div class="plan__papers stack-small">
                <h3>{say("plan.papers_title")}</h3>
                <p class="small">{needed}</p>
                {doubt}
                <Reveal summary>
                    <p class="small">{say("plan.leave_hint")}</p>
                    <ul class="bullets small">{leave}</ul>
                </Reveal>
            </div>
        }
        .into_any(),
    )
}

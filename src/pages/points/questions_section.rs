//! The questions that matter: what is still open, in the order of what it can
//! still move, and apart from it what can no longer change anything.

use super::frame::Journey;
use super::place::PlaceStep;
use super::settled_words::settled_words;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, PageId};
use crate::domain::points::explain::Explained;
use crate::domain::points::questions::moved::Moved;
use crate::domain::points::questions::{OnTotal, Question, questions};
use crate::domain::points::scheme::Scheme;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::state::clock;
use crate::ui::reveal::Reveal;
use crate::ui::score_words::points;
use crate::ui::words::{of, say};
use leptos::prelude::*;

/// So many questions are shown at once; the others open.
const SHOWN: usize = 6;

/// The open questions; nothing where none is open.
#[component]
pub fn QuestionsSection(journey: Journey) -> impl IntoView {
    let open = {
        let journey = journey.clone();
        kept(move || {
            let purpose = journey.applies.get();
            let scheme = &journey.scheme;
            journey
                .facts
                .with(|facts| questions(scheme, facts, &purpose.id, clock::today(), purpose.line))
        })
    };
    dynamic(move || {
        let (skipped, asked): (Vec<Question>, Vec<Question>) =
            open.get().into_iter().partition(Question::can_be_skipped);
        if asked.is_empty() && skipped.is_empty() {
            return None;
        }
        let mut asked = rows(&asked, &journey);
        let skipped = rows(&skipped, &journey);
        let more = asked.split_off(asked.len().min(SHOWN));
        let is_any = !asked.is_empty();
        Some(
            view! {
                <section class="stack" aria-labelledby="open-title">
                    <h2 id="open-title">{say("points.result.open")}</h2>
                    <p class="soft">
                        {say(if is_any { "points.result.open_hint" } else { "questions.none" })}
                    </p>
                    {is_any.then(|| view! { <ol class="moves">{asked}</ol> }.into_any())}
                    {revealed("questions.more", more)}
                    {revealed("questions.skip", skipped)}
                </section>
            }
            .into_any(),
        )
    })
}

fn revealed(key: &'static str, rows: Vec<AnyView>) -> Option<AnyView> {
    let count = rows.len();
    let summary = Signal::derive(move || i18n::tn(key, count, &[]));
    (count > 0).then(|| {
        view! {
            <Reveal summary>
                <ul class="moves">{rows}</ul>
            </Reveal>
        }
        .into_any()
    })
}

fn rows(questions: &[Question], journey: &Journey) -> Vec<AnyView> {
    let row = |question: &Question| {
        let (page, label) = asked(&journey.scheme, &question.fact)?;
        let href = journey.href(PlaceStep::Subject(page));
        let (moves, why) = journey
            .explained
            .with_untracked(|tree| (moved_words(&question.total), why_words(question, tree)));
        Some(
            view! {
                <li>
                    <a href=href>{of(label)}</a>
                    <span class="moves__by">{moves}</span>
                    {why.map(|why| view! { <span class="moves__why">{why}</span> }.into_any())}
                </li>
            }
            .into_any(),
        )
    };
    questions.iter().filter_map(row).collect()
}

/// The page that asks for a fact, and the question.
fn asked(scheme: &Scheme, fact: &FactId) -> Option<(PageId, Text)> {
    scheme.subjects.iter().find_map(|subject| {
        let found = subject.facts.iter().find(|one| one.id == *fact)?;
        Some((PageId::new(subject.id.clone()), found.label.clone()))
    })
}

/// How much the answer moves: "up to 20".
fn moved_words(total: &OnTotal) -> String {
    match total {
        OnTotal::Moves(Moved::Points(most)) if *most > Decimal::ZERO => {
            i18n::tf("questions.moves", &[("points", points(*most))])
        }
        OnTotal::Moves(Moved::Unlimited) => i18n::t("questions.unlimited"),
        // By itself nothing: it counts with another answer.
        OnTotal::Moves(_) => i18n::t("questions.together"),
        OnTotal::Settled(_) => String::new(),
    }
}

/// What else hangs on it, or why nothing does.
fn why_words(question: &Question, tree: &Explained) -> Option<String> {
    let settled = match &question.total {
        OnTotal::Settled(settled) => settled,
        OnTotal::Moves(_) => return deciding_words(question),
    };
    if !question.leads_to.is_empty() {
        return Some(i18n::t("questions.leads"));
    }
    Some(deciding_words(question).unwrap_or_else(|| settled_words(settled, tree)))
}

/// What it decides beside the points.
fn deciding_words(question: &Question) -> Option<String> {
    if !question.gates.is_empty() {
        return Some(i18n::t("questions.gate"));
    }
    question.waives.then(|| i18n::t("questions.waives"))
}

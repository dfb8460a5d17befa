//! What the resident sent, what the office made of it, and whom to ask.

use super::files::file_list;
use super::{is_points, part};
use crate::domain::cases::{Case, OfficialScore, SentField};
use crate::domain::identity::{CaseNumber, FactId};
use crate::domain::points::scheme::Scheme;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::routes::{Route, StandingStep};
use crate::state::clock;
use crate::state::loaded::{Loaded, Loader};
use crate::ui::card::{Card, SummaryList, SummaryRow};
use crate::ui::score_tree::ScoreTree;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// Whom to ask.
pub fn who(case: &Loader<Case>) -> AnyView {
    let read = |case: &Case| (case.summary.with.clone(), case.phone.clone());
    part(case, read, |(with, phone)| {
        if with.is_empty() && phone.is_empty() {
            return ().into_any();
        }
        let name = (!with.is_empty()).then(|| view! { <p>{of(with)}</p> }.into_any());
        let call = (!phone.is_empty()).then(|| {
            let href = format!("tel:{}", phone.replace([' ', '-'], ""));
            view! {
                <p>
                    <a class="number" href=href>
                        {phone}
                    </a>
                </p>
            }
            .into_any()
        });
        view! {
            <Card id="who" title=said("case.who") mist=true>
                {name}
                {call}
            </Card>
        }
        .into_any()
    })
}

/// The official score, step by step; nothing where there is none.
pub fn score(case: &Loader<Case>) -> AnyView {
    part(
        case,
        |case| case.score.clone(),
        |score| score.map(score_view).into_any(),
    )
}

fn score_view(score: OfficialScore) -> AnyView {
    let id = score.scheme.clone();
    let scheme: Loader<Scheme> = Loader::new(move || {
        let id = id.clone();
        async move { crate::api::schemes::scheme(&id).await }
    });
    let name = Callback::new(move |fact: FactId| match scheme.get() {
        Loaded::Ready(scheme) => {
            let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
            facts
                .find(|known| known.id == fact)
                .map_or_else(|| fact.to_string(), |known| i18n::words(&known.label))
        }
        // The bare name stands until the scheme is here.
        _ => fact.to_string(),
    });
    let as_of = score.as_of;
    let basis = move || i18n::tf("case.score_as_of", &[("date", i18n::date(as_of))]);
    view! {
        <section class="stack" aria-labelledby="score-title">
            <h2 id="score-title">{say("case.score")}</h2>
            <p class="soft">{dynamic(basis)}</p>
            <ScoreTree explained=Signal::stored(score.explained) name=name />
        </section>
    }
    .into_any()
}

/// The way to where each item of an application stands.
pub fn standing(case: &Loader<Case>, by_code: bool) -> AnyView {
    let read = move |case: &Case| {
        let own = is_points(case) && !by_code;
        own.then(|| case.summary.number.clone())
    };
    part(case, read, |number| {
        let Some(number) = number else {
            return ().into_any();
        };
        let step = StandingStep::Standing;
        let href = Route::PointsApplication { number, step }.path();
        view! { <p><a href=href>{say("standing.open")}</a></p> }.into_any()
    })
}

/// Everything the resident sent: when, what, which files.
pub fn sent(case: &Loader<Case>, number: &CaseNumber) -> AnyView {
    let number = number.clone();
    let read = |case: &Case| {
        let until = case.number_works_until;
        (
            case.sent.clone(),
            case.files.clone(),
            case.summary.submitted_at,
            until,
        )
    };
    let drawn = part(case, read, move |(sent, files, at, until)| {
        let now = clock::ticking();
        let received = {
            let now = now.clone();
            move || i18n::tf("case.sent_at", &[("when", i18n::near_time(at, now.get()))])
        };
        let works = until.map(|until| {
            let words = move || {
                let until = i18n::date(until.date_naive());
                i18n::tf("case.works_until", &[("until", until)])
            };
            view! { <p class="small soft">{dynamic(words)}</p> }.into_any()
        });
        let files = (!files.is_empty()).then(|| {
            view! {
                <h3 id="files-title">{say("case.files")}</h3>
                {file_list(files, &number)}
            }
            .into_any()
        });
        view! {
            <p class="soft">{dynamic(received)}</p>
            {fields(sent)}
            {files}
            {works}
        }
        .into_any()
    });
    view! {
        <section class="stack" aria-labelledby="sent-title">
            <h2 id="sent-title">{say("case.sent")}</h2>
            {drawn}
        </section>
    }
    .into_any()
}

fn fields(sent: Vec<SentField>) -> Option<AnyView> {
    if sent.is_empty() {
        return None;
    }
    let rows = Signal::derive(move || {
        let row = |field: &SentField| SummaryRow {
            label: i18n::words(&field.label),
            value: i18n::words(&field.value)
                .lines()
                .map(str::to_owned)
                .collect(),
            change: None,
        };
        sent.iter().map(row).collect::<Vec<_>>()
    });
    Some(view! { <SummaryList rows=rows /> }.into_any())
}

//! The parts of the page of a case.

use crate::api::attachments;
use crate::domain::cases::{
    Ask, Author, CaseKind, CaseStatus, CaseSummary, Message, OfficialScore, Promise, SentField,
};
use crate::domain::identity::{CaseNumber, FactId};
use crate::domain::points::scheme::Scheme;
use crate::domain::receipt::ReceivedFile;
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::pages::case_item::promise_view;
use crate::routes::{Route, StandingStep};
use crate::state::clock;
use crate::state::loaded::{Loaded, Loader};
use crate::ui::card::{Card, SummaryList, SummaryRow};
use crate::ui::score_tree::ScoreTree;
use crate::ui::words::{of, said, say};
use leptos::prelude::*;

/// What the resident does, what the city does.
pub(super) fn now(asks: &[Ask], needs_you: bool, doing: &Text, summary: &CaseSummary) -> AnyView {
    let with = summary.with.clone();
    let more = (!with.is_empty() && !summary.status.is_over()).then(|| {
        let with = move || i18n::tf("case.with", &[("who", i18n::words(&with))]);
        view! { <dd class="now__more">{dynamic(with)}</dd> }.into_any()
    });
    let doing = doing.clone();
    let over = summary.status.is_over();
    let doing = move || match (over, doing.is_empty()) {
        (true, _) => i18n::t("case.doing_over"),
        (false, true) => i18n::t("case.doing_unknown"),
        (false, false) => i18n::words(&doing),
    };
    view! {
        <dl class="now">
            <div>
                <dt>{say("case.you_do")}</dt>
                {asked(asks, needs_you, over)}
            </div>
            <div>
                <dt>{say("case.we_do")}</dt>
                <dd class="now__main">{dynamic(doing)}</dd>
                {more}
            </div>
        </dl>
    }
    .into_any()
}

fn asked(asks: &[Ask], needs_you: bool, over: bool) -> AnyView {
    if asks.is_empty() {
        let (main, more) = match (needs_you, over) {
            (true, _) => ("case.needs_you", "case.see_messages"),
            (false, false) => ("case.nothing", "case.nothing_more"),
            (false, true) => ("case.nothing", "case.over"),
        };
        return view! {
            <dd class="now__main">{say(main)}</dd>
            <dd class="now__more">{say(more)}</dd>
        }
        .into_any();
    }
    let ask = |ask: &Ask| {
        let due = ask.due.map(|due| {
            let due = move || i18n::tf("case.ask_due", &[("due", i18n::date(due))]);
            view! { <dd class="now__more">{dynamic(due)}</dd> }.into_any()
        });
        view! {
            <dd class="now__main">{of(ask.what.clone())}</dd>
            {due}
        }
        .into_any()
    };
    asks.iter().map(ask).collect::<Vec<_>>().into_any()
}

/// Answered is not fixed.
pub(super) fn answered(status: &CaseStatus, kind: CaseKind) -> Option<AnyView> {
    let applies = *status == CaseStatus::Answered && kind != CaseKind::Points;
    applies.then(|| view! { <p class="note">{say("case.answered_is_not_fixed")}</p> }.into_any())
}

/// The promises, live.
pub(super) fn promises(promises: Vec<Promise>) -> Option<AnyView> {
    (!promises.is_empty()).then(|| {
        let items: Vec<_> = promises
            .into_iter()
            .map(|it| view! { <li>{promise_view(it)}</li> }.into_any())
            .collect();
        view! {
            <Card id="promises" title=said("case.promises")>
                <ul class="promises">{items}</ul>
            </Card>
        }
        .into_any()
    })
}

/// Whom to ask.
pub(super) fn who(summary: &CaseSummary, phone: String) -> Option<AnyView> {
    let with = summary.with.clone();
    if with.is_empty() && phone.is_empty() {
        return None;
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
    Some(
        view! {
            <Card id="who" title=said("case.who") mist=true>
                {name}
                {call}
            </Card>
        }
        .into_any(),
    )
}

/// The official score, step by step.
pub(super) fn score(score: OfficialScore) -> AnyView {
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
pub(super) fn standing(number: CaseNumber) -> AnyView {
    let step = StandingStep::Standing;
    let href = Route::PointsApplication { number, step }.path();
    view! { <p><a href=href>{say("standing.open")}</a></p> }.into_any()
}

/// What both sides have written.
pub(super) fn messages(written: Vec<Message>) -> AnyView {
    if written.is_empty() {
        return view! { <p class="soft">{say("case.no_messages")}</p> }.into_any();
    }
    let item = |message: Message| {
        let from = match message.from {
            Author::Resident => "case.from_you",
            Author::City => "case.from_city",
        };
        let now = clock::ticking();
        let at = message.at;
        view! {
            <li class="message">
                <p class="soft small">
                    <strong>{say(from)}</strong>
                    " "
                    <time datetime=at.to_rfc3339()>
                        {move || i18n::near_time(at, now.get())}
                    </time>
                </p>
                <p class="note">
                    <bdi>{message.text}</bdi>
                </p>
            </li>
        }
        .into_any()
    };
    view! { <ol class="stack">{written.into_iter().map(item).collect::<Vec<_>>()}</ol> }.into_any()
}

/// What the resident sent.
pub(super) fn sent(sent: Vec<SentField>) -> Option<AnyView> {
    (!sent.is_empty()).then(|| {
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
        view! {
            <section class="stack" aria-labelledby="sent-title">
                <h2 id="sent-title">{say("case.sent")}</h2>
                <SummaryList rows=rows />
            </section>
        }
        .into_any()
    })
}

/// The files. Only the resident's own session may read them again.
pub(super) fn files(files: Vec<ReceivedFile>, may_read: bool) -> Option<AnyView> {
    (!files.is_empty()).then(|| {
        let item = |file: ReceivedFile| {
            let size = file.size;
            let name = if may_read {
                let (href, as_name) = (attachments::url(&file.id), file.name.clone());
                view! {
                    <a href=href download=as_name>
                        <bdi>{file.name}</bdi>
                    </a>
                }
                .into_any()
            } else {
                view! { <bdi>{file.name}</bdi> }.into_any()
            };
            view! {
                <li>
                    <div>
                        <p class="files__name">{name}</p>
                        <p class="files__state files__state--done">
                            {move || i18n::file_size(size)}
                        </p>
                    </div>
                </li>
            }
            .into_any()
        };
        view! {
            <section class="stack" aria-labelledby="files-title">
                <h2 id="files-title">{say("case.files")}</h2>
                <ul class="files">{files.into_iter().map(item).collect::<Vec<_>>()}</ul>
            </section>
        }
        .into_any()
    })
}

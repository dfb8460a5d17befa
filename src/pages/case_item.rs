//! A case as one entry of a list, and the words for how far it is.

use crate::domain::cases::{CaseKind, CaseStatus, CaseSummary, Promise};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::routes::Route;
use crate::state::{city, clock};
use crate::ui::promise_clock::PromiseClock;
use crate::ui::tag::{Tag, TagKind};
use crate::ui::words::say;
use leptos::prelude::*;

/// How far a case is, in plain words. A word of the server's own is shown as it
/// is.
pub(super) fn status_words(status: &CaseStatus) -> String {
    match status {
        CaseStatus::Other(word) => word.clone(),
        known => i18n::t(&format!("status.{}", known.word())),
    }
}

/// The looks of a status.
pub(super) fn status_tag(status: &CaseStatus) -> TagKind {
    match status {
        CaseStatus::NeedsYou => TagKind::Ask,
        CaseStatus::Closed => TagKind::Done,
        CaseStatus::Received | CaseStatus::Rejected | CaseStatus::Withdrawn => TagKind::Rest,
        _ => TagKind::Going,
    }
}

/// The key of the kind of a case.
pub(super) fn kind_key(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Points => "case.kind.points",
        CaseKind::Report => "case.kind.report",
        CaseKind::Service => "case.kind.service",
    }
}

/// Status, kind and number in one line.
pub(super) fn meta(case: &CaseSummary) -> AnyView {
    let status = case.status.clone();
    let tag = if case.needs_you {
        TagKind::Ask
    } else {
        status_tag(&status)
    };
    view! {
        <p class="cases__meta">
            <Tag kind=Signal::stored(tag)>{move || status_words(&status)}</Tag>
            <span>{say(kind_key(case.kind))}</span>
            <span class="number">{case.number.to_string()}</span>
        </p>
    }
    .into_any()
}

/// A title in the resident's words must not turn the direction of the page.
pub(super) fn title_view(title: Text, kind: CaseKind) -> AnyView {
    let words = move || {
        if title.is_empty() {
            i18n::t(kind_key(kind))
        } else {
            i18n::words(&title)
        }
    };
    view! { <bdi>{dynamic(words)}</bdi> }.into_any()
}

/// A promise with its clock, live.
pub(super) fn promise_view(promise: Promise) -> AnyView {
    let now = clock::ticking();
    let state = {
        let (promise, now) = (promise.clone(), now.clone());
        Signal::derive(move || promise.state(now.get(), &city::calendar_now()))
    };
    let share = {
        let (promise, now) = (promise.clone(), now.clone());
        Signal::derive(move || promise.share(now.get(), &city::calendar_now()))
    };
    // The length of an office day is known only with the calendar.
    dynamic(move || {
        let office_day = city::calendar_now().office_day_length();
        view! {
            <PromiseClock
                promise=promise.clone()
                state=state
                share=share
                now=now.clone()
                office_day=office_day
            />
        }
    })
}

/// What a list of cases stands below; its entries are one level deeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Below {
    /// The heading of the page.
    Page,
    /// A heading of the second level.
    Section,
}

/// One entry of a list.
pub(super) fn case_item(case: CaseSummary, below: Below) -> AnyView {
    let href = Route::Case {
        number: case.number.clone(),
    }
    .path();
    let promise = case.next_promise().cloned();
    let over = case.status.is_over();
    let sentence = match (case.needs_you, over) {
        (true, _) => "case.needs_you",
        (false, false) => "case.nothing_to_do",
        (false, true) => "case.over",
    };
    let updated = case.updated_at;
    let now = clock::ticking();
    let when = move || {
        i18n::tf(
            "case.updated",
            &[("when", i18n::near_time(updated, now.get()))],
        )
    };
    let meta = meta(&case);
    let link = view! { <a href=href.clone()>{title_view(case.title, case.kind)}</a> }.into_any();
    let heading = match below {
        Below::Page => view! { <h2 class="cases__name">{link}</h2> }.into_any(),
        Below::Section => view! { <h3 class="cases__name">{link}</h3> }.into_any(),
    };
    let open = case.needs_you.then(|| {
        view! {
            <p>
                <a class="button" href=href.clone()>
                    {say("case.do_it")}
                </a>
            </p>
        }
        .into_any()
    });
    view! {
        <li>
            {meta}
            {heading}
            <p>{say(sentence)} " " <span class="soft small">{dynamic(when)}</span></p>
            {promise.map(promise_view)}
            {open}
        </li>
    }
    .into_any()
}

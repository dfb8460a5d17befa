//! What has happened, on two lines: the left one is the community, the right
//! one the department. A whistle crosses over.

use super::words::{of, say};
use crate::domain::cases::{Event, EventKind};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;

/// Whether an event stands on the department's line.
fn is_second(kind: EventKind) -> bool {
    matches!(kind, EventKind::Department | EventKind::Return)
}

/// Whether the line is with the department once an event has happened.
fn leads_to_second(kind: EventKind) -> bool {
    matches!(kind, EventKind::Department | EventKind::Whistle)
}

/// The timeline of a case.
#[component]
pub fn Timeline(
    /// What has happened, oldest first.
    events: Vec<Event>,
    /// What is being done now; empty when the case is over.
    doing: Text,
    /// What comes next.
    ahead: Vec<Text>,
    /// The city's time, for "today" and "yesterday".
    #[prop(into)]
    now: Signal<DateTime<FixedOffset>>,
) -> impl IntoView {
    let crosses = events.iter().any(|event| is_second(event.kind));
    let at_work =
        (!doing.is_empty()).then(|| events.last().is_some_and(|last| leads_to_second(last.kind)));
    let lanes: Vec<bool> = events
        .iter()
        .map(|event| is_second(event.kind))
        .chain(at_work)
        .collect();
    let past: Vec<AnyView> = events
        .into_iter()
        .enumerate()
        .map(|(at, event)| {
            let second = is_second(event.kind);
            let bends = lanes.get(at + 1).is_some_and(|next| *next != second);
            past_item(event, second, bends, now)
        })
        .collect();
    let present = at_work.map(|second| {
        let bends = second && !ahead.is_empty();
        view! {
            <li
                class="timeline__now"
                class:timeline__second=second
                class:timeline__bend=bends
                aria-current="step"
            >
                <h3 class="timeline__who">{of(doing)}</h3>
                <p class="timeline__when">{say("ui.timeline.now")}</p>
                {bends.then(|| curve(second))}
            </li>
        }
        .into_any()
    });
    let future: Vec<_> = ahead
        .into_iter()
        .map(|words| {
            view! {
                <li class="timeline__next">
                    <h3 class="timeline__who">{of(words)}</h3>
                    <p class="timeline__when">{say("ui.timeline.next")}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    let lanes =
        crosses.then(|| view! { <p class="lanes">{say("ui.timeline.lanes")}</p> }.into_any());
    view! {
        {lanes}
        <ol class="timeline">{past} {present} {future}</ol>
    }
    .into_any()
}

fn past_item(
    event: Event,
    second: bool,
    bends: bool,
    now: Signal<DateTime<FixedOffset>>,
) -> AnyView {
    let Event { at, kind, by, text } = event;
    let who = move || {
        if by.is_empty() {
            i18n::t(kind_key(kind))
        } else {
            i18n::words(&by)
        }
    };
    view! {
        <li class:timeline__second=second class:timeline__bend=bends>
            <h3 class="timeline__who">{dynamic(who)}</h3>
            <time datetime=at.to_rfc3339()>{move || i18n::near_time(at, now.get())}</time>
            <p>{of(text)}</p>
            {bends.then(|| curve(second))}
        </li>
    }
    .into_any()
}

fn kind_key(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Resident => "ui.timeline.resident",
        EventKind::Community | EventKind::Whistle => "ui.timeline.community",
        EventKind::Department | EventKind::Return => "ui.timeline.department",
        EventKind::Office => "ui.timeline.office",
    }
}

/// The line crossing over: to the right, or back.
fn curve(back: bool) -> AnyView {
    let path = if back {
        "M26 0C26 24 0 14 0 38V46"
    } else {
        "M0 0C0 24 26 14 26 38V46"
    };
    view! {
        <svg class="timeline__curve" viewBox="0 0 26 46" aria-hidden="true" focusable="false">
            <path d=path />
        </svg>
    }
    .into_any()
}

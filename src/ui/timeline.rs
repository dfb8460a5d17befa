//! What has happened, on two lines: the left one is the community, the right
//! one the department. A whistle crosses over, a return comes back.

use super::tag::{Tag, TagKind};
use super::words::{of, say};
use crate::domain::cases::lanes::{Lane, cross, lanes};
use crate::domain::cases::{Event, EventKind};
use crate::domain::text::Text;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;

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
    let kinds: Vec<EventKind> = events.iter().map(|event| event.kind).collect();
    let lanes = lanes(&kinds);
    let crosses = cross(&lanes);
    let lane = |at: usize| lanes.get(at).copied().unwrap_or_default();
    let last = if doing.is_empty() {
        events.len().saturating_sub(1)
    } else {
        events.len()
    };
    // From each entry a line leads to the one below it.
    let bends = |at: usize| at < last && lane(at) != lane(at + 1);
    let past: Vec<AnyView> = events
        .into_iter()
        .enumerate()
        .map(|(at, event)| past_item(event, lane(at), bends(at), now))
        .collect();
    let present = (!doing.is_empty()).then(|| {
        let second = lane(last) == Lane::Department;
        // What comes next is drawn on the line of whoever stays answerable.
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

fn past_item(event: Event, lane: Lane, bends: bool, now: Signal<DateTime<FixedOffset>>) -> AnyView {
    let second = lane == Lane::Department;
    let (at, kind, late) = (event.at, event.kind, event.late);
    let class = class_of(kind, late);
    let by = event.by;
    let who = move || {
        if by.is_empty() {
            i18n::t(by_key(kind))
        } else {
            i18n::words(&by)
        }
    };
    let step = step_key(kind).map(|key| view! { <Tag>{say(key)}</Tag> }.into_any());
    let late = late.then(|| {
        view! { <Tag kind=Signal::stored(TagKind::Late)>{say("ui.timeline.late")}</Tag> }.into_any()
    });
    view! {
        <li class=class class:timeline__second=second class:timeline__bend=bends>
            <h3 class="timeline__who">{dynamic(who)} " " {step} " " {late}</h3>
            <time datetime=at.to_rfc3339()>{move || i18n::near_time(at, now.get())}</time>
            <p>{of(event.text)}</p>
            {hands(event.from, event.to)}
            {reason(event.why)}
            {bends.then(|| curve(second))}
        </li>
    }
    .into_any()
}

/// From whom to whom it went.
fn hands(from: Text, to: Text) -> Option<AnyView> {
    if from.is_empty() || to.is_empty() || from == to {
        return None;
    }
    let words = move || {
        let values = [("from", i18n::words(&from)), ("to", i18n::words(&to))];
        i18n::tf("ui.timeline.hands", &values)
    };
    Some(view! { <p class="timeline__when">{dynamic(words)}</p> }.into_any())
}

/// Why: why it stands still, why it went back.
fn reason(why: Text) -> Option<AnyView> {
    (!why.is_empty()).then(|| {
        let words = move || i18n::tf("ui.timeline.why", &[("why", i18n::words(&why))]);
        view! { <p class="note"><bdi>{dynamic(words)}</bdi></p> }.into_any()
    })
}

fn class_of(kind: EventKind, late: bool) -> &'static str {
    match kind {
        _ if late => "timeline__late",
        EventKind::Return | EventKind::StepBack | EventKind::Reopened => "timeline__back",
        EventKind::Pause => "timeline__pause",
        EventKind::Answer => "timeline__answer",
        _ => "",
    }
}

fn by_key(kind: EventKind) -> &'static str {
    match kind {
        EventKind::Resident | EventKind::Reopened | EventKind::Urge => "ui.timeline.resident",
        EventKind::Community | EventKind::Whistle => "ui.timeline.community",
        EventKind::Department | EventKind::Return | EventKind::Handover => "ui.timeline.department",
        EventKind::Office
        | EventKind::Pause
        | EventKind::Resume
        | EventKind::Answer
        | EventKind::StepBack => "ui.timeline.office",
    }
}

/// What kind of step it is, where that is not said by who took it.
fn step_key(kind: EventKind) -> Option<&'static str> {
    Some(match kind {
        EventKind::Whistle => "ui.timeline.step.whistle",
        EventKind::Handover => "ui.timeline.step.handover",
        EventKind::Return => "ui.timeline.step.return",
        EventKind::Pause => "ui.timeline.step.pause",
        EventKind::Resume => "ui.timeline.step.resume",
        EventKind::Answer => "ui.timeline.step.answer",
        EventKind::Reopened => "ui.timeline.step.reopened",
        EventKind::Urge => "ui.timeline.step.urge",
        EventKind::StepBack => "ui.timeline.step.step_back",
        EventKind::Resident | EventKind::Community | EventKind::Department | EventKind::Office => {
            return None;
        }
    })
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

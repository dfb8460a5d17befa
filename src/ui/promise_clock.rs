//! A promise as a clock: kept, running, late, paused. The words alone are enough.

use crate::domain::cases::{Allowance, Clause, Promise, PromiseState};
use crate::domain::fixed::fixed;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use chrono::{DateTime, FixedOffset, TimeDelta};
use leptos::prelude::*;

/// "accepted within 30 minutes": a promise of the city as it publishes it.
pub fn promised_words(clause: Clause, within: Allowance) -> String {
    let length = match within {
        Allowance::Minutes(minutes) if minutes >= 60 && minutes % 60 == 0 => {
            i18n::tn("time.hours", (minutes / 60) as usize, &[])
        }
        Allowance::Minutes(minutes) => i18n::tn("time.minutes", minutes as usize, &[]),
        Allowance::WorkingDays(days) => i18n::tn("time.working_days", days as usize, &[]),
    };
    let key = match clause {
        Clause::Accepted => "ui.promise.accepted",
        Clause::OnSite => "ui.promise.on_site",
        Clause::Answered => "ui.promise.answered",
    };
    i18n::tf(key, &[("within", length)])
}

/// "5 hours 20 minutes left". `office_day` is how long an office day is, for
/// promises in working days.
pub fn promise_state_words(
    promise: &Promise,
    state: &PromiseState,
    office_day: TimeDelta,
) -> String {
    let length = |length: TimeDelta| match promise.within {
        Allowance::Minutes(_) => i18n::duration(length),
        Allowance::WorkingDays(_) => i18n::working_duration(length, office_day),
    };
    match state {
        PromiseState::Kept { took } => i18n::tf("ui.promise.kept", &[("took", length(*took))]),
        PromiseState::Running { left } => {
            i18n::tf("ui.promise.running", &[("left", length(*left))])
        }
        PromiseState::Late { by, met: true } => {
            i18n::tf("ui.promise.late_met", &[("by", length(*by))])
        }
        PromiseState::Late { by, met: false } => {
            i18n::tf("ui.promise.late", &[("by", length(*by))])
        }
        PromiseState::Paused { reason } => {
            i18n::tf("ui.promise.paused", &[("reason", i18n::words(reason))])
        }
    }
}

/// When it is due, and when it was met.
fn due_words(promise: &Promise, now: DateTime<FixedOffset>) -> String {
    let due = i18n::near_time(promise.due_at, now);
    match promise.met_at {
        Some(met) => i18n::tf(
            "ui.promise.due_met",
            &[("due", due), ("met", i18n::near_time(met, now))],
        ),
        None => i18n::tf("ui.promise.due", &[("due", due)]),
    }
}

fn state_class(state: &PromiseState) -> &'static str {
    match state {
        PromiseState::Kept { .. } => "promise__state promise__state--kept",
        PromiseState::Running { .. } => "promise__state promise__state--running",
        PromiseState::Late { .. } => "promise__state promise__state--late",
        PromiseState::Paused { .. } => "promise__state",
    }
}

/// Where on a late clock the due time stands, in percent: the whole width is
/// the time allowed and the time over it.
fn due_mark(promise: &Promise, now: DateTime<FixedOffset>) -> f64 {
    let allowed = (promise.due_at - promise.started_at).num_seconds().max(1) as f64;
    let end = promise.met_at.unwrap_or(now);
    let over = (end - promise.due_at).num_seconds().max(0) as f64;
    // A little lateness must still be seen, a lot must leave room for the rest.
    (allowed / (allowed + over) * 100.0).clamp(20.0, 95.0)
}

/// One promise of one case.
#[component]
pub fn PromiseClock(
    /// The promise.
    promise: Promise,
    /// How it stands.
    #[prop(into)]
    state: Signal<PromiseState>,
    /// How much of the time allowed has gone, 0 to 1.
    #[prop(into)]
    share: Signal<f64>,
    /// The city's time.
    #[prop(into)]
    now: Signal<DateTime<FixedOffset>>,
    /// How long an office day is.
    office_day: TimeDelta,
) -> impl IntoView {
    let promise = StoredValue::new(promise);
    let name = move || promise.with_value(|promise| promised_words(promise.clause, promise.within));
    let stands = move || {
        promise.with_value(|promise| promise_state_words(promise, &state.get(), office_day))
    };
    let due = move || promise.with_value(|promise| due_words(promise, now.get()));
    let pauses = promise.with_value(|promise| promise.pauses.len());
    let paused = (pauses > 0).then(|| {
        let words = move || i18n::tn("ui.promise.pauses", pauses, &[]);
        view! { <p class="promise__text">{dynamic(words)}</p> }.into_any()
    });
    let drawing = move || match state.get() {
        PromiseState::Late { met, .. } => late_drawing(
            promise.with_value(|promise| due_mark(promise, now.get())),
            met,
        ),
        PromiseState::Kept { .. } => bar("gauge__done", share.get(), false),
        _ => bar("gauge__sure", share.get(), true),
    };
    view! {
        <div class="promise">
            <p class="promise__head">
                <span class="promise__name">{dynamic(name)}</span>
                <span class=move || state_class(&state.get())>{dynamic(stands)}</span>
            </p>
            <svg class="gauge" aria-hidden="true" focusable="false">
                <rect class="gauge__track" y="8" width="100%" rx="5" />
                {dynamic(drawing)}
            </svg>
            <p class="promise__text">{dynamic(due)}</p>
            {paused}
        </div>
    }
    .into_any()
}

fn bar(class: &'static str, share: f64, ring: bool) -> AnyView {
    let end = format!("{}%", fixed((share * 100.0).clamp(0.0, 100.0), 1));
    let ring = ring
        .then(|| view! { <circle class="gauge__ring" cx=end.clone() cy="50%" r="7" /> }.into_any());
    view! {
        <rect class=class y="8" width=end.clone() rx="5" />
        <line class="gauge__mark" x1="100%" x2="100%" y1="0" y2="100%" />
        {ring}
    }
    .into_any()
}

fn late_drawing(due: f64, met: bool) -> AnyView {
    let due = format!("{}%", fixed(due, 1));
    let ring = (!met).then(|| {
        view! { <circle class="gauge__ring gauge__ring--late" cx="100%" cy="50%" r="7" /> }
            .into_any()
    });
    view! {
        <rect class="gauge__late" y="8" width="100%" rx="5" />
        <rect class="gauge__sure" y="8" width=due.clone() rx="5" />
        <line class="gauge__mark" x1=due.clone() x2=due y1="0" y2="100%" />
        {ring}
    }
    .into_any()
}

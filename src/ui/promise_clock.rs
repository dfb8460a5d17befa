//! A promise as a clock: kept, running, late, paused. The words alone are enough;
//! they change without a word of the screen reader, which reads them when asked.

use super::clock_face::{Face, clock_face};
use super::words::say;
use crate::domain::cases::{Allowance, Clause, Promise, PromiseState};
use crate::funnel::{Signal, dynamic, kept};
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

/// What is drawn: at the resolution that can be seen, so that most ticks of the
/// city's time change nothing.
fn face(promise: &Promise, state: &PromiseState, share: f64, now: DateTime<FixedOffset>) -> Face {
    // The whole way round is 360 steps.
    let steps = |share: f64| (share.clamp(0.0, 1.0) * 360.0) as u16;
    match state {
        PromiseState::Kept { .. } => Face::Kept(steps(share)),
        PromiseState::Running { .. } => Face::Running(steps(share)),
        PromiseState::Paused { .. } => Face::Paused(steps(share)),
        PromiseState::Late { met, .. } => Face::Late {
            due: steps(due_mark(promise, now)),
            met: *met,
        },
    }
}

/// Where on a late clock the due time stands, as a share: the whole way round is
/// the time allowed and the time over it.
fn due_mark(promise: &Promise, now: DateTime<FixedOffset>) -> f64 {
    let allowed = (promise.due_at - promise.started_at).num_seconds().max(1) as f64;
    let end = promise.met_at.unwrap_or(now);
    let over = (end - promise.due_at).num_seconds().max(0) as f64;
    // A little lateness must still be seen, a lot must leave room for the rest.
    (allowed / (allowed + over)).clamp(0.2, 0.95)
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
    let stands = kept(move || {
        let state = state.get();
        let words = promise.with_value(|it| promise_state_words(it, &state, office_day));
        (state_class(&state), words)
    });
    let due = kept(move || promise.with_value(|promise| due_words(promise, now.get())));
    let drawn = kept(move || {
        let state = state.get();
        promise.with_value(|promise| face(promise, &state, share.get(), now.get()))
    });
    let (pauses, again) = promise.with_value(|it| (it.pauses.len(), it.round > 0));
    let again =
        again.then(|| view! { <p class="promise__text">{say("ui.promise.again")}</p> }.into_any());
    let paused = (pauses > 0).then(|| {
        let words = move || i18n::tn("ui.promise.pauses", pauses, &[]);
        view! { <p class="promise__text">{dynamic(words)}</p> }.into_any()
    });
    view! {
        <div class="promise">
            {dynamic(move || clock_face(drawn.get()))}
            <div class="promise__words">
                <p class="promise__name">{dynamic(name)}</p>
                <p class=move || stands.get().0>{move || stands.get().1}</p>
                <p class="promise__text">{move || due.get()}</p>
                {paused}
                {again}
            </div>
        </div>
    }
    .into_any()
}

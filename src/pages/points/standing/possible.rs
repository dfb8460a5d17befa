//! What can be done now, and until when; and what there is instead, once the time
//! for it is over.

use super::deadline::{answer_words, last_day_words, left, left_words};
use super::state_words::{is_settled, stage_key};
use super::todo::appeal_now;
use super::withdraw::Withdraw;
use crate::domain::points::standing::{AppealStage, StandingState};
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::points::place::{Place, PlaceStep};
use crate::routes::{ApplyStep, Route, StandingStep};
use crate::state::changing::Changing;
use crate::state::points;
use crate::state::standing::{Affair, Known};
use crate::state::{clock, navigation};
use crate::ui::button::{Button, ButtonKind, ButtonLink};
use crate::ui::words::say;
use chrono::{DateTime, FixedOffset, NaiveDate};
use leptos::prelude::*;

/// The card with everything that can be done.
#[component]
pub fn Possible(affair: Affair, known: Known) -> impl IntoView {
    if known.standing.state == StandingState::Withdrawn {
        return over();
    }
    // Only a countdown needs every second.
    let counts = known.standing.until.amend.is_some();
    let now: Signal<DateTime<FixedOffset>> = if counts {
        clock::every_second().into()
    } else {
        clock::ticking().into()
    };
    let until = known.standing.until.clone();
    let may = move |until: Option<DateTime<FixedOffset>>| {
        until.filter(|until| left(*until, now.get()).is_some())
    };
    let may_amend = kept(move || may(until.amend));
    let may_withdraw = kept(move || may(until.withdraw));
    let amendment = {
        let known = known.clone();
        // Once the score is settled nobody thinks of changing what was sent.
        let said = !is_settled(&known.standing.state);
        move || match may_amend.get() {
            Some(until) => Some(amend(known.clone(), until, now)),
            None if said => {
                let over = view! { <p class="small soft">{say("standing.amend.over")}</p> };
                Some(over.into_any())
            }
            None => None,
        }
    };
    let withdrawal = {
        let known = known.clone();
        move || {
            let until = may_withdraw.get()?;
            // What counts first is how long nothing stays of it.
            let traceless = may_amend.get();
            let (until, traceless) = (traceless.unwrap_or(until), traceless.is_some());
            let (affair, known) = (affair.clone(), known.clone());
            Some(view! { <Withdraw affair known until traceless now /> }.into_any())
        }
    };
    // What can be done goes before what cannot.
    let (appeal, later) = match appeal_now(&known.standing) {
        Some((stage, until)) => (Some(may_appeal(&known, stage, until)), None),
        None => (None, Some(no_appeal(&known))),
    };
    view! {
        <section class="card card--mist stack not-printed" aria-labelledby="possible-title">
            <h2 id="possible-title">{say("standing.possible")}</h2>
            {appeal}
            <div class="stack-small">{dynamic(amendment)}</div>
            {dynamic(withdrawal)}
            {later}
        </section>
    }
    .into_any()
}

fn over() -> AnyView {
    view! {
        <section class="card card--mist stack-small not-printed" aria-labelledby="possible-title">
            <h2 id="possible-title">{say("standing.possible")}</h2>
            <p>{say("standing.again")}</p>
            <p class="actions">
                <ButtonLink href=Route::Points.path() kind=ButtonKind::Second>
                    {say("points.title")}
                </ButtonLink>
            </p>
        </section>
    }
    .into_any()
}

/// Changing what was sent, with the time left.
fn amend(
    known: Known,
    until: DateTime<FixedOffset>,
    now: Signal<DateTime<FixedOffset>>,
) -> AnyView {
    let press = Callback::new(move |()| {
        let standing = &known.standing;
        let changing = Changing {
            number: standing.number.clone(),
            until,
        };
        points::change(&standing.scheme, changing, &standing.facts);
        let step = PlaceStep::Apply(ApplyStep::Check);
        let place = Place {
            scheme: standing.scheme.clone(),
            purpose: standing.purpose.clone(),
            step: step.clone(),
        };
        navigation::go(&place.at(step));
    });
    view! {
        <p>{say("standing.amend.text")}</p>
        {time_left(until, now)}
        <p class="actions">
            <Button kind=ButtonKind::Second on_press=press>{say("standing.amend")}</Button>
        </p>
    }
    .into_any()
}

/// "until 10:46, 8 minutes 12 seconds left", ticking.
pub fn time_left(until: DateTime<FixedOffset>, now: Signal<DateTime<FixedOffset>>) -> AnyView {
    let words = move || {
        let now = now.get();
        let left = left(until, now).map(left_words).unwrap_or_default();
        let until = i18n::near_time(until, now);
        i18n::tf("standing.until", &[("until", until), ("left", left)])
    };
    view! { <p class="small soft number" role="timer">{dynamic(words)}</p> }.into_any()
}

/// By when an appeal that is sent now is answered; nothing where the city does not
/// say.
pub(super) fn answer_term(known: &Known, stage: AppealStage) -> Option<AnyView> {
    let days = known.standing.answered_within.of(stage)?;
    let words = move || answer_words(days, clock::ticking().get());
    Some(view! { <p>{dynamic(words)}</p> }.into_any())
}

/// Why there is no appeal now: not yet, not any more, or one is under way.
fn no_appeal(known: &Known) -> AnyView {
    let standing = &known.standing;
    let key = match &standing.state {
        StandingState::Appealing | StandingState::Reviewing => "standing.appeal.under_way",
        StandingState::Settled | StandingState::Placed | StandingState::NotPlaced => {
            "standing.appeal.over"
        }
        _ => "standing.appeal.later",
    };
    view! { <p class="small soft">{say(key)}</p> }.into_any()
}

fn may_appeal(known: &Known, stage: AppealStage, until: NaiveDate) -> AnyView {
    let text = match stage {
        AppealStage::Recheck => "standing.appeal.recheck_text",
        AppealStage::Review => "standing.appeal.review_text",
    };
    let href = Route::PointsApplication {
        number: known.standing.number.clone(),
        step: StandingStep::Appeal,
    };
    let when = move || last_day_words(until, clock::ticking().get().date_naive());
    view! {
        <div class="stack-small">
            <p>{say(text)}</p>
            {answer_term(known, stage)}
            <p class="small soft">{dynamic(when)}</p>
            <p class="actions">
                <ButtonLink href=href.path() kind=ButtonKind::Second>{say(stage_key(stage))}</ButtonLink>
            </p>
        </div>
    }
    .into_any()
}

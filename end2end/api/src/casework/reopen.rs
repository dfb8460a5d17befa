//! Answered and not fixed: the same case goes on.

use super::dice::Dice;
use super::script::Scene;
use super::step::{Only, Step};
use crate::clock::Moment;
use crate::published::Published;
use crate::store::case_rows::CaseRow;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{CaseStatus, EventKind, Promise};
use longgang_portal::domain::text::Text;

/// Makes the promises the case began with anew, from `at` on.
pub fn renew(case: &mut CaseRow, at: Moment, calendar: &WorkingCalendar) {
    case.followup.round += 1;
    let round = case.followup.round;
    let first: Vec<Promise> = case
        .promises
        .iter()
        .filter(|one| one.round == 0)
        .cloned()
        .collect();
    for old in &mut case.promises {
        old.may_urge = false;
    }
    case.promises.extend(first.into_iter().map(|old| Promise {
        round,
        ..Promise::new(old.clause, old.within, at, old.within.due(at, calendar))
    }));
}

/// Puts a resident's word that it is not fixed, and the way from there on, in the
/// place of what was to come. The clock passes the first step of it.
pub fn reopen(case: &mut CaseRow, published: &Published, at: Moment, reason: &str) {
    let words = &published.casework.words;
    let mut actors = case.followup.actors.clone().unwrap_or_default();
    if actors.community.is_empty() {
        actors.community = case
            .now_at()
            .map(|step| step.with.clone())
            .unwrap_or_default();
    }
    if actors.department.is_empty() {
        actors.department = actors.community.clone();
    }
    let scene = Scene {
        actors: &actors,
        place: &Text::default(),
        calendar: &published.calendar,
    };
    let seed = u64::from(case.followup.round) << 32 | case.id.unsigned_abs();
    let by = super::actors::resident();
    let said = Step {
        why: reason_text(reason),
        reopens: true,
        ..Step::new(
            at,
            CaseStatus::Received,
            EventKind::Reopened,
            &by,
            words.reopened.clone(),
        )
        .with(&actors.community)
        .doing(words.reopened_doing.clone())
    };
    case.steps.truncate(case.step);
    case.steps.push(said);
    let way = scene.steps(&words.reopened_steps, at, &mut Dice::new(seed));
    let promised = |step: &Step| {
        step.meets
            .is_none_or(|clause| case.promises.iter().any(|one| one.clause == clause))
    };
    let way: Vec<Step> = way.into_iter().filter(promised).collect();
    case.steps.extend(way);
}

/// The resident's own words are in no language that is known.
pub fn reason_text(reason: &str) -> Text {
    if reason.trim().is_empty() {
        Text::default()
    } else {
        Text::plain(reason.trim())
    }
}

/// What waited for something goes on at once: the steps of the other case go, and
/// all that is left comes as much earlier or later.
pub fn go_on(case: &mut CaseRow, only: Only, at: Moment) {
    let waits = |step: &Step| step.only == Some(only);
    if !case.steps.iter().skip(case.step).any(waits) {
        return;
    }
    let rest = case.steps.split_off(case.step);
    let mut rest: Vec<Step> = rest
        .into_iter()
        .filter(|step| step.only.is_none() || waits(step))
        .collect();
    let Some(shift) = rest.first().map(|first| at - first.at) else {
        return;
    };
    for step in &mut rest {
        step.at = crate::clock::after(step.at, shift);
        if waits(step) {
            step.only = None;
        }
    }
    case.steps.extend(rest);
}

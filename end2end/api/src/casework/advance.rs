//! Lets the clock pass what is due.

use super::errand;
use super::photos;
use super::reopen;
use super::step::{Only, Step};
use crate::clock::{Moment, after};
use crate::dossier;
use crate::published::Published;
use crate::store::case_rows::{CaseRow, select};
use crate::store::feed;
use crate::web::refusal::Refusal;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{
    Allowance, CaseStatus, CityAnswer, Event, Pause, Promise, Verdict, Window,
};
use rusqlite::Connection;

/// Working days to say something to an answer, where nothing closes it before.
const WINDOW_DAYS: u32 = 5;

/// Moves every case along to `now`: first the applications, which write down
/// their steps as they happen, then everything else of all.
pub fn move_on(db: &Connection, published: &Published, now: Moment) -> Result<(), Refusal> {
    dossier::rows::move_on(db, published, now)?;
    for mut case in select(db, "WHERE next_at <= ?1 ORDER BY id", [now.timestamp()])? {
        while pass_next(db, published, &mut case, now)? {}
        case.keep(db)?;
    }
    Ok(())
}

/// Passes what comes next, if it is due: of several things at one moment a step
/// first, as one that comes in time keeps its promise.
fn pass_next(
    db: &Connection,
    published: &Published,
    case: &mut CaseRow,
    now: Moment,
) -> Result<bool, Refusal> {
    let step = case.next_step().map(|step| step.at);
    let breaks = case.breaks_at();
    let errand = case.followup.next();
    let Some(at) = [step, breaks, errand].into_iter().flatten().min() else {
        return Ok(false);
    };
    if at > now {
        return Ok(false);
    }
    if step == Some(at) {
        pass_step(db, &published.calendar, case)?;
    } else if breaks == Some(at) {
        note_broken(db, case, at)?;
    } else if let Some(errand) = case.followup.take() {
        errand::run(db, published, case, errand)?;
    }
    Ok(true)
}

/// A resident can urge from now on.
fn note_broken(db: &Connection, case: &mut CaseRow, at: Moment) -> Result<(), Refusal> {
    for promise in &mut case.promises {
        let broken = promise.met_at.is_none() && promise.due_at < at;
        promise.may_urge = broken && promise.urged_at.is_none();
    }
    feed::push(db, case, at, None)
}

/// Passes the step that comes next.
pub fn pass_step(
    db: &Connection,
    calendar: &WorkingCalendar,
    case: &mut CaseRow,
) -> Result<(), Refusal> {
    let Some(step) = case.steps.get(case.step).cloned() else {
        return Ok(());
    };
    if step.only == Some(Only::Sent) {
        case.steps.remove(case.step);
        return Ok(());
    }
    let unmet = |promise: &&mut Promise| promise.met_at.is_none();
    let mut late = false;
    for promise in case.promises.iter_mut().filter(unmet) {
        turn(promise, &step, calendar);
        late |= promise.met_at.is_some_and(|met| promise.due_at < met);
    }
    if step.reopens {
        reopen::renew(case, step.at, calendar);
    }
    case.status = step.status.clone();
    if case.status.is_over() {
        let promises = case.promises.iter_mut();
        promises.for_each(|promise| promise.may_urge = false);
    }
    case.step += 1;
    case.followup.handed.clear();
    let to = if step.from.is_empty() {
        Default::default()
    } else {
        step.with.clone()
    };
    let event = Event {
        at: step.at,
        kind: step.kind,
        by: step.by.clone(),
        text: step.text.clone(),
        clause: step.meets,
        late,
        from: step.from.clone(),
        to,
        why: step.why.clone(),
        ..Event::default()
    };
    if step.answer.is_some() {
        give(db, calendar, case, &step)?;
    }
    case.happened(db, &event)
}

/// The answer of a step, and the time to say something to it.
fn give(
    db: &Connection,
    calendar: &WorkingCalendar,
    case: &mut CaseRow,
    step: &Step,
) -> Result<(), Refusal> {
    let Some(answered) = &step.answer else {
        return Ok(());
    };
    let mut answer = CityAnswer {
        at: step.at,
        by: step.by.clone(),
        text: step.text.clone(),
        fixed: answered.fixed,
        ..CityAnswer::default()
    };
    if let Some(name) = &answered.photos {
        let (before, after) = photos::put(db, case, name, step.at)?;
        answer.before.push(before);
        answer.after.push(after);
    }
    let mut rest = case.steps.iter().skip(case.step);
    let closes = rest.find(|step| step.status == CaseStatus::Closed);
    let until = closes.map_or_else(
        || calendar.add_working_days(step.at, WINDOW_DAYS),
        |step| step.at,
    );
    case.followup.answer = Some(answer);
    case.followup.rated = None;
    case.followup.window = Some(Window {
        until,
        verdict: Verdict::Open,
        decided_at: None,
    });
    Ok(())
}

/// What a step does to a promise that is not met yet. The time it stood still
/// comes on top: office time where it is promised in working days.
fn turn(promise: &mut Promise, step: &Step, calendar: &WorkingCalendar) {
    if let Some(pause) = promise.pauses.last_mut().filter(|pause| pause.to.is_none()) {
        pause.to = Some(step.at);
        promise.due_at = match promise.within {
            Allowance::Minutes(_) => after(promise.due_at, step.at - pause.from),
            Allowance::WorkingDays(_) => {
                let stood = calendar.working_time_between(pause.from, step.at);
                calendar.add_working_time(promise.due_at, stood)
            }
        };
    }
    if let Some(reason) = &step.pauses {
        promise.pauses.push(Pause {
            from: step.at,
            to: None,
            reason: reason.clone(),
        });
    }
    if step.meets == Some(promise.clause) {
        promise.met_at = Some(step.at);
        promise.may_urge = false;
    }
}

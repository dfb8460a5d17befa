//! Lets the clock pass the steps that are due.

use super::step::Step;
use crate::clock::{Moment, after};
use crate::dossier;
use crate::published::Published;
use crate::store::case_rows::{CaseRow, add_event, select};
use crate::web::refusal::Refusal;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Allowance, Event, Pause, Promise};
use rusqlite::{Connection, params};

/// Moves every case along to `now`: first the applications, which write down
/// their steps as they happen, then the steps of all.
pub fn move_on(db: &Connection, published: &Published, now: Moment) -> Result<(), Refusal> {
    dossier::rows::move_on(db, published, now)?;
    let calendar = &published.calendar;
    for mut case in select(db, "WHERE next_at <= ?1 ORDER BY id", [now.timestamp()])? {
        while let Some(step) = case
            .steps
            .get(case.step)
            .filter(|step| step.at <= now)
            .cloned()
        {
            pass(db, calendar, &mut case, &step)?;
        }
        keep(db, &case)?;
    }
    Ok(())
}

fn pass(
    db: &Connection,
    calendar: &WorkingCalendar,
    case: &mut CaseRow,
    step: &Step,
) -> Result<(), Refusal> {
    let event = Event {
        at: step.at,
        kind: step.kind,
        by: step.by.clone(),
        text: step.text.clone(),
    };
    add_event(db, case.id, &event)?;
    for promise in case
        .promises
        .iter_mut()
        .filter(|promise| promise.met_at.is_none())
    {
        turn(promise, step, calendar);
    }
    case.status = step.status.clone();
    case.updated_at = case.updated_at.max(step.at);
    case.step += 1;
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
    }
}

fn keep(db: &Connection, case: &CaseRow) -> Result<(), Refusal> {
    let next = case.steps.get(case.step).map(|step| step.at.timestamp());
    db.prepare_cached(
        "UPDATE cases SET status = ?1, updated_at = ?2, promises = ?3, step = ?4, next_at = ?5 \
         WHERE id = ?6",
    )?
    .execute(params![
        case.status.word(),
        case.updated_at.timestamp(),
        serde_json::to_string(&case.promises)?,
        case.step,
        next,
        case.id,
    ])?;
    Ok(())
}

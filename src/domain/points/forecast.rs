//! The score for each coming day, if nothing is done: as a short list of the
//! days on which it changes, each with its causes.
//!
//! | file      | holds                                                        |
//! |-----------|--------------------------------------------------------------|
//! | `moments` | the days on which something may change                       |
//! | `daily`   | whether a node may change on any day                         |
//! | `cause`   | which node changed on a day, and why                         |
//!
//! The whole tree is scored only on days on which a node that depends on time
//! has changed. Nodes that look at spans of time are watched every day, because
//! leftover days of several spans add up on any day; nodes that look at dates
//! and records only around the monthly returns of those dates.

pub mod cause;
mod daily;
mod moments;

use super::explain::{Explained, Interval};
use super::facts::Facts;
use super::scheme::Scheme;
use super::score::score;
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use cause::{Cause, causes};
use chrono::NaiveDate;
use moments::Watch;

/// The longest time that is looked ahead, in days: ten years.
const MOST_DAYS: usize = 3_653;

/// The score from one day to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Forecast {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
    /// The days on which the total changes, the first day first.
    pub steps: Vec<Step>,
}

/// A day from which the total is this, until the day of the next step.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The day.
    pub day: NaiveDate,
    /// The total for an application made on that day.
    pub total: Interval,
    /// Why it is not what it was the day before; none for the first day.
    pub causes: Vec<Cause>,
}

/// Days from one to another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub from: NaiveDate,
    /// The last.
    pub to: NaiveDate,
}

impl Forecast {
    /// The total on a day; `None` outside the forecast.
    pub fn on(&self, day: NaiveDate) -> Option<Interval> {
        if day > self.to {
            return None;
        }
        let step = self.steps.iter().rev().find(|step| step.day <= day)?;
        Some(step.total)
    }

    /// The days with the most claimed points: the best to file on. Several where
    /// the score returns to its height.
    pub fn best_days(&self) -> Vec<Days> {
        let most = self.steps.iter().map(|step| step.total.claimed).max();
        let ends = self
            .steps
            .iter()
            .skip(1)
            .map(|step| step.day.pred_opt().unwrap_or(step.day))
            .chain([self.to]);
        let mut best: Vec<Days> = Vec::new();
        for (step, to) in self.steps.iter().zip(ends) {
            if Some(step.total.claimed) != most {
                continue;
            }
            match best.last_mut() {
                Some(last) if last.to.succ_opt() == Some(step.day) => last.to = to,
                _ => best.push(Days { from: step.day, to }),
            }
        }
        best
    }

    /// The first day on which the claimed points reach a line.
    pub fn reaches(&self, line: Decimal) -> Option<NaiveDate> {
        let step = self.steps.iter().find(|step| step.total.claimed >= line)?;
        Some(step.day)
    }
}

/// The score of `facts` for an application made on each day from `from` to `to`,
/// at most ten years ahead. With `to` before `from` it is one day.
pub fn forecast(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    from: NaiveDate,
    to: NaiveDate,
) -> Forecast {
    let days = from.iter_days().take_while(|day| *day <= to.max(from));
    let scored = |day| score(scheme, facts, purpose, day);
    let mut watch = Watch::new(scheme, facts, purpose, from);
    let mut last: Explained = scored(from);
    let mut forecast = Forecast {
        from,
        to: from,
        steps: vec![Step {
            day: from,
            total: last.interval,
            causes: Vec::new(),
        }],
    };
    for day in days.take(MOST_DAYS) {
        forecast.to = day;
        if !watch.sees_change(day) {
            continue;
        }
        let now = scored(day);
        if now.interval != last.interval {
            forecast.steps.push(Step {
                day,
                total: now.interval,
                causes: causes(scheme, facts, purpose, (&last, &now), day),
            });
        }
        last = now;
    }
    forecast
}

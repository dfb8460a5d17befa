//! How a promise stands: kept, running, late, paused. Pauses do not count.

use super::promise::{Allowance, Pause, Promise, PromiseState};
use crate::domain::calendar::WorkingCalendar;
use chrono::{DateTime, FixedOffset, TimeDelta};

type Moment = DateTime<FixedOffset>;

impl Allowance {
    /// When something is due that starts at `start`, without pauses: so many
    /// minutes later, or the same time of day so many working days later. A
    /// start outside office hours counts from the next opening
    /// ([`WorkingCalendar::add_working_days`]).
    pub fn due(self, start: Moment, calendar: &WorkingCalendar) -> Moment {
        match self {
            Self::Minutes(minutes) => start
                .checked_add_signed(TimeDelta::minutes(i64::from(minutes)))
                .unwrap_or(start),
            Self::WorkingDays(days) => calendar.add_working_days(start, days),
        }
    }
}

impl Promise {
    /// How it stands. The due time is the server's and holds its finished pauses
    /// already; while a pause stands, nothing runs and nothing becomes late.
    pub fn state(&self, now: Moment, calendar: &WorkingCalendar) -> PromiseState {
        if let Some(met) = self.met_at {
            return if met <= self.due_at {
                PromiseState::Kept {
                    took: self.net(self.started_at, met, calendar),
                }
            } else {
                PromiseState::Late {
                    by: self.net(self.due_at, met, calendar),
                    met: true,
                }
            };
        }
        if let Some(pause) = self.standing_pause(now) {
            return PromiseState::Paused {
                reason: pause.reason.clone(),
            };
        }
        if now <= self.due_at {
            PromiseState::Running {
                left: self.net(now, self.due_at, calendar),
            }
        } else {
            PromiseState::Late {
                by: self.net(self.due_at, now, calendar),
                met: false,
            }
        }
    }

    /// How much of the allowance has gone by, 0 to 1, for drawing; 1 once due.
    pub fn share(&self, now: Moment, calendar: &WorkingCalendar) -> f64 {
        let until = self.met_at.unwrap_or(now).min(self.due_at);
        let gone = self.net(self.started_at, until, calendar);
        // A pause that still stands has not moved the due time yet.
        let finished = Self {
            pauses: self
                .pauses
                .iter()
                .filter(|pause| pause.to.is_some())
                .cloned()
                .collect(),
            ..self.clone()
        };
        let all = finished.net(self.started_at, self.due_at, calendar);
        if all <= TimeDelta::zero() {
            return if now >= self.due_at { 1.0 } else { 0.0 };
        }
        (gone.num_seconds() as f64 / all.num_seconds().max(1) as f64).clamp(0.0, 1.0)
    }

    /// The pause that stands at a moment, unless the promise was late before it.
    fn standing_pause(&self, now: Moment) -> Option<&Pause> {
        self.pauses.iter().find(|pause| {
            pause.from <= now && pause.to.is_none_or(|to| now < to) && pause.from <= self.due_at
        })
    }

    /// The time from `a` to `b` without pauses, never negative: office time for a
    /// promise in working days, clock time otherwise.
    fn net(&self, a: Moment, b: Moment, calendar: &WorkingCalendar) -> TimeDelta {
        let length = |from: Moment, to: Moment| match self.within {
            Allowance::Minutes(_) => to.signed_duration_since(from),
            Allowance::WorkingDays(_) => calendar.working_time_between(from, to),
        };
        let mut spans: Vec<(Moment, Moment)> = self
            .pauses
            .iter()
            .map(|pause| (pause.from.max(a), pause.to.unwrap_or(b).min(b)))
            .filter(|(from, to)| from < to)
            .collect();
        spans.sort();
        let mut net = length(a, b);
        // Pauses may overlap; what one has taken off the next must not.
        let mut taken_to = a;
        for (from, to) in spans {
            let from = from.max(taken_to);
            if from < to {
                net -= length(from, to);
                taken_to = to;
            }
        }
        net.max(TimeDelta::zero())
    }
}

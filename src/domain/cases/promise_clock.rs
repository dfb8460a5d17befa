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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::OfficeHours;
    use crate::domain::cases::Clause;
    use crate::domain::text::Text;

    /// Seven office hours a day, 17 to 20 February off.
    fn calendar() -> WorkingCalendar {
        let hours = |from: &str, to: &str| OfficeHours {
            from: from.parse().expect("a time"),
            to: to.parse().expect("a time"),
        };
        let day = |text: &str| text.parse().expect("a day");
        WorkingCalendar {
            hours: vec![hours("08:30:00", "12:00:00"), hours("14:00:00", "17:30:00")],
            holidays: ["2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20"]
                .map(day)
                .into(),
            ..WorkingCalendar::default()
        }
    }

    fn moment(text: &str) -> Moment {
        let text = format!("2026-{}:00+08:00", text.replace(' ', "T"));
        DateTime::parse_from_rfc3339(&text).expect("a moment")
    }

    fn promise(within: Allowance, started: &str) -> Promise {
        let started_at = moment(started);
        Promise {
            clause: Clause::Answered,
            within,
            started_at,
            due_at: within.due(started_at, &calendar()),
            met_at: None,
            pauses: Vec::new(),
        }
    }

    fn pause(from: &str, to: Option<&str>) -> Pause {
        Pause {
            from: moment(from),
            to: to.map(moment),
            reason: Text::plain("等材料"),
        }
    }

    fn hours(hours: i64) -> TimeDelta {
        TimeDelta::hours(hours)
    }

    fn is_share(promise: &Promise, now: &str, wanted: f64) {
        let share = promise.share(moment(now), &calendar());
        assert!((share - wanted).abs() < 1e-9, "{now}: {share}");
    }

    #[test]
    fn minutes_run_at_night_too() {
        let promise = promise(Allowance::Minutes(30), "03-14 23:50");
        assert_eq!(promise.due_at, moment("03-15 00:20"));
        let state = promise.state(moment("03-15 00:05"), &calendar());
        assert_eq!(
            state,
            PromiseState::Running {
                left: TimeDelta::minutes(15)
            }
        );
        is_share(&promise, "03-15 00:05", 0.5);
    }

    #[test]
    fn the_due_moment_itself_is_in_time() {
        let mut promise = promise(Allowance::Minutes(60), "03-11 10:00");
        let state = promise.state(promise.due_at, &calendar());
        assert_eq!(
            state,
            PromiseState::Running {
                left: TimeDelta::zero()
            }
        );
        promise.met_at = Some(promise.due_at);
        let state = promise.state(moment("04-01 00:00"), &calendar());
        assert_eq!(state, PromiseState::Kept { took: hours(1) });
    }

    #[test]
    fn five_working_days_skip_weekends_and_holidays() {
        let promise = promise(Allowance::WorkingDays(5), "02-12 10:00");
        // Thursday; then 13, 16, 23, 24, 25 February.
        assert_eq!(promise.due_at, moment("02-25 10:00"));
        // On a holiday nothing runs: 23 and 24 in full, 1.5 hours of the 25th.
        for now in ["02-17 09:00", "02-20 23:00", "02-22 12:00"] {
            let left = hours(7 * 2) + TimeDelta::minutes(90);
            let state = promise.state(moment(now), &calendar());
            assert_eq!(state, PromiseState::Running { left }, "{now}");
        }
        is_share(&promise, "02-13 10:00", 0.2);
    }

    #[test]
    fn late_is_counted_in_working_time_and_stays_late_when_met() {
        let mut promise = promise(Allowance::WorkingDays(1), "03-12 17:00");
        assert_eq!(promise.due_at, moment("03-13 17:00"));
        let state = promise.state(moment("03-15 12:00"), &calendar());
        assert_eq!(
            state,
            PromiseState::Late {
                by: TimeDelta::minutes(30),
                met: false
            }
        );
        is_share(&promise, "03-15 12:00", 1.0);
        promise.met_at = Some(moment("03-16 09:30"));
        let state = promise.state(moment("03-20 12:00"), &calendar());
        assert_eq!(
            state,
            PromiseState::Late {
                by: TimeDelta::minutes(90),
                met: true
            }
        );
    }

    #[test]
    fn pauses_do_not_count() {
        let mut promise = promise(Allowance::WorkingDays(5), "03-09 09:00");
        promise.pauses = vec![
            pause("03-10 09:00", Some("03-12 09:00")),
            // Lies within the first: takes nothing off twice.
            pause("03-10 10:00", Some("03-11 10:00")),
        ];
        promise.due_at = moment("03-18 09:00");
        let state = promise.state(moment("03-12 09:00"), &calendar());
        assert_eq!(state, PromiseState::Running { left: hours(4 * 7) });
        is_share(&promise, "03-12 09:00", 0.2);
        promise.met_at = Some(moment("03-18 09:00"));
        let state = promise.state(moment("03-30 09:00"), &calendar());
        assert_eq!(state, PromiseState::Kept { took: hours(5 * 7) });
    }

    #[test]
    fn a_standing_pause_stops_the_clock_and_the_drawing() {
        let mut promise = promise(Allowance::WorkingDays(5), "03-09 09:00");
        promise.pauses = vec![pause("03-10 09:00", None)];
        for now in ["03-10 09:00", "03-13 09:00", "04-13 09:00"] {
            let state = promise.state(moment(now), &calendar());
            assert_eq!(
                state,
                PromiseState::Paused {
                    reason: Text::plain("等材料")
                },
                "{now}"
            );
            is_share(&promise, now, 0.2);
        }
        let before = promise.state(moment("03-09 10:00"), &calendar());
        assert!(matches!(before, PromiseState::Running { .. }));
    }

    #[test]
    fn what_was_late_before_a_pause_is_late() {
        let mut promise = promise(Allowance::Minutes(60), "03-09 09:00");
        promise.pauses = vec![pause("03-09 11:00", None)];
        let state = promise.state(moment("03-09 18:00"), &calendar());
        assert_eq!(
            state,
            PromiseState::Late {
                by: hours(1),
                met: false
            }
        );
    }
}

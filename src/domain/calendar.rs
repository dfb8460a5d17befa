//! Working time: which days and hours count towards a promise in working days.

use crate::domain::map::Set;
use crate::domain::read::readable;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime, Offset, TimeDelta, Weekday};
use serde::Serialize;

/// `GET /api/v1/calendar`: the working calendar of the city's offices.
/// Saturdays and Sundays are free unless listed in `workdays`; all other days
/// count unless listed in `holidays`. Times are China Standard Time (UTC+8).
/// A day in both lists is a working day. Outside `from` to `to` only the weekly
/// rhythm is known, and it is used.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WorkingCalendar {
    /// The first day the list of holidays is known for.
    pub from: NaiveDate,
    /// The last day the list of holidays is known for.
    pub to: NaiveDate,
    /// Office hours of a working day. Without any, a working day counts from
    /// midnight to midnight.
    pub hours: Vec<OfficeHours>,
    /// Days off that would otherwise be working days.
    pub holidays: Set<NaiveDate>,
    /// Make-up workdays on a Saturday or Sunday.
    pub workdays: Set<NaiveDate>,
}

readable!(WorkingCalendar {
    from: need,
    to: need,
    hours: need,
    holidays: need,
    workdays: need
});

/// One stretch of office hours, `from` inclusive, `to` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OfficeHours {
    /// When the office opens.
    pub from: NaiveTime,
    /// When it closes.
    pub to: NaiveTime,
}

readable!(OfficeHours {
    from: need,
    to: need
});

/// Forty years of working days: more is never promised, and a wrong number in
/// data must not keep a browser busy.
const MOST_WORKING_DAYS: u32 = 10_000;

/// China Standard Time, the time of the city.
pub fn city_offset() -> FixedOffset {
    // Eight hours are within a day, so this never falls back.
    FixedOffset::east_opt(8 * 3600).unwrap_or_else(|| chrono::Utc.fix())
}

impl WorkingCalendar {
    /// Whether the offices work on a day.
    pub fn is_working_day(&self, date: NaiveDate) -> bool {
        self.workdays.contains(&date) || (!is_weekend(date) && !self.holidays.contains(&date))
    }

    /// Whether the list of holidays is known for a day.
    pub fn knows(&self, date: NaiveDate) -> bool {
        self.from <= date && date <= self.to
    }

    /// The office hours of one working day, added up.
    pub fn office_day_length(&self) -> TimeDelta {
        self.stretches()
            .iter()
            .fold(TimeDelta::zero(), |sum, (from, to)| sum + (*to - *from))
    }

    /// Whether the offices are open at a moment.
    pub fn is_open(&self, t: DateTime<FixedOffset>) -> bool {
        let (date, time) = local(t);
        self.is_working_day(date)
            && self
                .stretches()
                .iter()
                .any(|(from, to)| *from <= time && time < *to)
    }

    /// The moment itself when the offices are open, else the next opening.
    pub fn next_opening(&self, t: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
        if self.is_open(t) {
            return t.with_timezone(&city_offset());
        }
        let (date, time) = local(t);
        let stretches = self.stretches();
        if self.is_working_day(date)
            && let Some((from, _)) = stretches.iter().find(|(from, _)| *from > time)
        {
            return at(date, *from);
        }
        let next = self.working_day_after(date, 1);
        at(
            next,
            stretches
                .first()
                .map_or(TimeDelta::zero(), |(from, _)| *from),
        )
    }

    /// Office time from `a` to `b`; negative where `b` is earlier. Times add up:
    /// from a to c is from a to b and from b to c.
    pub fn working_time_between(
        &self,
        a: DateTime<FixedOffset>,
        b: DateTime<FixedOffset>,
    ) -> TimeDelta {
        let ((day_a, time_a), (day_b, time_b)) = (local(a), local(b));
        let days = self.working_days_before(day_b) - self.working_days_before(day_a);
        let days = i32::try_from(days).unwrap_or(if days < 0 { i32::MIN } else { i32::MAX });
        let (part_a, part_b) = (self.worked(day_a, time_a), self.worked(day_b, time_b));
        self.office_day_length() * days + part_b - part_a
    }

    /// The same time of day, `n` working days later. Where the offices are
    /// closed at `t`, counting starts at the next opening, so that a report made
    /// at night gets the time of one made in the morning. Exactly `n` office
    /// days of working time lie between the start and the result. At most 10,000
    /// days are added.
    pub fn add_working_days(&self, t: DateTime<FixedOffset>, n: u32) -> DateTime<FixedOffset> {
        let (date, time) = local(self.next_opening(t));
        at(self.working_day_after(date, n.min(MOST_WORKING_DAYS)), time)
    }

    /// The first moment by which `d` of office time has passed since `t`; `t`
    /// itself where `d` is not positive. At most 10,000 office days are added.
    pub fn add_working_time(
        &self,
        t: DateTime<FixedOffset>,
        d: TimeDelta,
    ) -> DateTime<FixedOffset> {
        let day = self.office_day_length();
        let (mut date, time) = local(t);
        if d <= TimeDelta::zero() || day <= TimeDelta::zero() {
            return t.with_timezone(&city_offset());
        }
        // Counted from the beginning of the first day.
        let most = day * i32::try_from(MOST_WORKING_DAYS).unwrap_or(i32::MAX);
        let mut left = d.min(most) + self.worked(date, time);
        loop {
            let today = if self.is_working_day(date) {
                day
            } else {
                TimeDelta::zero()
            };
            if left <= today {
                break;
            }
            left -= today;
            let Some(next) = date.succ_opt() else { break };
            date = next;
        }
        for (from, to) in self.stretches() {
            if left <= to - from {
                return at(date, from + left);
            }
            left -= to - from;
        }
        t.with_timezone(&city_offset())
    }

    /// The `n`-th working day after a day; the day itself for 0.
    fn working_day_after(&self, mut date: NaiveDate, n: u32) -> NaiveDate {
        let mut left = n;
        while left > 0 {
            let Some(next) = date.succ_opt() else { break };
            date = next;
            left -= u32::from(self.is_working_day(date));
        }
        date
    }

    /// Working days before a day, counted from a Monday long ago. Weeks are
    /// computed, only the exceptions are looked at one by one.
    fn working_days_before(&self, date: NaiveDate) -> i64 {
        let days = i64::from(date.num_days_from_ce()) - 1;
        let (weeks, rest) = (days.div_euclid(7), days.rem_euclid(7));
        let before = |day: &&NaiveDate| **day < date;
        let extra = self
            .workdays
            .iter()
            .filter(before)
            .filter(|day| is_weekend(**day))
            .count();
        let off = self.holidays.iter().filter(before);
        let off = off
            .filter(|day| !is_weekend(**day) && !self.workdays.contains(day))
            .count();
        weeks * 5 + rest.min(5) + i64::try_from(extra).unwrap_or(0)
            - i64::try_from(off).unwrap_or(0)
    }

    /// Office time of a day up to a time since midnight.
    fn worked(&self, date: NaiveDate, time: TimeDelta) -> TimeDelta {
        if !self.is_working_day(date) {
            return TimeDelta::zero();
        }
        let stretches = self
            .stretches()
            .into_iter()
            .filter(|(from, _)| *from < time);
        stretches.fold(TimeDelta::zero(), |sum, (from, to)| {
            sum + (to.min(time) - from)
        })
    }

    /// Office hours since midnight, in order, merged where they overlap.
    fn stretches(&self) -> Vec<(TimeDelta, TimeDelta)> {
        let since_midnight = |time: NaiveTime| time.signed_duration_since(NaiveTime::MIN);
        let mut hours: Vec<_> = self
            .hours
            .iter()
            .map(|hours| (since_midnight(hours.from), since_midnight(hours.to)))
            .filter(|(from, to)| from < to)
            .collect();
        if hours.is_empty() {
            return vec![(TimeDelta::zero(), TimeDelta::days(1))];
        }
        hours.sort();
        let mut merged: Vec<(TimeDelta, TimeDelta)> = Vec::new();
        for (from, to) in hours {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(to),
                _ => merged.push((from, to)),
            }
        }
        merged
    }
}

fn is_weekend(date: NaiveDate) -> bool {
    matches!(date.weekday(), Weekday::Sat | Weekday::Sun)
}

/// The city's day and time since midnight.
fn local(t: DateTime<FixedOffset>) -> (NaiveDate, TimeDelta) {
    let utc = t.naive_utc();
    let local = utc.checked_add_offset(city_offset()).unwrap_or(utc);
    (
        local.date(),
        local.time().signed_duration_since(NaiveTime::MIN),
    )
}

/// The moment so long after midnight of a day of the city.
fn at(date: NaiveDate, since_midnight: TimeDelta) -> DateTime<FixedOffset> {
    let midnight = date.and_time(NaiveTime::MIN);
    let moment = midnight
        .checked_add_signed(since_midnight)
        .unwrap_or(midnight);
    moment
        .and_local_timezone(city_offset())
        .single()
        .unwrap_or_else(|| {
            DateTime::<FixedOffset>::from_naive_utc_and_offset(moment, city_offset())
        })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

//! Until when, and how much of that is left.

use crate::domain::days_left::days_left;
use crate::i18n;
use crate::state::city;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};

/// A last day with the days left: all of them, and those the offices work.
pub fn last_day_words(due: NaiveDate, today: NaiveDate) -> String {
    let date = i18n::date(due);
    match days_left(due, today, &city::calendar_now()) {
        None => i18n::tf("standing.due.over", &[("due", date)]),
        Some(left) if left.days == 0 => i18n::tf("standing.due.today", &[("due", date)]),
        Some(left) => {
            let days = i18n::tn("time.days", left.days as usize, &[]);
            let working = i18n::tn("time.working_days", left.working as usize, &[]);
            let values = [("due", date), ("days", days), ("working", working)];
            i18n::tf("standing.due.left", &values)
        }
    }
}

/// By when something that is sent now is answered, so many working days later.
pub fn answer_words(days: u32, now: DateTime<FixedOffset>) -> String {
    let due = city::calendar_now()
        .add_working_days(now, days)
        .date_naive();
    let days = i18n::tn("time.working_days", days as usize, &[]);
    let values = [("days", days), ("due", i18n::date(due))];
    i18n::tf("standing.appeal.answered_within", &values)
}

/// The time left until a moment; `None` once it has come.
pub fn left(until: DateTime<FixedOffset>, now: DateTime<FixedOffset>) -> Option<TimeDelta> {
    let left = until - now;
    (left > TimeDelta::zero()).then_some(left)
}

/// Whole minutes and the seconds beyond them.
fn minutes_and_seconds(left: TimeDelta) -> (usize, usize) {
    let seconds = usize::try_from(left.num_seconds()).unwrap_or_default();
    (seconds / 60, seconds % 60)
}

/// The time left, to the second within the last hour.
pub fn left_words(left: TimeDelta) -> String {
    if left >= TimeDelta::hours(1) {
        return i18n::duration(left);
    }
    let (minutes, seconds) = minutes_and_seconds(left);
    let seconds = i18n::tn("time.seconds", seconds, &[]);
    if minutes == 0 {
        return seconds;
    }
    [i18n::tn("time.minutes", minutes, &[]), seconds].join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: u32) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(&format!("2026-03-12T10:46:{second:02}+08:00"))
            .expect("a moment")
    }

    #[test]
    fn nothing_is_left_from_the_moment_itself_on() {
        assert_eq!(left(at(10), at(9)), Some(TimeDelta::seconds(1)));
        assert_eq!(left(at(10), at(10)), None);
        assert_eq!(left(at(10), at(11)), None);
    }

    #[test]
    fn the_last_minutes_are_counted_in_seconds() {
        assert_eq!(minutes_and_seconds(TimeDelta::seconds(492)), (8, 12));
        assert_eq!(
            minutes_and_seconds(TimeDelta::milliseconds(59_900)),
            (0, 59)
        );
    }
}

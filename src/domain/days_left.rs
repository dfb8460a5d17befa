//! How many days are left until a day.

use super::calendar::WorkingCalendar;
use chrono::NaiveDate;

/// The days after today up to the last day, that one included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaysLeft {
    /// All of them; 0 where today is the last day.
    pub days: u32,
    /// Those on which the offices work.
    pub working: u32,
}

/// Nobody counts the working days of longer than this.
const MOST_DAYS: usize = 1_000;

/// The days left on `today` until the end of `due`; `None` where it is over.
pub fn days_left(due: NaiveDate, today: NaiveDate, calendar: &WorkingCalendar) -> Option<DaysLeft> {
    let days = u32::try_from((due - today).num_days()).ok()?;
    let working = today
        .iter_days()
        .skip(1)
        .take(MOST_DAYS)
        .take_while(|day| *day <= due)
        .filter(|day| calendar.is_working_day(*day))
        .count();
    Some(DaysLeft {
        days,
        working: u32::try_from(working).unwrap_or(u32::MAX),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
    }

    fn left(due: u32, today: u32) -> Option<(u32, u32)> {
        days_left(day(due), day(today), &WorkingCalendar::default())
            .map(|left| (left.days, left.working))
    }

    #[test]
    fn weekends_are_days_but_no_working_days() {
        // 12 March 2026 is a Thursday.
        assert_eq!(left(13, 12), Some((1, 1)));
        assert_eq!(left(16, 12), Some((4, 2)));
        assert_eq!(left(15, 13), Some((2, 0)));
    }

    #[test]
    fn the_last_day_itself_counts_to_its_end() {
        assert_eq!(left(12, 12), Some((0, 0)));
        assert_eq!(left(12, 13), None);
    }

    #[test]
    fn a_holiday_is_no_working_day_and_a_made_up_saturday_is_one() {
        let calendar = WorkingCalendar {
            holidays: [day(13)].into_iter().collect(),
            workdays: [day(14)].into_iter().collect(),
            ..WorkingCalendar::default()
        };
        let left = days_left(day(14), day(12), &calendar).expect("not over");
        assert_eq!((left.days, left.working), (2, 1));
    }
}

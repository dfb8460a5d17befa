//! A length of time as people say it: the two largest parts, no more.

use chrono::TimeDelta;

/// A length in days, hours and minutes. What "a day" is depends on what is
/// measured: 24 hours by the clock, an office day in working time.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    /// Whole days.
    pub days: i64,
    /// Hours of the last day.
    pub hours: i64,
    /// Minutes of the last hour.
    pub minutes: i64,
}

/// Splits a length into at most two neighbouring parts worth saying. Seconds
/// are dropped: time left is never overstated. A negative length counts as its
/// size. A `day` that is not positive is taken as 24 hours.
pub fn parts(length: TimeDelta, day: TimeDelta) -> Parts {
    let minutes = length.num_minutes().saturating_abs();
    let day = match day.num_minutes() {
        day if day > 0 => day,
        _ => 24 * 60,
    };
    let (days, rest) = (minutes / day, minutes % day);
    let (hours, minutes) = (rest / 60, rest % 60);
    // "2 days 3 hours 12 minutes" is a precision nobody needs.
    let minutes = if days > 0 { 0 } else { minutes };
    Parts {
        days,
        hours,
        minutes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn by_clock(minutes: i64) -> Parts {
        parts(TimeDelta::minutes(minutes), TimeDelta::hours(24))
    }

    #[test]
    fn the_two_largest_parts_are_said() {
        assert_eq!(by_clock(0), Parts::default());
        assert_eq!(
            by_clock(320),
            Parts {
                days: 0,
                hours: 5,
                minutes: 20
            }
        );
        assert_eq!(
            by_clock(1439),
            Parts {
                days: 0,
                hours: 23,
                minutes: 59
            }
        );
        assert_eq!(
            by_clock(1440 + 61),
            Parts {
                days: 1,
                hours: 1,
                minutes: 0
            }
        );
    }

    #[test]
    fn an_office_day_is_shorter() {
        let office = TimeDelta::minutes(450);
        let left = parts(TimeDelta::minutes(2 * 450 + 180), office);
        assert_eq!(
            left,
            Parts {
                days: 2,
                hours: 3,
                minutes: 0
            }
        );
    }

    #[test]
    fn seconds_are_dropped_and_lateness_has_a_size() {
        assert_eq!(
            parts(TimeDelta::seconds(119), TimeDelta::hours(24)).minutes,
            1
        );
        assert_eq!(
            by_clock(-25),
            Parts {
                days: 0,
                hours: 0,
                minutes: 25
            }
        );
        assert_eq!(parts(TimeDelta::hours(25), TimeDelta::zero()).days, 1);
    }
}

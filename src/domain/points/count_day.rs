//! The day up to which time is counted.

use chrono::NaiveDate;

/// The day that counts for a node, and how much of it.
///
/// On the day of the application time is counted up to its start: a permit of
/// 11 March 2025 is one year old on 11 March 2026. A day that a table names, as
/// "counted to 31 December", is counted itself: an insurance of 1 January has
/// twelve months then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CountDay {
    date: NaiveDate,
    until: NaiveDate,
}

impl CountDay {
    /// Time is counted up to the start of the day, as on that of the application.
    pub const fn start_of(date: NaiveDate) -> Self {
        Self { date, until: date }
    }

    /// Time is counted up to the end of the day, because a table names it.
    pub fn end_of(date: NaiveDate) -> Self {
        Self {
            date,
            until: date.succ_opt().unwrap_or(date),
        }
    }

    /// The day itself: on it one has an age, a record lies within a look-back and
    /// an index has its value.
    pub const fn date(self) -> NaiveDate {
        self.date
    }

    /// The first day that does not count as time any more.
    pub const fn until(self) -> NaiveDate {
        self.until
    }
}

//! A day of any year.

use crate::domain::read::{At, Read, Unreadable, readable};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// A day of any year, written `"05-30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// The day of the year on which `date` lies.
    pub fn of(date: NaiveDate) -> Self {
        Self {
            month: date.month(),
            day: date.day(),
        }
    }

    /// This day in `year`; 29 February is the 28th in a common year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }
}

impl Serialize for MonthDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

impl Read for MonthDay {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let text = at.value().as_str();
        text.and_then(|text| text.split_once('-'))
            .and_then(|(month, day)| {
                let (month, day) = (month.parse().ok()?, day.parse().ok()?);
                // 2024 is a leap year: 02-29 is a day of some year.
                NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
            })
            .ok_or_else(|| at.expected("a day of the year, as 05-30"))
    }
}

readable!(MonthDay);

/// One of the rounds of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Round {
    /// The last day of application in the round.
    pub applied_until: MonthDay,
    /// The day up to which time is counted.
    pub counted_up_to: MonthDay,
    /// So many years before the year of the application.
    pub years_before: u32,
}

readable!(Round {
    applied_until: need,
    counted_up_to: need,
    years_before: or_default
});

impl Round {
    /// The day that counts, where `applied` lies in this round.
    pub fn day(self, applied: NaiveDate) -> Option<NaiveDate> {
        let year = applied.year();
        let open = self.applied_until.in_year(year)? >= applied;
        let before = i32::try_from(self.years_before).ok()?;
        open.then(|| self.counted_up_to.in_year(year.checked_sub(before)?))?
    }
}

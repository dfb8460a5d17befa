//! Working time: which days and hours count towards a promise in working days.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// `GET /api/v1/calendar`: the working calendar of the city's offices.
/// Saturdays and Sundays are free unless listed in `workdays`; all other days
/// count unless listed in `holidays`. Times are China Standard Time (UTC+8).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct WorkingCalendar {
    /// The first day the list of holidays is known for.
    pub from: NaiveDate,
    /// The last day the list of holidays is known for.
    pub to: NaiveDate,
    /// Office hours of a working day, in order, not overlapping.
    pub hours: Vec<OfficeHours>,
    /// Days off that would otherwise be working days.
    pub holidays: BTreeSet<NaiveDate>,
    /// Make-up workdays on a Saturday or Sunday.
    pub workdays: BTreeSet<NaiveDate>,
}

/// One stretch of office hours, `from` inclusive, `to` exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct OfficeHours {
    /// When the office opens.
    pub from: NaiveTime,
    /// When it closes.
    pub to: NaiveTime,
}

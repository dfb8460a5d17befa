//! What the records of a list are worth where each year has a limit: two
//! donations a year, fifty hours of volunteering within one.

use super::reach::Reach;
use super::records::best;
use super::scheme::{MonthDay, PerYear};
use super::selection::Record;
use super::view::View;
use crate::domain::decimal::Decimal;
use chrono::Datelike;

const NEW_YEAR: MonthDay = MonthDay { month: 1, day: 1 };

/// A record that counts, or may count.
#[derive(Clone, Copy)]
pub struct OfYear {
    /// The year it falls in; absent while that is not known.
    pub year: Option<i32>,
    /// What it is worth by itself.
    pub worth: Reach,
}

/// The year that `record` falls in, by the calendar year in which it begins.
pub fn year_of(view: &View, per: &PerYear, record: &Record) -> Option<i32> {
    let begins = match &per.since {
        Some(fact) => {
            let (first, last) = view.date(fact)?;
            MonthDay::of((first == last).then_some(first)?)
        }
        None => per.begins.unwrap_or(NEW_YEAR),
    };
    let date = record.date(&per.field)?;
    let begun = begins.in_year(date.year()).is_none_or(|day| day <= date);
    Some(date.year() - i32::from(!begun))
}

/// The years that any of `records` fall in, in order.
pub fn years(records: &[OfYear]) -> Vec<i32> {
    let mut years: Vec<i32> = records.iter().filter_map(|one| one.year).collect();
    years.sort_unstable();
    years.dedup();
    years
}

impl PerYear {
    /// All years together, or with `take` the best so many of them.
    ///
    /// A record of an unknown year is no gain for sure, as all others may fall in
    /// the same; at most it has a year to itself.
    pub fn together(&self, take: Option<u32>, records: &[OfYear]) -> Reach {
        let years = years(records).into_iter().map(|year| {
            let of_year = records.iter().filter(|one| one.year == Some(year));
            self.one_year(of_year.map(|one| one.worth).collect())
        });
        let known = match take {
            Some(take) => best(years.collect(), take),
            None => years.fold(Reach::ZERO, Reach::plus),
        };
        // Of the best records of a year none takes anything away.
        let loss = |worth: &Reach| match self.take {
            Some(_) => Decimal::ZERO,
            None => worth.low.min(Decimal::ZERO),
        };
        let all_losses = records.iter().map(|one| loss(&one.worth));
        let all_losses = all_losses.fold(Decimal::ZERO, Decimal::plus);
        let unknown = records.iter().filter(|one| one.year.is_none());
        let sum = unknown.fold(known, |sum, one| {
            sum.plus(Reach {
                low: loss(&one.worth),
                high: self.gain(take, one.worth.high, all_losses),
            })
        });
        match take {
            Some(_) => sum.best(Reach::ZERO),
            None => sum,
        }
    }

    /// What one more record adds at most, to a year that others may have brought
    /// down by `losses`.
    fn gain(&self, take: Option<u32>, worth: Option<Decimal>, losses: Decimal) -> Option<Decimal> {
        if take == Some(0) || self.take == Some(0) {
            return Some(Decimal::ZERO);
        }
        let room = self.cap().map(|cap| cap.minus(losses));
        let gain = match (worth, room) {
            (Some(worth), Some(room)) => Some(worth.min(room)),
            (one, other) => one.or(other),
        };
        gain.map(|gain| gain.max(Decimal::ZERO))
    }

    /// What one year comes to, its records being worth so much each.
    pub fn one_year(&self, records: Vec<Reach>) -> Reach {
        let sum = match self.take {
            Some(take) => best(records, take),
            None => records.into_iter().fold(Reach::ZERO, Reach::plus),
        };
        sum.bounded(self.cap(), None)
    }

    /// The most that one year can come to, a record being worth `one` at most.
    pub fn most(&self, one: Reach) -> Option<Decimal> {
        let by_records = self.take.and_then(|take| {
            let many = Decimal::from_whole(i64::from(take));
            best(vec![one], 1).times(many).high
        });
        match (by_records, self.cap()) {
            (Some(a), Some(b)) => Some(a.min(b)),
            (one, other) => one.or(other),
        }
    }

    /// A year is never worth less than nothing because of its cap.
    fn cap(&self) -> Option<Decimal> {
        self.cap.map(|cap| cap.max(Decimal::ZERO))
    }
}

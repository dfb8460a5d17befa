//! What the records of a list are worth: patents, commendations, detentions.
//! Each record that counts is valued on its own; then they are added.

use super::count_day::CountDay;
use super::explain::How;
use super::facts::EntryField;
use super::measure::Range;
use super::reach::Reach;
use super::rule::{points_by_two, points_of};
use super::scheme::EntryValue;
use super::selection::{Record, Selection};
use super::view::View;
use crate::domain::decimal::Decimal;

/// The rule for one list.
pub struct Records<'a> {
    /// Which records.
    pub of: Selection<'a>,
    /// The field of whose every value only the first record counts.
    pub once_per: Option<&'a str>,
    /// How many of the best count.
    pub take: Option<u32>,
    /// What one is worth.
    pub value: &'a EntryValue,
}

impl Records<'_> {
    /// The points of the whole list on `day`.
    pub fn reach(&self, view: &View, day: CountDay) -> Reach {
        if let Some(records) = self.of.records(view) {
            let mut each = Vec::with_capacity(records.len());
            for (record, counts) in records.iter().zip(self.counting(&records, day)) {
                if counts != Some(false) {
                    each.push(self.value_of(record).if_holds(counts));
                }
            }
            return match self.take {
                Some(take) => best(each, take),
                None => each.into_iter().fold(Reach::ZERO, Reach::plus),
            };
        }
        // Any number of records that may each be anything: deductions stop at
        // the most records there can be, gains have no limit but how many count.
        let unknown = self.of.unknown(view);
        let counts = self.of.counts(&unknown, day);
        let one = self.value_of(&unknown).if_holds(counts).or(Reach::ZERO);
        match self.take {
            Some(take) => Reach {
                low: Decimal::ZERO,
                high: one
                    .high
                    .map(|high| Decimal::from_whole(i64::from(take)).times(high)),
            },
            None => Reach {
                low: self.of.most(view).times(one.low),
                high: one.high.filter(|high| *high <= Decimal::ZERO),
            },
        }
    }

    /// How the list got its points.
    pub fn how(&self, view: &View, day: CountDay) -> How {
        let Some(records) = self.of.records(view) else {
            return How::Entries {
                counted: None,
                too_old: 0,
                each: Vec::new(),
            };
        };
        let (mut counted, mut too_old, mut each) = (Some(0_u32), 0, Vec::new());
        for (record, counts) in records.iter().zip(self.counting(&records, day)) {
            match counts {
                Some(true) => {
                    counted = counted.map(|counted| counted.saturating_add(1));
                    each.push(self.value_of(record).low);
                }
                Some(false)
                    if self.of.passes(record) != Some(false)
                        && self.of.counts(record, day) == Some(false) =>
                {
                    too_old += 1;
                }
                Some(false) => {}
                None => counted = None,
            }
        }
        How::Entries {
            counted,
            too_old,
            each,
        }
    }

    /// Whether each record counts: it passes, and with `once_per` no earlier
    /// one that counts has the same value of that field.
    fn counting(&self, records: &[Record], day: CountDay) -> Vec<Option<bool>> {
        let mut surely: Vec<&EntryField> = Vec::new();
        let mut perhaps: Vec<Option<&EntryField>> = Vec::new();
        records
            .iter()
            .map(|record| {
                let counts = self.of.counts(record, day);
                let Some(field) = self.once_per else {
                    return counts;
                };
                if counts == Some(false) {
                    return counts;
                }
                let value = record.value(field);
                let counts = match value {
                    Some(value) if surely.contains(&value) => Some(false),
                    Some(value)
                        if !perhaps.iter().any(|one| one.is_none_or(|one| one == value)) =>
                    {
                        counts
                    }
                    None if surely.is_empty() && perhaps.is_empty() => counts,
                    _ => None,
                };
                match (counts, value) {
                    (Some(true), Some(value)) => surely.push(value),
                    (Some(false), _) => {}
                    (_, value) => perhaps.push(value),
                }
                counts
            })
            .collect()
    }

    fn value_of(&self, record: &Record) -> Reach {
        match self.value {
            EntryValue::Each { points } => Reach::exact(*points),
            EntryValue::Choice { field, points } => points_of(record.options(field), points),
            EntryValue::Rate {
                field,
                unit,
                points,
            } => by_rate(record.number(field), *unit, *points),
            EntryValue::Split {
                field,
                points,
                holders,
            } => split(
                points_of(record.options(field), points),
                record.number(holders),
            ),
            EntryValue::Matrix {
                row,
                column,
                points,
            } => points_by_two(record.options(row), record.options(column), points),
            EntryValue::Shared {
                field,
                points,
                holders,
                first,
            } => shared(
                points_of(record.options(field), points),
                record.number(holders),
                record.flag(first),
            ),
        }
    }
}

/// The best so many of them, none for less than nothing.
fn best(each: Vec<Reach>, take: u32) -> Reach {
    let take = usize::try_from(take).unwrap_or(usize::MAX);
    let best = |mut points: Vec<Decimal>| {
        points.sort_unstable_by(|a, b| b.cmp(a));
        let best = points.into_iter().take(take);
        best.map(|points| points.max(Decimal::ZERO))
            .fold(Decimal::ZERO, Decimal::plus)
    };
    let highs: Option<Vec<Decimal>> = each.iter().map(|reach| reach.high).collect();
    Reach {
        low: best(each.iter().map(|reach| reach.low).collect()),
        high: highs.map(best).or((take == 0).then_some(Decimal::ZERO)),
    }
}

/// `floor(number ÷ unit) × points`.
fn by_rate(number: Range, unit: Decimal, points: Decimal) -> Reach {
    let at =
        |number: Decimal| Reach::exact(Decimal::from_whole(number.whole_times(unit)).times(points));
    let reach = at(number.low).or(at(number.high));
    let grows = number.unlimited && points > Decimal::ZERO;
    Reach {
        high: reach.high.filter(|_| !grows),
        ..reach
    }
}

/// How many holders there are, one at least.
fn holders_of(count: Decimal) -> i64 {
    count.whole_times(Decimal::from_whole(1)).max(1)
}

/// `value ÷ holders`.
fn split(value: Reach, holders: Range) -> Reach {
    let among = |holders: Decimal| {
        let share = |points: Decimal| points.ratio(1, holders_of(holders));
        Reach {
            low: share(value.low),
            high: value.high.map(share),
        }
    };
    among(holders.low).or(among(holders.high))
}

/// `value ÷ (holders + 1)`, twice that for the first holder. A sole holder is
/// the first, so keeps the whole value. It falls with the number of holders,
/// so the ends of their range are the ends of the share.
fn shared(value: Reach, holders: Range, first: Option<bool>) -> Reach {
    let mut reach: Option<Reach> = None;
    for holders in [holders_of(holders.low), holders_of(holders.high)] {
        for is_first in [true, false] {
            if first.is_some_and(|first| first != is_first) {
                continue;
            }
            let parts = if is_first || holders == 1 { 2 } else { 1 };
            let share = |points: Decimal| points.ratio(parts, holders.saturating_add(1));
            let one = Reach {
                low: share(value.low),
                high: value.high.map(share),
            };
            reach = Some(reach.map_or(one, |reach| reach.or(one)));
        }
    }
    reach.unwrap_or(Reach::ZERO)
}

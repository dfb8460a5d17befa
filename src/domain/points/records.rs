//! What the records of a list are worth: patents, commendations, detentions.
//! Each record that counts is valued on its own; then they are added.

use super::count_day::CountDay;
use super::explain::How;
use super::facts::EntryField;
use super::measure::Range;
use super::reach::Reach;
use super::rule::{points_by_two, points_of};
use super::scheme::{EntryValue, PerYear};
use super::selection::{Record, Selection};
use super::view::View;
use super::years::{self, OfYear};
use crate::domain::decimal::Decimal;

/// The rule for one list.
pub struct Records<'a> {
    /// Which records.
    pub of: Selection<'a>,
    /// The field of whose every value only the first record counts.
    pub once_per: Option<&'a str>,
    /// How much of the records of one year counts.
    pub per: Option<&'a PerYear>,
    /// How many of the best count, or of the best years where a year has a limit.
    pub take: Option<u32>,
    /// What one is worth.
    pub value: &'a EntryValue,
}

impl Records<'_> {
    /// The points of the whole list on `day`.
    pub fn reach(&self, view: &View, day: CountDay) -> Reach {
        if let Some(records) = self.of.records(view) {
            let counting = records.iter().zip(self.counting(&records, day));
            let each = counting
                .filter(|(_, counts)| *counts != Some(false))
                .map(|(record, counts)| (record, self.value_of(record).if_holds(counts)));
            return match (self.per, self.take) {
                (Some(per), take) => {
                    let each = each.map(|(record, worth)| OfYear {
                        year: years::year_of(view, per, record),
                        worth,
                    });
                    let sum = per.together(take, &each.collect::<Vec<_>>());
                    let most = self.most_of_years(self.one_unknown(view, day));
                    Reach {
                        high: least(sum.high, most),
                        ..sum
                    }
                }
                (None, Some(take)) => best(each.map(|(_, worth)| worth).collect(), take),
                (None, None) => each.map(|(_, worth)| worth).fold(Reach::ZERO, Reach::plus),
            };
        }
        // Any number of records that may each be anything: deductions stop at
        // the most records there can be, gains have no limit but how many count.
        let one = self.one_unknown(view, day);
        if let Some(per) = self.per {
            let keeps_gains = self.take.or(per.take).is_some();
            let no_gain = one.high.filter(|high| *high <= Decimal::ZERO);
            return Reach {
                low: if keeps_gains {
                    Decimal::ZERO
                } else {
                    self.of.most(view).times(one.low)
                },
                high: least(no_gain, self.most_of_years(one)),
            };
        }
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

    /// What a record is worth of which nothing is known, and whether there is one.
    fn one_unknown(&self, view: &View, day: CountDay) -> Reach {
        let unknown = self.of.unknown(view);
        let counts = self.of.counts(&unknown, day);
        self.value_of(&unknown).if_holds(counts).or(Reach::ZERO)
    }

    /// The most that all years can come to, a record being worth `one` at most.
    fn most_of_years(&self, one: Reach) -> Option<Decimal> {
        let most = self.per?.most(one);
        let nothing = most.filter(|most| *most <= Decimal::ZERO);
        let many = self.take.map(|take| Decimal::from_whole(i64::from(take)));
        match (most, many) {
            (Some(most), Some(many)) => Some(most.times(many)),
            (None, Some(Decimal::ZERO)) => Some(Decimal::ZERO),
            _ => nothing,
        }
    }

    /// How the list got its points.
    pub fn how(&self, view: &View, day: CountDay) -> How {
        let Some(records) = self.of.records(view) else {
            return How::Entries {
                counted: None,
                too_old: 0,
                over: 0,
                each: Vec::new(),
            };
        };
        let (mut counted, mut too_old, mut each) = (Some(0_u32), 0, Vec::new());
        for (record, counts) in records.iter().zip(self.counting(&records, day)) {
            match counts {
                Some(true) => {
                    counted = counted.map(|counted| counted.saturating_add(1));
                    each.push((record, self.value_of(record).low));
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
        let kept = self.within_their_years(view, &each);
        let over = u32::try_from(each.len() - kept.len()).unwrap_or(u32::MAX);
        How::Entries {
            counted: counted.map(|counted| counted.saturating_sub(over)),
            too_old,
            over,
            each: kept,
        }
    }

    /// Of the records that count those that are not more than their year allows.
    fn within_their_years(&self, view: &View, each: &[(&Record, Decimal)]) -> Vec<Decimal> {
        let worths = each.iter().map(|(_, worth)| *worth);
        let Some((per, take)) = self.per.and_then(|per| Some((per, per.take?))) else {
            return worths.collect();
        };
        let years = each
            .iter()
            .map(|(record, _)| years::year_of(view, per, record));
        let each: Vec<(Option<i32>, Decimal)> = years.zip(worths).collect();
        let is_kept = |at: usize, (year, worth): (Option<i32>, Decimal)| {
            let better = each.iter().enumerate().filter(|(other, (of, its))| {
                *of == year && (*its > worth || (*its == worth && *other < at))
            });
            year.is_none() || better.count() < usize::try_from(take).unwrap_or(usize::MAX)
        };
        let kept = each
            .iter()
            .enumerate()
            .filter(|(at, one)| is_kept(*at, **one));
        kept.map(|(_, (_, worth))| *worth).collect()
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

/// The lesser of two limits, where there are any.
fn least(one: Option<Decimal>, other: Option<Decimal>) -> Option<Decimal> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    }
}

/// The best so many of them, none for less than nothing.
pub(super) fn best(each: Vec<Reach>, take: u32) -> Reach {
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

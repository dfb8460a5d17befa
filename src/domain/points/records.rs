//! Lists of records: patents, commendations, detentions. Each record is valued
//! on its own, after filters and the look-back; then they are added.

use super::condition;
use super::explain::How;
use super::facts::{Entry, EntryField, FactValue};
use super::measure::Range;
use super::reach::Reach;
use super::rule::{points_by_two, points_of};
use super::scheme::{EntryFieldDefinition, EntryFilter, EntryValue, FactKind, LookBack};
use super::span;
use super::view::{Options, View, field_fits};
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use chrono::NaiveDate;

/// The rule for one list.
pub struct Records<'a> {
    /// Which list.
    pub fact: &'a FactId,
    /// Which records count.
    pub filter: &'a [EntryFilter],
    /// How old they may be.
    pub within: Option<&'a LookBack>,
    /// What one is worth.
    pub value: &'a EntryValue,
}

/// One record, as far as it is known.
struct Record<'a> {
    view: &'a View<'a>,
    fields: &'a [EntryFieldDefinition],
    entry: Option<&'a Entry>,
}

/// Whether a record counts.
struct Membership {
    /// Whether the filters let it through.
    passes: Option<bool>,
    /// Whether it is recent enough.
    recent: Option<bool>,
}

impl Records<'_> {
    /// The points of the whole list on `day`.
    pub fn reach(&self, view: &View, day: NaiveDate) -> Reach {
        let (fields, max) = match view.kind(self.fact) {
            Some(FactKind::Entries { fields, max, .. }) => (fields.as_slice(), *max),
            _ => ([].as_slice(), u32::MAX),
        };
        if let Some(FactValue::Entries(entries)) = view.value(self.fact) {
            return entries
                .iter()
                .map(|entry| {
                    self.one(
                        &Record {
                            view,
                            fields,
                            entry: Some(entry),
                        },
                        day,
                    )
                })
                .fold(Reach::ZERO, Reach::plus);
        }
        // Any number of records that may each be anything: deductions stop at
        // the most records there can be, gains have no limit.
        let one = self
            .one(
                &Record {
                    view,
                    fields,
                    entry: None,
                },
                day,
            )
            .or(Reach::ZERO);
        Reach {
            low: Decimal::from_whole(i64::from(max)).times(one.low),
            high: one.high.filter(|high| *high <= Decimal::ZERO),
        }
    }

    /// How the list got its points.
    pub fn how(&self, view: &View, day: NaiveDate) -> How {
        let (Some(FactValue::Entries(entries)), Some(FactKind::Entries { fields, .. })) =
            (view.value(self.fact), view.kind(self.fact))
        else {
            return How::Entries {
                counted: None,
                too_old: 0,
                each: Vec::new(),
            };
        };
        let (mut counted, mut too_old, mut each) = (Some(0_u32), 0, Vec::new());
        for entry in entries {
            let record = Record {
                view,
                fields,
                entry: Some(entry),
            };
            let membership = self.membership(&record, day);
            match membership.counts() {
                Some(true) => {
                    counted = counted.map(|counted| counted.saturating_add(1));
                    each.push(self.one(&record, day).low);
                }
                Some(false) if membership.passes != Some(false) => too_old += 1,
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

    fn one(&self, record: &Record, day: NaiveDate) -> Reach {
        self.value_of(record)
            .if_holds(self.membership(record, day).counts())
    }

    fn membership(&self, record: &Record, day: NaiveDate) -> Membership {
        let passes = condition::all(self.filter.iter().map(|filter| record.passes(filter)));
        let recent = self.within.map_or(Some(true), |look_back| {
            let date = record.date(&look_back.field)?;
            Some(span::is_within(date, day, look_back.years))
        });
        Membership { passes, recent }
    }

    fn value_of(&self, record: &Record) -> Reach {
        match self.value {
            EntryValue::Each { points } => Reach::exact(*points),
            EntryValue::Choice { field, points } => points_of(record.options(field), points),
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

impl Membership {
    fn counts(&self) -> Option<bool> {
        condition::all([self.passes, self.recent].into_iter())
    }
}

impl<'a> Record<'a> {
    fn kind(&self, field: &str) -> Option<&'a FactKind> {
        self.fields
            .iter()
            .find(|definition| definition.id == field)
            .map(|found| &found.kind)
    }

    fn value(&self, field: &str) -> Option<&'a EntryField> {
        let value = self.entry?.get(field)?;
        field_fits(self.kind(field)?, value, self.view.as_of()).then_some(value)
    }

    fn flag(&self, field: &str) -> Option<bool> {
        match self.value(field) {
            Some(EntryField::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    fn date(&self, field: &str) -> Option<NaiveDate> {
        match self.value(field) {
            Some(EntryField::Date(date)) => Some(*date),
            _ => None,
        }
    }

    fn number(&self, field: &str) -> Range {
        match (self.value(field), self.kind(field)) {
            (Some(EntryField::Number(number)), _) => Range::exact(*number),
            (_, Some(FactKind::Number { min, max, .. })) => Range::unknown(*min, *max),
            _ => Range::UNDEFINED,
        }
    }

    fn options(&self, field: &str) -> Options<'a> {
        match (self.value(field), self.kind(field)) {
            (Some(EntryField::Choice(option)), _) => Options::One(option),
            (_, Some(FactKind::Choice { options })) => Options::AnyOne(options),
            _ => Options::Undefined,
        }
    }

    /// Whether the record's field is what the filter asks for.
    fn passes(&self, filter: &EntryFilter) -> Option<bool> {
        match self.value(&filter.field)? {
            EntryField::Flag(flag) => Some(filter.is.as_str() == if *flag { "yes" } else { "no" }),
            EntryField::Choice(option) => Some(*option == filter.is),
            EntryField::Number(_) | EntryField::Date(_) => None,
        }
    }
}

/// `value ÷ (holders + 1)`, twice that for the first holder. A sole holder is
/// the first, so keeps the whole value. It falls with the number of holders,
/// so the ends of their range are the ends of the share.
fn shared(value: Reach, holders: Range, first: Option<bool>) -> Reach {
    let holders_of = |count: Decimal| count.whole_times(Decimal::from_whole(1)).max(1);
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

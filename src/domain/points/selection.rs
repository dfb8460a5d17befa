//! Lists of records: which of them count, and what is known of one.

use super::condition;
use super::count_day::CountDay;
use super::facts::{Entry, EntryField, FactValue};
use super::measure::Range;
use super::reach::Reach;
use super::scheme::{EntryFieldDefinition, EntryFilter, FactKind, LookBack, PerYear};
use super::span;
use super::view::{Options, View, field_fits};
use super::years::{OfYear, year_of};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use chrono::NaiveDate;

/// The records of a list that pass filters and a look-back.
#[derive(Clone, Copy)]
pub struct Selection<'a> {
    /// Which list.
    pub fact: &'a FactId,
    /// Which records count.
    pub filter: &'a [EntryFilter],
    /// How old they may be.
    pub within: Option<&'a LookBack>,
}

/// One record, as far as it is known.
pub struct Record<'a> {
    fields: &'a [EntryFieldDefinition],
    entry: Option<&'a Entry>,
    as_of: NaiveDate,
}

impl Selection<'_> {
    /// The records of the list; `None` while it is not known.
    pub fn records<'a>(&self, view: &View<'a>) -> Option<Vec<Record<'a>>> {
        let Some(FactValue::Entries(entries)) = view.value(self.fact) else {
            return None;
        };
        let (fields, _) = self.definition(view);
        let record = |entry| Record {
            fields,
            entry: Some(entry),
            as_of: view.as_of(),
        };
        Some(entries.iter().map(record).collect())
    }

    /// A record of which nothing is known.
    pub fn unknown<'a>(&self, view: &View<'a>) -> Record<'a> {
        Record {
            fields: self.definition(view).0,
            entry: None,
            as_of: view.as_of(),
        }
    }

    /// The most records there can be.
    pub fn most(&self, view: &View) -> Decimal {
        Decimal::from_whole(i64::from(self.definition(view).1))
    }

    fn definition<'a>(&self, view: &View<'a>) -> (&'a [EntryFieldDefinition], u32) {
        match view.kind(self.fact) {
            Some(FactKind::Entries { fields, max, .. }) => (fields.as_slice(), *max),
            _ => ([].as_slice(), u32::MAX),
        }
    }

    /// Whether a record counts.
    pub fn counts(&self, record: &Record, day: CountDay) -> Option<bool> {
        let parts = [self.passes(record), self.recent(record, day)];
        condition::all(parts.into_iter())
    }

    /// Whether the filters let it through.
    pub fn passes(&self, record: &Record) -> Option<bool> {
        condition::all(self.filter.iter().map(|filter| record.passes(filter)))
    }

    fn recent(&self, record: &Record, day: CountDay) -> Option<bool> {
        let Some(look_back) = self.within else {
            return Some(true);
        };
        let (first, last) = record.dates(&look_back.field);
        let Some(years) = look_back.years else {
            let is_past = last <= day.date();
            return (is_past || day.date() < first).then_some(is_past);
        };
        let date = record.date(&look_back.field)?;
        Some(span::is_within(date, day.date(), years))
    }

    /// How many records count, or what one of their numbers adds up to, of each
    /// year no more than `per` allows.
    pub fn total(
        &self,
        view: &View,
        field: Option<&str>,
        per: Option<&PerYear>,
        day: CountDay,
    ) -> Range {
        let one = |record: &Record| {
            let worth = field.map_or(Range::exact(Decimal::from_whole(1)), |field| {
                record.number(field)
            });
            worth.if_holds(self.counts(record, day))
        };
        let nothing = Range::exact(Decimal::ZERO);
        match (self.records(view), per) {
            (Some(records), None) => records.iter().map(one).fold(nothing, Range::plus),
            (Some(records), Some(per)) => {
                let each = records.iter().map(|record| (record, one(record)));
                let unlimited = each.clone().any(|(_, one)| one.unlimited);
                let each = each.map(|(record, one)| OfYear {
                    year: year_of(view, per, record),
                    worth: Reach {
                        low: one.low,
                        high: Some(one.high),
                    },
                });
                let total = per.together(None, &each.collect::<Vec<_>>());
                Range {
                    low: total.low,
                    high: total.high.unwrap_or(Decimal::MAX),
                    unlimited: unlimited && per.cap.is_none(),
                }
            }
            (None, _) => {
                let one = one(&self.unknown(view)).or(nothing);
                let most = self.most(view);
                Range::unknown(most.times(one.low), most.times(one.high))
            }
        }
    }
}

impl<'a> Record<'a> {
    fn kind(&self, field: &str) -> Option<&'a FactKind> {
        self.fields
            .iter()
            .find(|definition| definition.id == field)
            .map(|found| &found.kind)
    }

    /// The value of a field, if it is known.
    pub fn value(&self, field: &str) -> Option<&'a EntryField> {
        let value = self.entry?.get(field)?;
        field_fits(self.kind(field)?, value, self.as_of).then_some(value)
    }

    /// Yes, no or unknown.
    pub fn flag(&self, field: &str) -> Option<bool> {
        match self.value(field) {
            Some(EntryField::Flag(flag)) => Some(*flag),
            _ => None,
        }
    }

    /// The day, if it is known; the last there is where the record goes on.
    pub fn date(&self, field: &str) -> Option<NaiveDate> {
        match self.value(field) {
            Some(EntryField::Date(date)) => Some(*date),
            _ => self.goes_on(field).then_some(NaiveDate::MAX),
        }
    }

    /// Whether the field is not there because the record goes on. One that is
    /// there and does not fit is unknown.
    fn goes_on(&self, field: &str) -> bool {
        let is_missing = self.entry.is_some_and(|entry| entry.get(field).is_none());
        is_missing && self.is_open_ended(field)
    }

    fn is_open_ended(&self, field: &str) -> bool {
        let kind = self.kind(field);
        matches!(
            kind,
            Some(FactKind::Date {
                open_ended: true,
                ..
            })
        )
    }

    /// The first and last day it may be.
    pub fn dates(&self, field: &str) -> (NaiveDate, NaiveDate) {
        match (self.date(field), self.kind(field)) {
            (Some(date), _) => (date, date),
            (None, Some(FactKind::Date { earliest, .. })) if self.is_open_ended(field) => {
                (*earliest, NaiveDate::MAX)
            }
            (
                None,
                Some(FactKind::Date {
                    earliest, latest, ..
                }),
            ) => {
                let latest = latest.unwrap_or(self.as_of);
                (*earliest, latest.max(*earliest))
            }
            _ => (NaiveDate::MIN, NaiveDate::MAX),
        }
    }

    /// The range of a number.
    pub fn number(&self, field: &str) -> Range {
        match (self.value(field), self.kind(field)) {
            (Some(EntryField::Number(number)), _) => Range::exact(*number),
            (_, Some(FactKind::Number { min, max, .. })) => Range::unknown(*min, *max),
            _ => Range::UNDEFINED,
        }
    }

    /// The option of a choice, or those it may be.
    pub fn options(&self, field: &str) -> Options<'a> {
        match (self.value(field), self.kind(field)) {
            (Some(EntryField::Choice(option)), _) => Options::One(option),
            (_, Some(FactKind::Choice { options })) => Options::AnyOne(options),
            _ => Options::Undefined,
        }
    }

    /// Whether the record's field is what the filter asks for.
    fn passes(&self, filter: &EntryFilter) -> Option<bool> {
        let field = filter.field.as_str();
        let parts = [
            filter.is.as_ref().map(|is| self.is(field, is)),
            filter.at_least.map(|least| self.reaches(field, least)),
            filter
                .below
                .map(|below| self.reaches(field, below).map(|reaches| !reaches)),
            filter
                .from
                .map(|from| self.date(field).map(|date| from <= date)),
            filter.to.map(|to| self.date(field).map(|date| date <= to)),
        ];
        condition::all(parts.into_iter().flatten())
    }

    fn is(&self, field: &str, option: &OptionId) -> Option<bool> {
        match self.value(field)? {
            EntryField::Flag(flag) => Some(option.as_str() == if *flag { "yes" } else { "no" }),
            EntryField::Choice(chosen) => Some(chosen == option),
            EntryField::Number(_) | EntryField::Date(_) => None,
        }
    }

    fn reaches(&self, field: &str, least: Decimal) -> Option<bool> {
        let number = self.number(field);
        if number.low >= least {
            Some(true)
        } else {
            (number.high < least).then_some(false)
        }
    }
}

//! Answers to try: the values of one fact that show how far it can move a
//! score. Not every possible answer, but the ends, some between, and every
//! option.

use super::facts::{Entry, EntryField, FactValue, Period};
use super::scheme::{EntryFieldDefinition, FactKind};
use crate::domain::decimal::Decimal;
use chrono::{NaiveDate, TimeDelta};

/// At most so many different records are tried for one list.
const MOST_RECORDS: usize = 64;
/// At most so many like records are tried in one list: more than any published
/// cap takes.
const MOST_ALIKE: usize = 20;

/// Answers to a question of this kind, each within its bounds, for an
/// application made on the day `as_of`.
pub fn answers(kind: &FactKind, as_of: NaiveDate) -> Vec<FactValue> {
    match kind {
        FactKind::Flag => vec![FactValue::Flag(false), FactValue::Flag(true)],
        FactKind::Number {
            min, max, decimals, ..
        } => parts_between(min.ten_thousandths(), max.ten_thousandths())
            .map(|value| FactValue::Number(on_grid(value, *min, *decimals)))
            .collect(),
        FactKind::Choice { options } => options
            .iter()
            .map(|option| FactValue::Choice(option.id.clone()))
            .collect(),
        FactKind::Many { options } => {
            let all = options.iter().map(|option| option.id.clone()).collect();
            let each = options
                .iter()
                .map(|option| FactValue::Many(vec![option.id.clone()]));
            [FactValue::Many(Vec::new()), FactValue::Many(all)]
                .into_iter()
                .chain(each)
                .collect()
        }
        FactKind::Date {
            earliest, latest, ..
        } => days(*earliest, latest.unwrap_or(as_of))
            .map(FactValue::Date)
            .collect(),
        FactKind::Periods { earliest, max } => {
            let mut answers = vec![FactValue::Periods(Vec::new())];
            if *max > 0 {
                let ongoing = |from| FactValue::Periods(vec![Period { from, to: None }]);
                answers.extend(days(*earliest, as_of).map(ongoing));
            }
            answers
        }
        FactKind::Entries { max, fields, .. } => {
            let mut answers = vec![FactValue::Entries(Vec::new())];
            let most = usize::try_from(*max).map_or(MOST_ALIKE, |max| max.min(MOST_ALIKE));
            if most > 0 {
                for record in records(fields, as_of) {
                    answers.push(FactValue::Entries(vec![record.clone(); most]));
                    answers.push(FactValue::Entries(vec![record]));
                }
            }
            answers
        }
    }
}

/// Records of a list with every field filled: each option with each, both
/// answers to a yes or no, the least number, the latest day.
pub fn records(fields: &[EntryFieldDefinition], as_of: NaiveDate) -> Vec<Entry> {
    let mut records = vec![Entry::new()];
    for field in fields {
        let values = field_values(&field.kind, as_of);
        records = records
            .iter()
            .flat_map(|record| {
                values.iter().map(|value| {
                    let mut record = record.clone();
                    record.insert(field.id.clone(), value.clone());
                    record
                })
            })
            .take(MOST_RECORDS)
            .collect();
    }
    records
}

fn field_values(kind: &FactKind, as_of: NaiveDate) -> Vec<EntryField> {
    match kind {
        FactKind::Flag => vec![EntryField::Flag(true), EntryField::Flag(false)],
        FactKind::Number { min, .. } => vec![EntryField::Number(*min)],
        FactKind::Choice { options } => options
            .iter()
            .map(|option| EntryField::Choice(option.id.clone()))
            .collect(),
        FactKind::Date {
            earliest, latest, ..
        } => {
            vec![EntryField::Date(latest.unwrap_or(as_of).max(*earliest))]
        }
        // A record holds no lists.
        FactKind::Many { .. } | FactKind::Periods { .. } | FactKind::Entries { .. } => Vec::new(),
    }
}

/// `value`, rounded down to a number that can be typed.
pub fn on_grid(value: i64, min: Decimal, decimals: u8) -> Decimal {
    let step = grid(decimals);
    let rounded = value.div_euclid(step).saturating_mul(step);
    Decimal::from_ten_thousandths(rounded).max(min)
}

/// Ten-thousandths between two numbers that can be typed with so many digits
/// after the point.
pub fn grid(decimals: u8) -> i64 {
    10_i64.pow(4_u32.saturating_sub(u32::from(decimals)))
}

/// Both ends and three between.
fn parts_between(low: i64, high: i64) -> impl Iterator<Item = i64> {
    let span = i128::from(high.max(low)) - i128::from(low);
    (0..=4).map(move |quarter| {
        let part = i128::from(low) + span * quarter / 4;
        i64::try_from(part).unwrap_or(high)
    })
}

fn days(earliest: NaiveDate, latest: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    let span = (latest - earliest).num_days().max(0);
    parts_between(0, span)
        .filter_map(move |after| earliest.checked_add_signed(TimeDelta::try_days(after)?))
}

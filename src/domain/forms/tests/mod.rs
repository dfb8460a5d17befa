//! The checker, field by field: what is read, what is refused with which
//! sentence, what is left alone.

mod checks;
mod from_service;
mod lists;
mod properties;
mod sentences;
mod shown;

use super::answer::{Answer, Answers, PART_NOT_SURE, RawEntry, RawPeriod};
use super::check::{Checked, Fault, MissingKind, check, check_form, check_page, is_visible};
use super::definition::{Choice, Field, FieldKind, FormDefinition, Page, VisibleWhen};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId};
use crate::domain::map::Map;
use crate::domain::points::facts::Period;
use crate::domain::text::Text;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn today() -> NaiveDate {
    day("2026-03-11")
}

fn field(id: &str, kind: FieldKind) -> Field {
    Field {
        id: FieldId::from(id),
        label: Text::both("学历", "Education"),
        hint: Text::default(),
        kind,
        required: true,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
        cell: None,
    }
}

fn optional(kind: FieldKind) -> Field {
    Field {
        required: false,
        ..field("f", kind)
    }
}

fn options() -> Vec<Choice> {
    ["primary", "college", "master"]
        .map(|id| Choice {
            id: OptionId::from(id),
            label: Text::plain(id),
            hint: Text::default(),
        })
        .into()
}

fn number(min: i64, max: i64, decimals: u8) -> FieldKind {
    let (min, max) = (Decimal::from_whole(min), Decimal::from_whole(max));
    FieldKind::Number {
        unit: Text::both("年", "years"),
        min,
        max,
        decimals,
    }
}

fn date_kind() -> FieldKind {
    FieldKind::Date {
        earliest: Some(day("1920-01-01")),
        latest: Some(today()),
    }
}

fn periods_kind() -> FieldKind {
    FieldKind::Periods {
        earliest: day("1980-01-01"),
        latest: today(),
        max: 3,
    }
}

fn entries_kind() -> FieldKind {
    let mut year = field("date", date_kind());
    year.required = false;
    FieldKind::Entries {
        max: 2,
        one: Text::both("专利", "patent"),
        fields: vec![
            field("kind", FieldKind::Choice { options: options() }),
            year,
        ],
    }
}

/// Every kind there is.
fn kinds() -> Vec<FieldKind> {
    vec![
        FieldKind::Text {
            max: 10,
            lines: false,
        },
        FieldKind::Text {
            max: 10,
            lines: true,
        },
        number(0, 100, 2),
        date_kind(),
        FieldKind::DateTime,
        FieldKind::YesNo,
        FieldKind::Choice { options: options() },
        FieldKind::Many { options: options() },
        periods_kind(),
        entries_kind(),
        FieldKind::Phone,
        FieldKind::IdNumber,
        FieldKind::PersonName,
        FieldKind::Address,
        FieldKind::Note,
    ]
}

fn checked(kind: FieldKind, text: &str) -> Result<Checked, Fault> {
    check(&field("f", kind), &Answer::text(text), today())
}

fn period(from: &str, to: &str, ongoing: bool) -> RawPeriod {
    RawPeriod {
        from: from.into(),
        to: to.into(),
        ongoing,
    }
}

fn record(kind: &str, date: &str) -> RawEntry {
    Map::from([
        (FieldId::from("kind"), kind.into()),
        (FieldId::from("date"), date.into()),
    ])
}

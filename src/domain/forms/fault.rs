//! What can be wrong with an answer: one variant per sentence the resident reads.

use super::definition::{Field, FieldKind};
use crate::domain::decimal::Decimal;
use crate::domain::identity::FieldId;
use chrono::NaiveDate;

/// A fault of one field, or of one part of one record.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldFault {
    /// The field; `entries.2.date` for the part `date` of the third record (the
    /// index counts from 0); `periods.0.from` and `periods.0.to` for a span.
    pub field: FieldId,
    /// What is wrong.
    pub fault: Fault,
}

/// Which parts of a date are still to be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateGap {
    /// Month and day are there.
    Year,
    /// Year and day are there.
    Month,
    /// Year and month are there.
    Day,
    /// Only the day is there.
    YearAndMonth,
    /// Only the month is there.
    YearAndDay,
    /// Only the year is there.
    MonthAndDay,
}

/// What is wrong with an answer. [`Fault::key`] names the sentence in the
/// locale files, [`Fault::values_for`] its parameters.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// Demanded, not given; the sentence goes by the kind of the field.
    Missing(MissingKind),
    /// Text over the limit. Characters are Unicode scalar values, which is how
    /// a resident counts Chinese and Latin text.
    TooLong {
        /// How many characters must go.
        over: usize,
        /// How many are allowed.
        max: u32,
    },
    /// No number at all.
    NotANumber,
    /// A whole number is wanted.
    NotWhole,
    /// Too many digits after the point.
    TooManyDecimals {
        /// How many are allowed, at least 1.
        decimals: u8,
    },
    /// Less than allowed.
    BelowMin {
        /// The least that is allowed.
        min: Decimal,
    },
    /// More than allowed.
    AboveMax {
        /// The most that is allowed.
        max: Decimal,
    },
    /// Parts of a date are missing.
    DateIncomplete(DateGap),
    /// A part of a date is no number.
    DateNotDigits,
    /// A year that is not written with four digits.
    YearNotFourDigits,
    /// No such month.
    NoSuchMonth {
        /// What was typed.
        month: u32,
    },
    /// No such day in that month.
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
        /// The day that does not exist.
        day: u32,
    },
    /// After today.
    InTheFuture,
    /// After the last day allowed, which is not today.
    AfterLatest {
        /// The last day allowed.
        latest: NaiveDate,
    },
    /// Before the first day allowed.
    BeforeEarliest {
        /// The first day allowed.
        earliest: NaiveDate,
    },
    /// A date without its time of day.
    TimeMissing,
    /// No such time of day.
    NoSuchTime,
    /// Neither yes nor no.
    NotYesOrNo,
    /// Not one of the options.
    NotAnOption,
    /// A span without its first day.
    PeriodWithoutStart,
    /// A span without its last day that is not said to go on.
    PeriodWithoutEnd,
    /// A span that ends before it starts.
    PeriodBackwards,
    /// A span that ends after today and is not said to go on.
    PeriodEndsInTheFuture,
    /// Too many spans.
    TooManyPeriods {
        /// How many are allowed.
        max: u32,
    },
    /// Too many records.
    TooManyEntries {
        /// How many are allowed.
        max: u32,
    },
    /// A mobile number with digits missing.
    PhoneTooShort {
        /// How many.
        missing: usize,
    },
    /// A mobile number with digits too many.
    PhoneTooLong {
        /// How many.
        over: usize,
    },
    /// Something in a mobile number that is no digit.
    PhoneCharacters,
    /// A mobile number that does not begin with 13 to 19.
    PhoneStart,
    /// An identity number with characters missing.
    IdTooShort {
        /// How many.
        missing: usize,
    },
    /// An identity number with characters too many.
    IdTooLong {
        /// How many.
        over: usize,
    },
    /// Something in an identity number that cannot stand there.
    IdCharacters,
    /// The birth date in an identity number does not exist or has not come yet.
    IdBirthDate,
    /// The last character of an identity number does not fit the others.
    IdCheckDigit,
    /// Something in a name that no name has.
    NameCharacters,
}

/// The kinds of "missing", each with its own sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MissingKind {
    /// To be written.
    Text,
    /// A number to be written.
    Number,
    /// A day.
    Date,
    /// A day and a time.
    DateTime,
    /// Yes or no to be chosen.
    YesNo,
    /// One to be chosen.
    Choice,
    /// One or more to be chosen.
    Many,
    /// A span to be added.
    Periods,
    /// A record to be added.
    Entries,
    /// A mobile number.
    Phone,
    /// An identity number.
    IdNumber,
    /// A name.
    PersonName,
    /// An address.
    Address,
}

impl MissingKind {
    /// The kind for a field; nothing can be missing of a note.
    pub(super) fn of(kind: &FieldKind) -> Option<Self> {
        Some(match kind {
            FieldKind::Text { .. } => Self::Text,
            FieldKind::Number { .. } => Self::Number,
            FieldKind::Date { .. } => Self::Date,
            FieldKind::DateTime => Self::DateTime,
            FieldKind::YesNo => Self::YesNo,
            FieldKind::Choice { .. } => Self::Choice,
            FieldKind::Many { .. } => Self::Many,
            FieldKind::Periods { .. } => Self::Periods,
            FieldKind::Entries { .. } => Self::Entries,
            FieldKind::Phone => Self::Phone,
            FieldKind::IdNumber => Self::IdNumber,
            FieldKind::PersonName => Self::PersonName,
            FieldKind::Address => Self::Address,
            FieldKind::Note => return None,
        })
    }
}

impl Fault {
    /// The key of the sentence in the locale files.
    pub fn key(&self) -> &'static str {
        match self {
            Self::Missing(kind) => match kind {
                MissingKind::Text => "fault.missing_text",
                MissingKind::Number => "fault.missing_number",
                MissingKind::Date => "fault.missing_date",
                MissingKind::DateTime => "fault.missing_date_time",
                MissingKind::YesNo => "fault.missing_yes_no",
                MissingKind::Choice => "fault.missing_choice",
                MissingKind::Many => "fault.missing_many",
                MissingKind::Periods => "fault.missing_periods",
                MissingKind::Entries => "fault.missing_entries",
                MissingKind::Phone => "fault.missing_phone",
                MissingKind::IdNumber => "fault.missing_id_number",
                MissingKind::PersonName => "fault.missing_name",
                MissingKind::Address => "fault.missing_address",
            },
            Self::TooLong { .. } => "fault.too_long",
            Self::NotANumber => "fault.not_a_number",
            Self::NotWhole => "fault.not_whole",
            Self::TooManyDecimals { .. } => "fault.too_many_decimals",
            Self::BelowMin { .. } => "fault.below_min",
            Self::AboveMax { .. } => "fault.above_max",
            Self::DateIncomplete(gap) => match gap {
                DateGap::Year => "fault.date_without_year",
                DateGap::Month => "fault.date_without_month",
                DateGap::Day => "fault.date_without_day",
                DateGap::YearAndMonth => "fault.date_without_year_and_month",
                DateGap::YearAndDay => "fault.date_without_year_and_day",
                DateGap::MonthAndDay => "fault.date_without_month_and_day",
            },
            Self::DateNotDigits => "fault.date_not_digits",
            Self::YearNotFourDigits => "fault.year_not_four_digits",
            Self::NoSuchMonth { .. } => "fault.no_such_month",
            Self::NoSuchDay { .. } => "fault.no_such_day",
            Self::InTheFuture => "fault.in_the_future",
            Self::AfterLatest { .. } => "fault.after_latest",
            Self::BeforeEarliest { .. } => "fault.before_earliest",
            Self::TimeMissing => "fault.time_missing",
            Self::NoSuchTime => "fault.no_such_time",
            Self::NotYesOrNo => "fault.not_yes_or_no",
            Self::NotAnOption => "fault.not_an_option",
            Self::PeriodWithoutStart => "fault.period_without_start",
            Self::PeriodWithoutEnd => "fault.period_without_end",
            Self::PeriodBackwards => "fault.period_backwards",
            Self::PeriodEndsInTheFuture => "fault.period_ends_in_the_future",
            Self::TooManyPeriods { .. } => "fault.too_many_periods",
            Self::TooManyEntries { .. } => "fault.too_many_entries",
            Self::PhoneTooShort { .. } => "fault.phone_too_short",
            Self::PhoneTooLong { .. } => "fault.phone_too_long",
            Self::PhoneCharacters => "fault.phone_characters",
            Self::PhoneStart => "fault.phone_start",
            Self::IdTooShort { .. } => "fault.id_too_short",
            Self::IdTooLong { .. } => "fault.id_too_long",
            Self::IdCharacters => "fault.id_characters",
            Self::IdBirthDate => "fault.id_birth_date",
            Self::IdCheckDigit => "fault.id_check_digit",
            Self::NameCharacters => "fault.name_characters",
        }
    }

    /// The numbers in the sentence. Days are written `2019-05-20`, the same in
    /// every language.
    pub fn values(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::TooLong { over, max } => {
                vec![("over", over.to_string()), ("max", max.to_string())]
            }
            Self::TooManyDecimals { decimals } => vec![("decimals", decimals.to_string())],
            Self::BelowMin { min } => vec![("min", min.to_string())],
            Self::AboveMax { max } => vec![("max", max.to_string())],
            Self::NoSuchMonth { month } => vec![("month", month.to_string())],
            Self::NoSuchDay { year, month, day } => vec![
                ("year", year.to_string()),
                ("month", month.to_string()),
                ("day", day.to_string()),
            ],
            Self::AfterLatest { latest } => vec![("latest", latest.to_string())],
            Self::BeforeEarliest { earliest } => vec![("earliest", earliest.to_string())],
            Self::TooManyPeriods { max } | Self::TooManyEntries { max } => {
                vec![("max", max.to_string())]
            }
            Self::PhoneTooShort { missing } | Self::IdTooShort { missing } => {
                vec![("missing", missing.to_string())]
            }
            Self::PhoneTooLong { over } | Self::IdTooLong { over } => {
                vec![("over", over.to_string())]
            }
            _ => Vec::new(),
        }
    }

    /// All parameters of the sentence: its numbers, `label` (the name of the
    /// field in `locale`), `unit` (of a number, may be empty) and `one` (what a
    /// record is called, may be empty).
    pub fn values_for(&self, field: &Field, locale: &str) -> Vec<(&'static str, String)> {
        let mut values = self.values();
        values.push(("label", field.label.get(locale).to_owned()));
        let (unit, one) = match &field.kind {
            FieldKind::Number { unit, .. } => (unit.get(locale), ""),
            FieldKind::Entries { one, .. } => ("", one.get(locale)),
            _ => ("", ""),
        };
        values.push(("unit", unit.to_owned()));
        values.push(("one", one.to_owned()));
        values
    }
}

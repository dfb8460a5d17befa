//! From raw answers to values one can rely on, or to the fault that says why not.

pub use super::fault::{DateGap, Fault, FieldFault, MissingKind};

use super::answer::{Answer, Answers, RawPeriod};
use super::definition::{Choice, Field, FieldKind, FormDefinition, Page};
use super::{lists, reading, wording};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId};
use crate::domain::map::Map;
use crate::domain::person::{IdFault, PhoneFault, parse_id_number, parse_phone};
use crate::domain::points::facts::Period;
use chrono::{NaiveDate, NaiveDateTime};

/// A checked answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Checked {
    /// Not given, and it need not be.
    Nothing,
    /// The resident is not sure: unknown, which is never zero or no.
    Unknown,
    /// Text, trimmed; also a phone, an identity number, a name, an address, each
    /// in its plain form.
    Text(String),
    /// A number within its bounds.
    Number(Decimal),
    /// A day within its bounds.
    Date(NaiveDate),
    /// A day and a time of day, in the city's time.
    DateTime(NaiveDateTime),
    /// Yes or no.
    YesNo(bool),
    /// One of the options.
    Choice(OptionId),
    /// Some of the options, each once, in the order of the options.
    Many(Vec<OptionId>),
    /// Spans in the order given; blank rows are left out.
    Periods(Vec<Period>),
    /// Records in the order given; blank records are left out.
    Entries(Vec<Map<FieldId, Checked>>),
}

/// Checks one answer. Of several faults (in a list) it gives the first;
/// [`check_page`] gives all. Whether the field is shown is not looked at.
pub fn check(field: &Field, answer: &Answer, today: NaiveDate) -> Result<Checked, Fault> {
    look(field, answer, today, &field.id).map_err(|faults| {
        let first = faults.into_iter().next().map(|at| at.fault);
        first.unwrap_or(Fault::NotAnOption)
    })
}

/// Whether a field is shown, going by the raw answers.
pub fn is_visible(field: &Field, answers: &Answers) -> bool {
    field.visible_when.as_ref().is_none_or(|when| {
        answers.get(&when.field).is_some_and(|answer| {
            answer
                .values()
                .iter()
                .any(|value| when.is_any_of.iter().any(|wanted| wanted == value))
        })
    })
}

/// All faults of a page, in the order of its fields. A hidden field is never faulty.
pub fn check_page(page: &Page, answers: &Answers, today: NaiveDate) -> Vec<FieldFault> {
    let shown = page
        .fields
        .iter()
        .filter(|field| is_visible(field, answers));
    shown
        .filter_map(|field| {
            let answer = answers.get(&field.id).unwrap_or(&Answer::Empty);
            look(field, answer, today, &field.id).err()
        })
        .flatten()
        .collect()
}

/// All faults of a form, in the order of its pages.
pub fn check_form(form: &FormDefinition, answers: &Answers, today: NaiveDate) -> Vec<FieldFault> {
    form.pages
        .iter()
        .flat_map(|page| check_page(page, answers, today))
        .collect()
}

/// Checks the answer of the field (or part of a record) at `at`; finds all faults.
pub(super) fn look(
    field: &Field,
    answer: &Answer,
    today: NaiveDate,
    at: &FieldId,
) -> Result<Checked, Vec<FieldFault>> {
    if *answer == Answer::NotSure && field.may_be_unknown {
        return Ok(Checked::Unknown);
    }
    let single = |fault| {
        vec![FieldFault {
            field: at.clone(),
            fault,
        }]
    };
    match (&field.kind, answer) {
        (FieldKind::Note, _) => Ok(Checked::Nothing),
        (kind, answer) if answer.is_blank() || !fits(kind, answer) => {
            match MissingKind::of(kind).filter(|_| field.required) {
                Some(kind) => Err(single(Fault::Missing(kind))),
                None => Ok(Checked::Nothing),
            }
        }
        (
            FieldKind::Periods {
                earliest,
                latest,
                max,
            },
            Answer::Periods(rows),
        ) => lists::periods(rows, (*earliest, *latest), *max, today, at).map(Checked::Periods),
        (FieldKind::Entries { max, fields, .. }, Answer::Entries(rows)) => {
            lists::entries(rows, fields, *max, today, at).map(Checked::Entries)
        }
        // "None of these" is no answer where something must be chosen.
        (FieldKind::Many { .. }, answer)
            if field.required && answer.values().iter().all(|id| id.is_empty()) =>
        {
            Err(single(Fault::Missing(MissingKind::Many)))
        }
        (FieldKind::Many { options }, answer) => many(options, &answer.values()).map_err(single),
        (kind, answer) => one(kind, answer, today).map_err(single),
    }
}

/// Whether the answer has the shape the field takes. Another shape comes from an
/// old draft of a form that has changed since; it counts as no answer.
fn fits(kind: &FieldKind, answer: &Answer) -> bool {
    match (kind, answer) {
        (FieldKind::Periods { .. }, Answer::Periods(_))
        | (FieldKind::Entries { .. }, Answer::Entries(_)) => true,
        (FieldKind::Periods { .. } | FieldKind::Entries { .. }, _) => false,
        (FieldKind::Many { .. }, Answer::Many(_)) | (_, Answer::Text(_)) => true,
        _ => false,
    }
}

fn one(kind: &FieldKind, answer: &Answer, today: NaiveDate) -> Result<Checked, Fault> {
    let Answer::Text(text) = answer else {
        return Ok(Checked::Nothing);
    };
    match kind {
        FieldKind::Text { max, lines } => wording::text(text, *max, *lines).map(Checked::Text),
        FieldKind::Address => wording::text(text, wording::ADDRESS, false).map(Checked::Text),
        FieldKind::PersonName => wording::name(text).map(Checked::Text),
        FieldKind::Phone => phone(text).map(Checked::Text),
        FieldKind::IdNumber => id_number(text, today).map(Checked::Text),
        FieldKind::Number {
            unit,
            min,
            max,
            decimals,
        } => {
            let text = reading::without_unit(text, unit);
            let number = reading::number(&text, *decimals)?;
            if number < *min {
                return Err(Fault::BelowMin { min: *min });
            }
            if number > *max {
                return Err(Fault::AboveMax { max: *max });
            }
            Ok(Checked::Number(number))
        }
        FieldKind::Date { earliest, latest } => {
            let date = reading::date(text)?;
            within(date, *earliest, *latest, today)?;
            Ok(Checked::Date(date))
        }
        FieldKind::DateTime => reading::date_time(text).map(Checked::DateTime),
        FieldKind::YesNo => match text.trim() {
            "yes" => Ok(Checked::YesNo(true)),
            "no" => Ok(Checked::YesNo(false)),
            _ => Err(Fault::NotYesOrNo),
        },
        FieldKind::Choice { options } => {
            let option = options
                .iter()
                .find(|option| option.id.as_str() == text.trim());
            option
                .map(|option| Checked::Choice(option.id.clone()))
                .ok_or(Fault::NotAnOption)
        }
        // Lists and notes never come here, see `look`.
        FieldKind::Many { .. }
        | FieldKind::Periods { .. }
        | FieldKind::Entries { .. }
        | FieldKind::Note => Ok(Checked::Nothing),
    }
}

fn many(options: &[Choice], chosen: &[&str]) -> Result<Checked, Fault> {
    let known = |id: &&str| options.iter().any(|option| option.id.as_str() == *id);
    if !chosen.iter().filter(|id| !id.is_empty()).all(known) {
        return Err(Fault::NotAnOption);
    }
    let options = options
        .iter()
        .filter(|option| chosen.contains(&option.id.as_str()));
    Ok(Checked::Many(
        options.map(|option| option.id.clone()).collect(),
    ))
}

/// Whether a day is within its bounds. Only "in the future" where the bound is
/// today: that is the sentence a resident understands.
pub(super) fn within(
    date: NaiveDate,
    earliest: Option<NaiveDate>,
    latest: Option<NaiveDate>,
    today: NaiveDate,
) -> Result<(), Fault> {
    match (earliest, latest) {
        (_, Some(latest)) if date > latest && latest == today => Err(Fault::InTheFuture),
        (_, Some(latest)) if date > latest => Err(Fault::AfterLatest { latest }),
        (Some(earliest), _) if date < earliest => Err(Fault::BeforeEarliest { earliest }),
        _ => Ok(()),
    }
}

fn phone(text: &str) -> Result<String, Fault> {
    parse_phone(text)
        .map(|phone| phone.to_string())
        .map_err(|fault| match fault {
            PhoneFault::TooShort(missing) => Fault::PhoneTooShort { missing },
            PhoneFault::TooLong(over) => Fault::PhoneTooLong { over },
            PhoneFault::Characters => Fault::PhoneCharacters,
            PhoneFault::Start => Fault::PhoneStart,
        })
}

fn id_number(text: &str, today: NaiveDate) -> Result<String, Fault> {
    let number = parse_id_number(text).map_err(|fault| match fault {
        IdFault::TooShort(missing) => Fault::IdTooShort { missing },
        IdFault::TooLong(over) => Fault::IdTooLong { over },
        IdFault::Characters => Fault::IdCharacters,
        IdFault::BirthDate => Fault::IdBirthDate,
        IdFault::CheckDigit => Fault::IdCheckDigit,
    })?;
    match number.born() {
        Some(born) if born <= today => Ok(number.to_string()),
        _ => Err(Fault::IdBirthDate),
    }
}

impl Checked {
    /// The raw answer that checks to this value.
    pub fn answer(&self) -> Answer {
        match self {
            Self::Nothing => Answer::Empty,
            Self::Unknown => Answer::NotSure,
            Self::Many(ids) => Answer::Many(ids.iter().map(OptionId::to_string).collect()),
            Self::Periods(periods) => Answer::Periods(periods.iter().map(raw_period).collect()),
            Self::Entries(entries) => {
                let raw = |(id, part): (&FieldId, &Self)| Some((id.clone(), part.written()?));
                let entries = entries
                    .iter()
                    .map(|entry| entry.iter().filter_map(raw).collect());
                Answer::Entries(entries.collect())
            }
            one => one.written().map_or(Answer::Empty, Answer::Text),
        }
    }

    /// The text of a single value; none of lists and of nothing.
    fn written(&self) -> Option<String> {
        Some(match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(date) => date.to_string(),
            Self::DateTime(moment) => moment.to_string(),
            Self::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
            Self::Choice(id) => id.to_string(),
            Self::Nothing | Self::Unknown => return None,
            Self::Many(_) | Self::Periods(_) | Self::Entries(_) => return None,
        })
    }
}

fn raw_period(period: &Period) -> RawPeriod {
    RawPeriod {
        from: period.from.to_string(),
        to: period.to.map(|to| to.to_string()).unwrap_or_default(),
        ongoing: period.to.is_none(),
    }
}

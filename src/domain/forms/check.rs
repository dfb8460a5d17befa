//! From raw answers to values one can rely on, or to the fault that says why not.

pub use super::fault::{DateGap, Fault, FieldFault, MissingKind};

use super::answer::{Answer, Answers};
use super::definition::{Field, FormDefinition, Page};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId};
use crate::domain::points::facts::Period;
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::BTreeMap;

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
    Entries(Vec<BTreeMap<FieldId, Checked>>),
}

/// Checks one answer. Of several faults (in a list) it gives the first;
/// [`check_page`] gives all.
pub fn check(field: &Field, answer: &Answer, today: NaiveDate) -> Result<Checked, Fault> {
    let _ = (field, answer, today);
    Ok(Checked::Nothing)
}

/// Whether a field is shown, going by the raw answers.
pub fn is_visible(field: &Field, answers: &Answers) -> bool {
    field.visible_when.as_ref().is_none_or(|when| {
        answers.get(&when.field).is_some_and(|answer| {
            answer
                .values()
                .iter()
                .any(|value| when.is_any_of.iter().any(|v| v == value))
        })
    })
}

/// All faults of a page, in the order of its fields. A hidden field is never faulty.
pub fn check_page(page: &Page, answers: &Answers, today: NaiveDate) -> Vec<FieldFault> {
    let _ = (page, answers, today);
    Vec::new()
}

/// All faults of a form, in the order of its pages.
pub fn check_form(form: &FormDefinition, answers: &Answers, today: NaiveDate) -> Vec<FieldFault> {
    form.pages
        .iter()
        .flat_map(|page| check_page(page, answers, today))
        .collect()
}

//! The form of a points scheme: one page a subject, one field a fact; and back
//! from its answers to facts.
//!
//! | file     | holds                                               |
//! |----------|-----------------------------------------------------|
//! | `fields` | the fields of a page: one a fact                    |

mod fields;

use super::answer::{Answer, Answers, RawEntry, RawPeriod};
use super::check::{Checked, check, is_visible};
use super::definition::{Field, FormDefinition, Page};
use crate::domain::identity::{FactId, FieldId, PageId, PurposeId};
use crate::domain::map::Map;
use crate::domain::points::facts::{
    Entry, EntryField, FactValue, Facts, KnownFact, Period, VerifiedFact,
};
use crate::domain::points::scheme::{FactDefinition, Scheme};
use crate::domain::points::view::definitions;
use chrono::{Datelike, NaiveDate};
use fields::{by_person, fact_field};

/// The form that asks for the facts of `scheme` that matter for `purpose`, for
/// an application made `today`. A field has the id of its fact. The form's id
/// does not name the purpose: the facts are the same, so a draft serves all.
pub fn form(scheme: &Scheme, purpose: &PurposeId, today: NaiveDate) -> FormDefinition {
    form_of(scheme, today, |fact| {
        fact.purposes.is_empty() || fact.purposes.contains(purpose)
    })
}

/// The questions of every purpose: what a draft may hold.
pub fn whole_form(scheme: &Scheme, today: NaiveDate) -> FormDefinition {
    form_of(scheme, today, |_| true)
}

fn form_of(
    scheme: &Scheme,
    today: NaiveDate,
    is_asked: impl Fn(&FactDefinition) -> bool,
) -> FormDefinition {
    let definitions = definitions(scheme);
    let pages = scheme
        .subjects
        .iter()
        .map(|subject| {
            let facts: Vec<&FactDefinition> =
                subject.facts.iter().filter(|fact| is_asked(fact)).collect();
            let (facts, whose) = by_person(scheme, facts);
            Page {
                id: PageId::new(subject.id.as_str()),
                title: subject.title.clone(),
                hint: subject.hint.clone(),
                fields: facts
                    .into_iter()
                    .map(|fact| fact_field(fact, &definitions, today))
                    .collect(),
                whose,
            }
        })
        .filter(|page| !page.fields.is_empty())
        .collect();
    FormDefinition {
        id: format!("{}@{}", scheme.id, scheme.version),
        pages,
    }
}

/// What is known after the form: an answer that is empty, unsure, faulty or
/// hidden leaves its fact unknown, unless a register knows it. A verified fact
/// stays confirmed unless the resident says something else; then that is
/// claimed, and the register's stays what is confirmed.
pub fn facts(
    scheme: &Scheme,
    purpose: &PurposeId,
    answers: &Answers,
    verified: &[VerifiedFact],
    today: NaiveDate,
) -> Facts {
    let verified = verified.iter().map(|fact| (&fact.fact, &fact.value));
    let verified: Map<&FactId, &FactValue> = verified.collect();
    let verified = |id: &FactId| verified.get(id).copied();
    let mut facts = Facts::default();
    let form = form(scheme, purpose, today);
    for field in form.pages.iter().flat_map(|page| &page.fields) {
        if let Some(known) = known(field, answers, &verified, today) {
            facts.0.insert(FactId::new(field.id.as_str()), known);
        }
    }
    facts
}

/// What is known of the fact that `field` asks for.
pub(super) fn known<'a>(
    field: &Field,
    answers: &Answers,
    verified: &dyn Fn(&FactId) -> Option<&'a FactValue>,
    today: NaiveDate,
) -> Option<KnownFact> {
    let id = FactId::new(field.id.as_str());
    let claimed = answers
        .get(&field.id)
        .filter(|_| is_shown(field, answers, verified))
        .and_then(|answer| value(field, answer, today));
    Some(match (claimed, verified(&id)) {
        (Some(claimed), Some(verified)) if same(&claimed, verified) => {
            KnownFact::confirmed(claimed)
        }
        (Some(claimed), Some(verified)) => KnownFact::disputed(claimed, verified.clone()),
        (Some(claimed), None) => KnownFact::claimed(claimed),
        (None, Some(verified)) => KnownFact::confirmed(verified.clone()),
        (None, None) => return None,
    })
}

/// A field also shows when it is a register that gives the deciding answer.
fn is_shown<'a>(
    field: &Field,
    answers: &Answers,
    verified: &dyn Fn(&FactId) -> Option<&'a FactValue>,
) -> bool {
    let Some(when) = &field.visible_when else {
        return true;
    };
    let given = answers.get(&when.field).cloned().unwrap_or_default();
    let deciding = if given.is_blank() || given == Answer::NotSure {
        verified(&FactId::new(when.field.as_str())).map_or(given, answer_of)
    } else {
        given
    };
    is_visible(field, &Answers::from([(when.field.clone(), deciding)]))
}

/// The answers a resident would have given to say `facts`.
pub fn answers_of(facts: &Facts) -> Answers {
    let answer =
        |(id, known): (&FactId, &KnownFact)| (FieldId::new(id.as_str()), answer_of(&known.value));
    facts.0.iter().map(answer).collect()
}

/// The value that an answer to `field` gives; `None` where it is empty, unsure or
/// faulty.
pub fn value(field: &Field, answer: &Answer, today: NaiveDate) -> Option<FactValue> {
    check(field, answer, today).ok().and_then(value_of)
}

/// The answer a resident would have given to say `value`.
pub fn answer_of(value: &FactValue) -> Answer {
    match value {
        FactValue::Flag(flag) => Answer::text(yes_no(*flag)),
        FactValue::Number(number) => Answer::text(number.to_string()),
        FactValue::Choice(option) => Answer::text(option.as_str()),
        FactValue::Many(options) => Answer::Many(
            options
                .iter()
                .map(|option| option.as_str().to_owned())
                .collect(),
        ),
        FactValue::Date(date) => Answer::text(typed(*date)),
        FactValue::Periods(periods) => {
            Answer::Periods(periods.iter().map(|period| typed_period(*period)).collect())
        }
        FactValue::Entries(entries) => Answer::Entries(entries.iter().map(typed_entry).collect()),
    }
}

fn typed_period(period: Period) -> RawPeriod {
    RawPeriod {
        from: typed(period.from),
        to: period.to.map(typed).unwrap_or_default(),
        ongoing: period.to.is_none(),
    }
}

fn typed_entry(entry: &Entry) -> RawEntry {
    entry
        .iter()
        .map(|(id, field)| {
            let text = match field {
                EntryField::Flag(flag) => yes_no(*flag).to_owned(),
                EntryField::Number(number) => number.to_string(),
                EntryField::Choice(option) => option.as_str().to_owned(),
                EntryField::Date(date) => typed(*date),
            };
            (FieldId::new(id.as_str()), text)
        })
        .collect()
}

fn yes_no(flag: bool) -> &'static str {
    if flag { "yes" } else { "no" }
}

fn typed(date: NaiveDate) -> String {
    format!("{}-{}-{}", date.year(), date.month(), date.day())
}

/// `None` where nothing is known.
fn value_of(checked: Checked) -> Option<FactValue> {
    Some(match checked {
        Checked::YesNo(flag) => FactValue::Flag(flag),
        Checked::Number(number) => FactValue::Number(number),
        Checked::Choice(option) => FactValue::Choice(option),
        Checked::Many(options) => FactValue::Many(options),
        Checked::Date(date) => FactValue::Date(date),
        Checked::Periods(periods) => FactValue::Periods(periods),
        Checked::Entries(entries) => {
            FactValue::Entries(entries.into_iter().map(entry_of).collect())
        }
        Checked::Nothing | Checked::Unknown | Checked::Text(_) | Checked::DateTime(_) => {
            return None;
        }
    })
}

/// A part of a record that is not known is simply not in it.
fn entry_of(parts: Map<FieldId, Checked>) -> Entry {
    parts
        .into_iter()
        .filter_map(|(id, part)| {
            let field = match part {
                Checked::YesNo(flag) => EntryField::Flag(flag),
                Checked::Number(number) => EntryField::Number(number),
                Checked::Choice(option) => EntryField::Choice(option),
                Checked::Date(date) => EntryField::Date(date),
                _ => return None,
            };
            Some((id.as_str().to_owned(), field))
        })
        .collect()
}

/// Whether both say the same; the order within a list does not matter.
fn same(a: &FactValue, b: &FactValue) -> bool {
    match (a, b) {
        (FactValue::Many(a), FactValue::Many(b)) => same_members(a, b),
        (FactValue::Periods(a), FactValue::Periods(b)) => same_members(a, b),
        (FactValue::Entries(a), FactValue::Entries(b)) => same_members(a, b),
        _ => a == b,
    }
}

fn same_members<T: PartialEq>(a: &[T], b: &[T]) -> bool {
    let count = |list: &[T], one: &T| list.iter().filter(|other| *other == one).count();
    a.len() == b.len() && a.iter().all(|one| count(a, one) == count(b, one))
}

//! The form of a points scheme: one page a subject, one field a fact; and back
//! from its answers to facts.

use super::answer::{Answer, Answers, RawEntry, RawPeriod};
use super::check::{Checked, check, is_visible};
use super::definition::{Choice, Field, FieldKind, FormDefinition, Page, VisibleWhen};
use crate::domain::identity::{FactId, FieldId, OptionId, PageId, PurposeId};
use crate::domain::map::Map;
use crate::domain::points::facts::{
    Entry, EntryField, FactValue, Facts, KnownFact, Period, Standing, VerifiedFact,
};
use crate::domain::points::scheme::{Condition, FactDefinition, FactKind, Opt, Scheme};
use crate::domain::points::view::{Definitions, definitions};
use crate::domain::text::Text;
use chrono::{Datelike, NaiveDate};

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
        .map(|subject| Page {
            id: PageId::new(subject.id.as_str()),
            title: subject.title.clone(),
            hint: subject.hint.clone(),
            fields: subject
                .facts
                .iter()
                .filter(|fact| is_asked(fact))
                .map(|fact| fact_field(fact, &definitions, today))
                .collect(),
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
/// claimed.
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
        .and_then(|answer| check(field, answer, today).ok())
        .and_then(value_of);
    Some(match (claimed, verified(&id)) {
        (Some(claimed), Some(verified)) if same(&claimed, verified) => KnownFact {
            value: claimed,
            standing: Standing::Confirmed,
        },
        (Some(value), _) => KnownFact {
            value,
            standing: Standing::Claimed,
        },
        (None, Some(verified)) => KnownFact {
            value: verified.clone(),
            standing: Standing::Confirmed,
        },
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

fn fact_field(fact: &FactDefinition, definitions: &Definitions, today: NaiveDate) -> Field {
    Field {
        id: FieldId::new(fact.id.as_str()),
        label: fact.label.clone(),
        hint: fact.hint.clone(),
        kind: field_kind(&fact.kind, today),
        required: false,
        may_be_unknown: true,
        visible_when: fact
            .asked_when
            .as_ref()
            .and_then(|when| visible_when(when, definitions)),
        evidence: fact.evidence.clone(),
        private: false,
        cell: fact.cell.clone(),
    }
}

fn field_kind(kind: &FactKind, today: NaiveDate) -> FieldKind {
    match kind {
        FactKind::Flag => FieldKind::YesNo,
        FactKind::Number {
            unit,
            min,
            max,
            decimals,
        } => FieldKind::Number {
            unit: unit.clone(),
            min: *min,
            max: *max,
            decimals: *decimals,
        },
        FactKind::Choice { options } => FieldKind::Choice {
            options: choices(options),
        },
        FactKind::Many { options } => FieldKind::Many {
            options: choices(options),
        },
        FactKind::Date {
            earliest, latest, ..
        } => FieldKind::Date {
            earliest: Some(*earliest),
            latest: Some(latest.unwrap_or(today)),
        },
        FactKind::Periods { earliest, max } => FieldKind::Periods {
            earliest: *earliest,
            latest: today,
            max: *max,
        },
        FactKind::Entries { max, one, fields } => FieldKind::Entries {
            max: *max,
            one: one.clone(),
            fields: fields
                .iter()
                .map(|part| Field {
                    id: FieldId::new(part.id.as_str()),
                    label: part.label.clone(),
                    hint: Text::default(),
                    kind: field_kind(&part.kind, today),
                    // Left empty it goes on.
                    required: !matches!(
                        part.kind,
                        FactKind::Date {
                            open_ended: true,
                            ..
                        }
                    ),
                    may_be_unknown: false,
                    visible_when: None,
                    evidence: Text::default(),
                    private: false,
                    cell: None,
                })
                .collect(),
        },
    }
}

fn choices(options: &[Opt]) -> Vec<Choice> {
    options
        .iter()
        .map(|option| Choice {
            id: option.id.clone(),
            label: option.label.clone(),
            hint: option.hint.clone(),
        })
        .collect()
}

/// A field can hang on the answer of one other field. What cannot be said so
/// (a measure, several facts) asks rather once too often than too seldom.
fn visible_when(condition: &Condition, definitions: &Definitions) -> Option<VisibleWhen> {
    let when = |fact: &FactId, is_any_of: Vec<String>| {
        Some(VisibleWhen {
            field: FieldId::new(fact.as_str()),
            is_any_of,
        })
    };
    let names = |options: &mut dyn Iterator<Item = &OptionId>| {
        options.map(|option| option.as_str().to_owned()).collect()
    };
    match condition {
        Condition::Yes { fact } => when(fact, vec!["yes".to_owned()]),
        Condition::Chosen { fact, option } => when(fact, names(&mut [option].into_iter())),
        Condition::ChosenAny { fact, options } => when(fact, names(&mut options.iter())),
        Condition::Not { of } => {
            let (fact, chosen) = match of.as_ref() {
                Condition::Yes { fact } => return when(fact, vec!["no".to_owned()]),
                Condition::Chosen { fact, option } => (fact, std::slice::from_ref(option)),
                Condition::ChosenAny { fact, options } => (fact, options.as_slice()),
                _ => return None,
            };
            match definitions.get(fact) {
                Some(FactKind::Choice { options }) => {
                    let others = options.iter().map(|other| &other.id);
                    when(fact, names(&mut others.filter(|id| !chosen.contains(id))))
                }
                _ => None,
            }
        }
        Condition::All { of } => of.iter().find_map(|one| visible_when(one, definitions)),
        Condition::Any { of } => of
            .iter()
            .map(|one| visible_when(one, definitions))
            .reduce(|a, b| {
                let (mut a, b) = (a?, b?);
                a.is_any_of.extend(b.is_any_of);
                (a.field == b.field).then_some(a)
            })
            .flatten(),
        Condition::AtLeast { .. }
        | Condition::AtMost { .. }
        | Condition::NoLess { .. }
        | Condition::Dated { .. }
        | Condition::Covered { .. } => None,
    }
}

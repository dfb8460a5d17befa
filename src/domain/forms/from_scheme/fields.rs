//! The fields of a page: one a fact, those of one person together.

use crate::domain::forms::definition::{Choice, Field, FieldKind, VisibleWhen, Whose};
use crate::domain::identity::{FactId, FieldId, OptionId};
use crate::domain::points::scheme::{Condition, FactDefinition, FactKind, Opt, Scheme};
use crate::domain::points::view::Definitions;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// The facts of one page, those of one person together, and whose they are: said
/// where the page asks about anybody but the applicant.
pub(super) fn by_person<'a>(
    scheme: &Scheme,
    mut facts: Vec<&'a FactDefinition>,
) -> (Vec<&'a FactDefinition>, Vec<Whose>) {
    let place = |fact: &FactDefinition| {
        let whose = fact.person.as_ref();
        let persons = &scheme.persons;
        whose.map_or(0, |id| {
            let found = persons.iter().position(|person| person.id == *id);
            found.unwrap_or(0)
        })
    };
    if facts.iter().all(|fact| place(fact) == 0) {
        return (facts, Vec::new());
    }
    facts.sort_by_key(|fact| place(fact));
    let mut whose: Vec<Whose> = Vec::new();
    let mut before = None;
    for (from, fact) in facts.iter().enumerate() {
        let at = place(fact);
        if before != Some(at)
            && let Some(person) = scheme.persons.get(at)
        {
            let title = person.title.clone();
            whose.push(Whose { from, title });
        }
        before = Some(at);
    }
    (facts, whose)
}

pub(super) fn fact_field(
    fact: &FactDefinition,
    definitions: &Definitions,
    today: NaiveDate,
) -> Field {
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
                    may_be_unknown: true,
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
        Condition::Named { condition, .. } => visible_when(condition, definitions),
        Condition::Not { of } => {
            let (fact, chosen) = match of.itself() {
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

//! Facts that do not count because they do not fit the scheme. Scoring takes
//! them for unknown; whoever writes a facts file wants to know. Only the tools
//! ask.

use super::facts::{EntryField, FactValue, Facts, Period};
use super::scheme::{FactKind, Opt, Scheme};
use super::view::{definitions, field_fits, fits};
use crate::domain::identity::OptionId;
use crate::domain::read::examine::nearest;
use chrono::NaiveDate;
use serde::Serialize;

/// A fact, or a field of a record, that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// Which: the id of the fact, or `fact/record/field`.
    pub fact: String,
    /// Why, in plain words.
    pub why: String,
}

/// Everything in `facts` that does not count for an application made on the day
/// `as_of`.
pub fn misfits(scheme: &Scheme, facts: &Facts, as_of: NaiveDate) -> Vec<Misfit> {
    let definitions = definitions(scheme);
    let mut misfits = Vec::new();
    for (id, known) in &facts.0 {
        let mut found = |fact: String, why| misfits.push(Misfit { fact, why });
        let Some(kind) = definitions.get(id) else {
            let ids = definitions.keys().map(|known| known.as_str());
            let meant = did_you_mean(id.as_str(), ids);
            found(
                id.to_string(),
                format!("the scheme does not ask for it{meant}"),
            );
            continue;
        };
        if !fits(kind, &known.value, as_of) {
            found(id.to_string(), why(kind, &known.value, as_of));
            continue;
        }
        let (FactKind::Entries { fields, .. }, FactValue::Entries(records)) = (kind, &known.value)
        else {
            continue;
        };
        for (at, record) in records.iter().enumerate() {
            for (name, value) in record {
                let place = format!("{id}/{at}/{name}");
                match fields.iter().find(|field| field.id == *name) {
                    None => {
                        let ids = fields.iter().map(|field| field.id.as_str());
                        let meant = did_you_mean(name, ids);
                        found(place, format!("the records have no such field{meant}"));
                    }
                    Some(field) if !field_fits(&field.kind, value, as_of) => {
                        found(place, why(&field.kind, &whole(value), as_of));
                    }
                    Some(_) => {}
                }
            }
        }
    }
    misfits
}

/// Why a value does not fit.
fn why(kind: &FactKind, value: &FactValue, as_of: NaiveDate) -> String {
    match (kind, value) {
        (
            FactKind::Number {
                min, max, decimals, ..
            },
            FactValue::Number(number),
        ) => {
            if number < min {
                format!("{number} is less than {min}, the least it can be")
            } else if number > max {
                format!("{number} is more than {max}, the most it can be")
            } else {
                format!("{number} has more than {decimals} digits after the point")
            }
        }
        (FactKind::Choice { options }, FactValue::Choice(option)) => no_option(options, option),
        (FactKind::Many { options }, FactValue::Many(chosen)) => {
            let unknown = chosen.iter().map(|option| no_option(options, option));
            unknown
                .reduce(|all, one| if all.is_empty() { one } else { all })
                .unwrap_or_default()
        }
        (FactKind::Date { earliest, latest }, FactValue::Date(date)) => {
            if date < earliest {
                before_the_earliest(*date, *earliest)
            } else {
                let what = match latest {
                    Some(_) => "the latest it can be",
                    None => "the day of the application",
                };
                format!("{date} is after {}, {what}", latest.unwrap_or(as_of))
            }
        }
        (FactKind::Periods { earliest, max }, FactValue::Periods(periods)) => {
            let early = periods.iter().find(|period| period.from < *earliest);
            let reversed = periods.iter().find_map(|period| match *period {
                Period { from, to: Some(to) } if to < from => Some((from, to)),
                _ => None,
            });
            match (early, reversed) {
                (Some(period), _) => before_the_earliest(period.from, *earliest),
                (None, Some((from, to))) => format!("the span from {from} ends before, on {to}"),
                (None, None) => too_many(periods.len(), *max, "spans"),
            }
        }
        (FactKind::Entries { max, .. }, FactValue::Entries(records)) => {
            too_many(records.len(), *max, "records")
        }
        _ => format!(
            "it is of the kind `{}`, the scheme asks for `{}`",
            word_of(value),
            asked_for(kind)
        ),
    }
}

fn no_option(options: &[Opt], option: &OptionId) -> String {
    if options.iter().any(|one| one.id == *option) {
        return String::new();
    }
    let ids = options.iter().map(|one| one.id.as_str());
    let meant = did_you_mean(option.as_str(), ids);
    format!("there is no option `{option}`{meant}")
}

fn before_the_earliest(day: NaiveDate, earliest: NaiveDate) -> String {
    format!("{day} is before {earliest}, the earliest it can be")
}

fn too_many(count: usize, max: u32, what: &str) -> String {
    format!("there are {count} {what}, at most {max} count")
}

fn did_you_mean<'a>(name: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(name, known).map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"))
}

/// The field of a record as a fact of its own.
fn whole(field: &EntryField) -> FactValue {
    match field {
        EntryField::Flag(flag) => FactValue::Flag(*flag),
        EntryField::Number(number) => FactValue::Number(*number),
        EntryField::Choice(option) => FactValue::Choice(option.clone()),
        EntryField::Date(date) => FactValue::Date(*date),
    }
}

fn word_of(value: &FactValue) -> &'static str {
    match value {
        FactValue::Flag(_) => "flag",
        FactValue::Number(_) => "number",
        FactValue::Choice(_) => "choice",
        FactValue::Many(_) => "many",
        FactValue::Date(_) => "date",
        FactValue::Periods(_) => "periods",
        FactValue::Entries(_) => "entries",
    }
}

fn asked_for(kind: &FactKind) -> &'static str {
    match kind {
        FactKind::Flag => "flag",
        FactKind::Number { .. } => "number",
        FactKind::Choice { .. } => "choice",
        FactKind::Many { .. } => "many",
        FactKind::Date { .. } => "date",
        FactKind::Periods { .. } => "periods",
        FactKind::Entries { .. } => "entries",
    }
}

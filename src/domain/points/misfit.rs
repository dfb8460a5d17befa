//! Facts that do not count because they do not fit the scheme. Scoring takes
//! them for unknown; whoever writes a facts file wants to know.

use super::facts::{EntryField, FactValue, Facts};
use super::scheme::{EntryFieldDefinition, FactKind, Scheme};
use super::view::{definitions, field_fits, fits};
use crate::domain::map::Map;
use chrono::NaiveDate;
use serde::Serialize;

/// A fact, or a field of a record, that does not count.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Misfit {
    /// Which: the id of the fact, or `fact/record/field`.
    pub fact: String,
    /// Why, in plain words.
    pub why: &'static str,
}

/// Everything in `facts` that does not count for an application made on the day
/// `as_of`.
pub fn misfits(scheme: &Scheme, facts: &Facts, as_of: NaiveDate) -> Vec<Misfit> {
    let definitions = definitions(scheme);
    let mut misfits = Vec::new();
    for (id, known) in &facts.0 {
        let mut found = |fact: String, why| misfits.push(Misfit { fact, why });
        let Some(kind) = definitions.get(id) else {
            found(id.to_string(), "the scheme does not ask for it");
            continue;
        };
        if !fits(kind, &known.value, as_of) {
            found(
                id.to_string(),
                "it is of another kind, has an unknown option or is out of bounds",
            );
            continue;
        }
        if let (FactKind::Entries { fields, .. }, FactValue::Entries(records)) =
            (kind, &known.value)
        {
            for (at, record) in records.iter().enumerate() {
                for name in fields_that_misfit(fields, record, as_of) {
                    found(
                        format!("{id}/{at}/{name}"),
                        "records have no such field, or it does not fit",
                    );
                }
            }
        }
    }
    misfits
}

fn fields_that_misfit<'a>(
    fields: &[EntryFieldDefinition],
    record: &'a Map<String, EntryField>,
    as_of: NaiveDate,
) -> impl Iterator<Item = &'a String> {
    record
        .iter()
        .filter(move |(name, value)| {
            let field = fields.iter().find(|field| field.id == **name);
            !field.is_some_and(|field| field_fits(&field.kind, value, as_of))
        })
        .map(|(name, _)| name)
}

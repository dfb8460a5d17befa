//! What a resident can do: answers, improvements, papers.

use crate::domain::identity::{FactId, OptionId};
use crate::domain::points::facts::{Entry, FactValue, Facts, KnownFact, Standing};

/// Several changes of which at most one is made: the grades of one skill, the
/// next steps of one number.
#[derive(Clone, Debug, PartialEq)]
pub struct Lever {
    /// The changes, the least effort first.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What it makes of the facts.
    pub edits: Vec<Edit>,
    /// How hard it is, next to others: 1 for a paper that only has to be sent, 2
    /// for every step of an answer not given yet, 4 for every step of an
    /// improvement, 8 where that is a record to be earned, as a prize.
    pub effort: u32,
}

/// What kind of change it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeKind {
    /// A paper for what is claimed already.
    Prove,
    /// An answer to what is not known yet. It helps only if it is true.
    Answer,
    /// More than there is now.
    Improve,
}

/// What a change makes of one fact.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// It is known to be this.
    Set(FactId, FactValue),
    /// One more option.
    AddOption(FactId, OptionId),
    /// One more record.
    AddRecord(FactId, Entry),
    /// What is claimed is confirmed.
    Confirm(FactId),
}

/// Whose points are planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// The claimed points: what the resident says is believed.
    Claimed,
    /// The confirmed points: every change comes with its paper.
    Confirmed,
}

impl Edit {
    /// The fact it changes.
    pub fn fact(&self) -> &FactId {
        match self {
            Self::Set(fact, _)
            | Self::AddOption(fact, _)
            | Self::AddRecord(fact, _)
            | Self::Confirm(fact) => fact,
        }
    }
}

impl Change {
    /// Makes the change. Changes of different levers may be made in any order.
    pub fn make(&self, facts: &mut Facts, aim: Aim) {
        for edit in &self.edits {
            let known = facts.get(edit.fact());
            let value = match edit {
                Edit::Set(_, value) => value.clone(),
                Edit::AddOption(_, option) => {
                    let mut options = match known.map(|known| &known.value) {
                        Some(FactValue::Many(options)) => options.clone(),
                        _ => Vec::new(),
                    };
                    if !options.contains(option) {
                        options.push(option.clone());
                    }
                    FactValue::Many(options)
                }
                Edit::AddRecord(_, record) => {
                    let mut records = match known.map(|known| &known.value) {
                        Some(FactValue::Entries(records)) => records.clone(),
                        _ => Vec::new(),
                    };
                    records.push(record.clone());
                    FactValue::Entries(records)
                }
                Edit::Confirm(_) => match known {
                    Some(known) => known.value.clone(),
                    None => continue,
                },
            };
            let standing = match (edit, aim) {
                (Edit::Confirm(_), _) | (_, Aim::Confirmed) => Standing::Confirmed,
                (_, Aim::Claimed) => Standing::Claimed,
            };
            let known = KnownFact {
                value,
                standing,
                held: None,
            };
            facts.0.insert(edit.fact().clone(), known);
        }
    }
}

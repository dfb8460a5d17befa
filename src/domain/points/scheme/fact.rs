//! The facts a scheme asks about.

use super::Condition;
use crate::domain::decimal::Decimal;
use crate::domain::forms::definition::Cell;
use crate::domain::identity::{FactId, OptionId, PersonId, PurposeId};
use crate::domain::read::{chosen, readable};
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// One subject a page: the facts asked together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Subject {
    /// Its id, also the page's.
    pub id: String,
    /// The question at the top of the page.
    pub title: Text,
    /// A sentence below it.
    pub hint: Text,
    /// The facts.
    pub facts: Vec<FactDefinition>,
}

readable!(Subject {
    id: need,
    title: need,
    hint: or_default,
    facts: need
});

/// A fact the scheme asks about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactDefinition {
    /// Its id.
    pub id: FactId,
    /// The question.
    pub label: Text,
    /// Help below the question.
    pub hint: Text,
    /// What kind of answer it takes.
    #[serde(flatten)]
    pub kind: FactKind,
    /// The papers that prove it; empty where nothing is needed.
    pub evidence: Text,
    /// Whose register knows it.
    pub register: Text,
    /// For which purposes it matters; empty means all.
    pub purposes: Vec<PurposeId>,
    /// Whose fact it is; absent means the applicant's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// The applicant's fact that this is for the other person.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<FactId>,
    /// Whether a plan may propose to change it: `false` for what nobody changes for
    /// points, as being married, `true` for a number of years that can be made more
    /// at once, as by paying arrears. Absent: not what only time makes more, and
    /// everything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changeable: Option<bool>,
    /// Its place in a table of like questions, if it stands in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
    /// Asked only when this holds (unknown counts as not).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_when: Option<Condition>,
}

readable!(FactDefinition {
    id: need,
    label: need,
    hint: or_default,
    kind: flat,
    evidence: or_default,
    register: or_default,
    purposes: or_default,
    person: optional,
    same_as: optional,
    changeable: optional,
    cell: optional,
    asked_when: optional,
});

/// The kind of a fact, with its bounds. Bounds are facts about the world: the
/// interval of an unknown answer uses them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// A quantity.
    Number {
        /// Its unit in words, as "years".
        unit: Text,
        /// At least.
        min: Decimal,
        /// At most.
        max: Decimal,
        /// Digits after the point, 0 to 4.
        decimals: u8,
    },
    /// One of the options.
    Choice {
        /// The options.
        options: Vec<Opt>,
    },
    /// Any of the options.
    Many {
        /// The options.
        options: Vec<Opt>,
    },
    /// A day.
    Date {
        /// Not before.
        earliest: NaiveDate,
        /// Not after; absent means not after the day of the application.
        #[serde(skip_serializing_if = "Option::is_none")]
        latest: Option<NaiveDate>,
        /// Whether a record without it goes on: its last day is not unknown but
        /// still to come. Of a fact by itself it says nothing.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        open_ended: bool,
    },
    /// Spans of time.
    Periods {
        /// Not before.
        earliest: NaiveDate,
        /// How many spans at most.
        max: u32,
    },
    /// A list of records.
    Entries {
        /// How many records at most.
        max: u32,
        /// What one record is called, as "patent".
        one: Text,
        /// The fields of a record.
        fields: Vec<EntryFieldDefinition>,
    },
}

chosen!(FactKind by "kind" {
    "flag" => Flag {},
    "number" => Number { unit: need, min: need, max: need, decimals: or_default },
    "choice" => Choice { options: need },
    "many" => Many { options: need },
    "date" => Date { earliest: need, latest: optional, open_ended: or_default },
    "periods" => Periods { earliest: need, max: need },
    "entries" => Entries { max: need, one: need, fields: need },
});

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Opt {
    /// Its id.
    pub id: OptionId,
    /// Its name.
    pub label: Text,
    /// Help below it.
    pub hint: Text,
}

readable!(Opt {
    id: need,
    label: need,
    hint: or_default
});

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryFieldDefinition {
    /// Its name in the record.
    pub id: String,
    /// The question.
    pub label: Text,
    /// Its kind: flag, number, choice or date.
    #[serde(flatten)]
    pub kind: FactKind,
}

readable!(EntryFieldDefinition {
    id: need,
    label: need,
    kind: flat
});

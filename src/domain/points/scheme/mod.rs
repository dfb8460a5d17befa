//! A points scheme: the published table as data.
//!
//! A scheme names its purposes, the facts it asks about and a tree of nodes.
//! Rules are a small closed set; everything a table of a city says is a
//! combination of them.

mod condition;
mod definition;
mod entries;
mod fact;
mod gate;
mod key;
mod measure;
mod month_day;
mod node;
mod per_year;
mod person;
mod purpose;
mod ranking;
mod rule;
mod spans;
mod summary;
mod table;

pub use condition::Condition;
pub use definition::Definition;
pub use entries::{EntryFilter, EntryValue, LookBack};
pub use fact::{EntryFieldDefinition, FactDefinition, FactKind, Opt, Subject};
pub use gate::{Ban, Gate};
pub use key::{Key, NamedBand};
pub use measure::{AgeBy, Measure, SpanMode, SpanUnit};
pub use month_day::{MonthDay, Round};
pub use node::{Multiplier, Node};
pub use per_year::PerYear;
pub use person::Person;
pub use purpose::Purpose;
pub use ranking::{RankBy, RankKey, RankOrder, Ranking, Ties};
pub use rule::{Band, Rule, Take};
pub use spans::{AgainstIndex, Spans};
pub use summary::{PurposeSummary, SchemeSummary};
pub use table::{Index, Step, Table, Values};

use crate::domain::identity::{PurposeId, SchemeId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// `GET /api/v1/schemes/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scheme {
    /// Its id.
    pub id: SchemeId,
    /// Its version; an application keeps the version it was scored by.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it is published.
    pub source: Text,
    /// Said on every page that shows a score of a scheme that is not the city's own.
    pub notice: Text,
    /// First day it is in force.
    pub effective_from: NaiveDate,
    /// Last day it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<NaiveDate>,
    /// The scheme it takes the place of when it comes into force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<SchemeId>,
    /// What points are used for.
    pub purposes: Vec<Purpose>,
    /// Whose facts count, the applicant first; empty where it is the applicant
    /// alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub persons: Vec<Person>,
    /// Conditions and measures that are written once and named elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<Definition>,
    /// Subjects in the order they are asked.
    pub subjects: Vec<Subject>,
    /// Numbers that rules look up by keys.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<Table>,
    /// Numbers that change on certain days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub indexes: Vec<Index>,
    /// What must hold beside the points.
    pub gates: Vec<Gate>,
    /// The root of the tree.
    pub root: Node,
    /// What the published table holds and this file does not, one sentence each.
    pub left_out: Vec<Text>,
}

readable!(Scheme naming "named" {
    id: need,
    version: need,
    title: need,
    issuer: need,
    source: need,
    notice: or_default,
    effective_from: need,
    effective_to: optional,
    replaces: optional,
    purposes: need,
    persons: or_default,
    named: or_default,
    subjects: need,
    tables: or_default,
    indexes: or_default,
    gates: or_default,
    root: need,
    left_out: or_default,
});

impl Scheme {
    /// Whether it is in force on a day.
    pub fn in_force(&self, day: NaiveDate) -> bool {
        self.effective_from <= day && self.effective_to.is_none_or(|to| day <= to)
    }

    /// The purpose of this id.
    pub fn purpose(&self, id: &PurposeId) -> Option<&Purpose> {
        self.purposes.iter().find(|purpose| purpose.id == *id)
    }
}

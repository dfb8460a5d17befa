//! A points scheme: the published table as data.
//!
//! A scheme names its purposes, the facts it asks about and a tree of nodes.
//! Rules are a small closed set; everything a table of a city says is a
//! combination of them.

mod condition;
mod entries;
mod fact;
mod gate;
mod measure;
mod month_day;
mod node;
mod purpose;
mod rule;

pub use condition::Condition;
pub use entries::{EntryFilter, EntryValue, LookBack};
pub use fact::{EntryFieldDefinition, FactDefinition, FactKind, Opt, Subject};
pub use gate::Gate;
pub use measure::{AgeBy, Measure, SpanMode, SpanUnit};
pub use month_day::MonthDay;
pub use node::Node;
pub use purpose::Purpose;
pub use rule::{Band, Rule};

use crate::domain::identity::SchemeId;
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
    /// What points are used for.
    pub purposes: Vec<Purpose>,
    /// Subjects in the order they are asked.
    pub subjects: Vec<Subject>,
    /// What must hold beside the points.
    pub gates: Vec<Gate>,
    /// The root of the tree.
    pub root: Node,
    /// What the published table holds and this file does not, one sentence each.
    pub left_out: Vec<Text>,
}

readable!(Scheme {
    id: need,
    version: need,
    title: need,
    issuer: need,
    source: need,
    notice: or_default,
    effective_from: need,
    effective_to: optional,
    purposes: need,
    subjects: need,
    gates: or_default,
    root: need,
    left_out: or_default,
});

/// One line of `GET /api/v1/schemes`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemeSummary {
    /// Its id.
    pub id: SchemeId,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Said beside the title.
    pub notice: Text,
    /// What points are used for.
    pub purposes: Vec<Purpose>,
}

readable!(SchemeSummary {
    id: need,
    version: need,
    title: need,
    notice: or_default,
    purposes: need,
});

//! What must hold beside the points.

use super::{Condition, EntryFilter, LookBack};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use serde::Serialize;

/// A prerequisite, or (with `not`) a veto: without it the points are of no use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// Its id, unique among the gates.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// For which purposes it is demanded; empty means all.
    pub purposes: Vec<PurposeId>,
    /// What must hold on the day of the application.
    pub requires: Condition,
    /// Nor may any such event lie in its look-back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ban: Option<Ban>,
    /// Passed also when this holds, whatever the rest.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived_when: Option<Condition>,
    /// Whether failing it sets the score to zero.
    pub zeroes: bool,
    /// What it means when it does not hold.
    pub else_text: Text,
}

readable!(Gate {
    id: need,
    title: need,
    purposes: or_default,
    requires: or_default,
    ban: optional,
    waived_when: optional,
    zeroes: or_default,
    else_text: or_default,
});

/// Events after which one is barred for some years.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ban {
    /// The list of events.
    pub fact: FactId,
    /// Only events for which all of these hold.
    #[serde(rename = "where")]
    pub filter: Vec<EntryFilter>,
    /// How long each bars.
    pub within: LookBack,
}

readable!(Ban {
    fact: need,
    filter as "where": or_default,
    within: need
});

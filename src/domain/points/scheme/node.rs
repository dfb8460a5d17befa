//! A node of the tree: a group or an item.

use super::{Condition, Measure, MonthDay, Round, Rule};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::map::Map;
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Its id, unique in the scheme.
    pub id: NodeId,
    /// Its name.
    pub title: Text,
    /// For which purposes it counts; empty means all.
    pub purposes: Vec<PurposeId>,
    /// First day of application on which it counts at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<NaiveDate>,
    /// Last day of application on which it counts at all (a sunset date).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_to: Option<NaiveDate>,
    /// Per purpose: the month and day of the application's year up to which
    /// time is counted, instead of the day of the application. The children
    /// take it over unless they name their own.
    pub counted_up_to: Map<PurposeId, MonthDay>,
    /// Where the day up to which time is counted hangs on the day of the
    /// application: the first round that is still open on it. The children take
    /// it over; `counted_up_to` comes first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rounds: Vec<Round>,
    /// Counts only when this holds, else it is worth nothing (not its floor).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// What its points are multiplied by, before caps and floor.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub times: Vec<Multiplier>,
    /// Never more than this measure, as the points of another node.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most: Option<Measure>,
    /// Never more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Decimal>,
    /// Never less than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Decimal>,
    /// What it is worth.
    #[serde(flatten)]
    pub rule: Rule,
}

readable!(Node {
    id: need,
    title: need,
    purposes: or_default,
    counts_from: optional,
    counts_to: optional,
    counted_up_to: or_default,
    rounds: or_default,
    when: optional,
    times: or_default,
    at_most: optional,
    cap: optional,
    floor: optional,
    rule: flat,
});

impl Node {
    /// The conditions of the node itself: that of the whole, and those of its
    /// factors.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let factors = self.times.iter().filter_map(|times| times.when.as_ref());
        self.when.iter().chain(factors)
    }
}

/// What points are multiplied by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Multiplier {
    /// The factor, as 1.3.
    pub by: Decimal,
    /// Only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

readable!(Multiplier {
    by: need,
    when: optional
});

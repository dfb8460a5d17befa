//! How far the check of one item is.

use crate::domain::identity::{FactId, NodeId};
use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// One item of the table as the city sees it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ItemStanding {
    /// Which item.
    pub node: NodeId,
    /// How far its check is.
    pub state: ItemCheck,
    /// The fact the state is about, where it is about one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fact: Option<FactId>,
    /// Why, in a sentence for the resident.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Text>,
    /// Which register or desk says so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Text>,
    /// Since when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<DateTime<FixedOffset>>,
}

readable!(ItemStanding {
    node: need,
    state: need,
    fact: optional,
    reason: optional,
    by: optional,
    at: optional,
});

/// How far a check is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemCheck {
    /// Under way; and any word not known yet.
    Checking,
    /// What was claimed is confirmed.
    Confirmed,
    /// A paper is needed.
    NeedsPaper,
    /// What was claimed is not confirmed; the reason says why.
    Rejected,
}

words!(ItemCheck {
    "confirmed" => Confirmed,
    "needs_paper" => NeedsPaper,
    "rejected" => Rejected,
    else Checking
});

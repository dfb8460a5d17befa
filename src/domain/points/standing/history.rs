//! The official score over time.

use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// The official score from one moment on.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreMoment {
    /// From when.
    pub at: DateTime<FixedOffset>,
    /// Points the city has confirmed.
    pub confirmed: Decimal,
    /// The most it can still become; absent where the table sets no limit.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub possible: Option<Decimal>,
    /// Why it changed, item by item; nothing for the first.
    pub causes: Vec<ScoreCause>,
}

readable!(ScoreMoment {
    at: need,
    confirmed: need,
    possible: optional,
    causes: or_default,
});

/// Why the official score changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ScoreCause {
    /// Which item changed; absent where it was not a single one, as a cap of a
    /// group.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub node: Option<NodeId>,
    /// Its name.
    pub title: Text,
    /// Confirmed points more (or less, if negative) by it. The causes of a moment
    /// add up to the change of the confirmed total.
    pub change: Decimal,
    /// One sentence for the resident.
    pub why: Text,
}

readable!(ScoreCause {
    node: optional,
    title: need,
    change: need,
    why: need,
});

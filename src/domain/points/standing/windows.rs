//! Until when what can be done. Moments are exclusive; of a day every hour
//! counts, up to midnight of the city's time.

use crate::domain::read::readable;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

/// Until when what can be done; absent means not possible now.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Windows {
    /// What was sent can be replaced as if it had never been sent, and taken
    /// back without a trace.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amend: Option<DateTime<FixedOffset>>,
    /// It can be taken back. As long as it can be amended nothing stays of it;
    /// later the case is closed as withdrawn.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdraw: Option<DateTime<FixedOffset>>,
    /// The last day for the papers that are asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correct: Option<NaiveDate>,
    /// The last day for an appeal against the settled score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub appeal: Option<NaiveDate>,
    /// The last day for asking for a review of the answer to an appeal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<NaiveDate>,
}

readable!(Windows {
    amend: optional,
    withdraw: optional,
    correct: optional,
    appeal: optional,
    review: optional,
});

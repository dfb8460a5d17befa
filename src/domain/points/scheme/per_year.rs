//! Limits on what the records of one year are worth.

use super::MonthDay;
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use crate::domain::read::readable;
use serde::Serialize;

/// How much of the records of one year counts at most. A year is one of the
/// calendar unless it begins on another day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PerYear {
    /// The date field that says in which year a record falls.
    pub field: String,
    /// The day on which each year begins; absent means 1 January.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub begins: Option<MonthDay>,
    /// The date from which years are counted instead.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<FactId>,
    /// How many years are counted as one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
    /// Only the best so many records, none of them for less than nothing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub take: Option<u32>,
    /// Never more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Decimal>,
}

readable!(PerYear {
    field: need,
    begins: optional,
    since: optional,
    years: optional,
    take: optional,
    cap: optional,
});

//! Spans of time, put together from facts.

use super::EntryFilter;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, IndexId};
use crate::domain::read::{chosen, readable};
use serde::Serialize;

/// A set of days. No day is in it twice.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "spans", rename_all = "snake_case")]
pub enum Spans {
    /// The spans of a fact.
    Fact {
        /// Which spans.
        fact: FactId,
    },
    /// From a day on.
    Since {
        /// The date.
        fact: FactId,
    },
    /// The spans of the records of a list.
    Records {
        /// Which list.
        fact: FactId,
        /// The date field of the first day.
        from: String,
        /// The date field of the last day. A record that goes on names the day
        /// of the application; one without the field is not known to end.
        to: String,
        /// Only records for which all of these hold.
        #[serde(rename = "where")]
        filter: Vec<EntryFilter>,
        /// Only the days on which a number of the record compares so with an
        /// index.
        #[serde(skip_serializing_if = "Option::is_none")]
        against: Option<AgainstIndex>,
    },
    /// Days that are in any of them.
    Either {
        /// The sets.
        of: Vec<Spans>,
    },
    /// Days that are in all of them.
    Both {
        /// The sets.
        of: Vec<Spans>,
    },
    /// Days that are in the one and not in the other: no day counts twice.
    Without {
        /// The one.
        of: Box<Spans>,
        /// The other.
        less: Box<Spans>,
    },
    /// Only the run that reaches the day that counts, over gaps of at most so
    /// many months and days (a gap itself does not count).
    Run {
        /// The set.
        of: Box<Spans>,
        /// Days of a gap that is tolerated, after its months.
        gap_days: u32,
        /// Months of a gap that is tolerated.
        gap_months: u32,
    },
    /// Only the last so many months.
    Last {
        /// The set.
        of: Box<Spans>,
        /// How many months.
        months: u32,
    },
}

chosen!(Spans by "spans" {
    "fact" => Fact { fact: need },
    "since" => Since { fact: need },
    "records" => Records {
        fact: need,
        from: need,
        to: need,
        filter as "where": or_default,
        against: optional,
    },
    "either" => Either { of: need },
    "both" => Both { of: need },
    "without" => Without { of: need, less: need },
    "run" => Run { of: need, gap_days: or_default, gap_months: or_default },
    "last" => Last { of: need, months: need },
});

/// `at_least × index ≤ field < below × index`, day by day.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AgainstIndex {
    /// The number of the record.
    pub field: String,
    /// The index.
    pub index: IndexId,
    /// At least so many times the index.
    pub at_least: Decimal,
    /// Less than so many times the index.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Decimal>,
}

readable!(AgainstIndex {
    field: need,
    index: need,
    at_least: or_default,
    below: optional,
});

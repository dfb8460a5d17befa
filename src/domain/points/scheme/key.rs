//! What a table is looked up by.

use super::{Condition, Measure};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::read::{chosen, readable};
use serde::Serialize;

/// One key of a table.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "key", rename_all = "snake_case")]
pub enum Key {
    /// The option of a choice.
    Choice {
        /// Which choice.
        fact: FactId,
    },
    /// The band a measure falls in.
    Band {
        /// The measure.
        of: Measure,
        /// The bands, half-open.
        bands: Vec<NamedBand>,
    },
    /// A measure rounded down to a whole number, which the table names as `23`.
    Whole {
        /// The measure.
        of: Measure,
    },
    /// `yes` or `no`.
    Condition {
        /// What holds or does not.
        of: Condition,
    },
}

chosen!(Key by "key" {
    "choice" => Choice { fact: need },
    "band" => Band { of: need, bands: need },
    "whole" => Whole { of: need },
    "condition" => Condition { of: need },
});

/// A band with a name: `from ≤ measure < to`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NamedBand {
    /// Its name in the table.
    pub id: OptionId,
    /// From this, inclusive.
    pub from: Decimal,
    /// To this, exclusive; absent means without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Decimal>,
}

readable!(NamedBand {
    id: need,
    from: need,
    to: optional
});

//! What the records of a list are worth.

use crate::domain::decimal::Decimal;
use crate::domain::identity::OptionId;
use crate::domain::map::Map;
use crate::domain::read::{chosen, readable};
use chrono::NaiveDate;
use serde::Serialize;

/// What a record of a list is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum EntryValue {
    /// Every record the same.
    Each {
        /// Points a record.
        points: Decimal,
    },
    /// By one choice of the record.
    Choice {
        /// The field.
        field: String,
        /// Points by option.
        points: Map<OptionId, Decimal>,
    },
    /// `floor(field ÷ unit) × points`.
    Rate {
        /// The number.
        field: String,
        /// How much makes one step.
        unit: Decimal,
        /// Points a step.
        points: Decimal,
    },
    /// By one choice, in equal parts: `value ÷ holders`.
    Split {
        /// The choice that names the value.
        field: String,
        /// Points by option.
        points: Map<OptionId, Decimal>,
        /// The number of holders, one or more.
        holders: String,
    },
    /// By two choices of the record.
    Matrix {
        /// The field that names the row.
        row: String,
        /// The field that names the column.
        column: String,
        /// Points by row and column.
        points: Map<OptionId, Map<OptionId, Decimal>>,
    },
    /// By one choice, shared among holders: `value ÷ (holders + 1)`, doubled
    /// for the first holder.
    Shared {
        /// The choice that names the value.
        field: String,
        /// Points by option.
        points: Map<OptionId, Decimal>,
        /// The number of holders, one or more; a sole holder is the first.
        holders: String,
        /// The flag that says whether the resident is the first holder.
        first: String,
    },
}

chosen!(EntryValue by "by" {
    "each" => Each { points: need },
    "choice" => Choice { field: need, points: need },
    "rate" => Rate { field: need, unit: or_one, points: need },
    "split" => Split { field: need, points: need, holders: need },
    "matrix" => Matrix { row: need, column: need, points: need },
    "shared" => Shared { field: need, points: need, holders: need, first: need },
});

/// A filter on one field of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryFilter {
    /// The field: a choice or a flag with `is`, a number or a date with bounds.
    pub field: String,
    /// The option it must be; `"yes"` and `"no"` for a flag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is: Option<OptionId>,
    /// The number it must be at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Decimal>,
    /// The number it must be less than.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub below: Option<Decimal>,
    /// The day it must not be before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<NaiveDate>,
    /// The day it must not be after.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

readable!(EntryFilter {
    field: need,
    is: optional,
    at_least: optional,
    below: optional,
    from: optional,
    to: optional,
});

/// A look-back over the date field of records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LookBack {
    /// The date field.
    pub field: String,
    /// How many years back; absent means without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub years: Option<u32>,
}

readable!(LookBack {
    field: need,
    years: optional
});

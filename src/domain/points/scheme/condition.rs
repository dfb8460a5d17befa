//! Conditions on facts.

use super::{Measure, Spans};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::read::chosen;
use chrono::NaiveDate;
use serde::Serialize;

/// Something that holds, does not hold, or is unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Condition {
    /// A flag is yes.
    Yes {
        /// Which flag.
        fact: FactId,
    },
    /// A choice is this option, or a many-choice has it.
    Chosen {
        /// Which choice.
        fact: FactId,
        /// Which option.
        option: OptionId,
    },
    /// A choice is one of these options, or a many-choice has one of them.
    ChosenAny {
        /// Which choice.
        fact: FactId,
        /// Which options.
        options: Vec<OptionId>,
    },
    /// A measure is at least this.
    AtLeast {
        /// The measure.
        of: Measure,
        /// The bound.
        value: Decimal,
    },
    /// A measure is at most this.
    AtMost {
        /// The measure.
        of: Measure,
        /// The bound.
        value: Decimal,
    },
    /// A measure is at least another.
    NoLess {
        /// The measure.
        of: Measure,
        /// The other.
        than: Measure,
    },
    /// A date lies between two days, both included.
    Dated {
        /// Which date.
        fact: FactId,
        /// Not before.
        #[serde(skip_serializing_if = "Option::is_none")]
        from: Option<NaiveDate>,
        /// Not after.
        #[serde(skip_serializing_if = "Option::is_none")]
        to: Option<NaiveDate>,
    },
    /// The day that counts itself is one of a set of days: a permit is valid on
    /// it.
    Covered {
        /// The days.
        by: Spans,
    },
    /// All hold.
    All {
        /// The conditions.
        of: Vec<Condition>,
    },
    /// Any holds.
    Any {
        /// The conditions.
        of: Vec<Condition>,
    },
    /// Does not hold.
    Not {
        /// The condition.
        of: Box<Condition>,
    },
    /// One that the scheme defines once.
    Named {
        /// Its id among the definitions.
        name: String,
        /// What it stands for.
        #[serde(skip)]
        condition: Box<Condition>,
    },
}

chosen!(Condition by "is" {
    "yes" => Yes { fact: need },
    "chosen" => Chosen { fact: need, option: need },
    "chosen_any" => ChosenAny { fact: need, options: need },
    "at_least" => AtLeast { of: need, value: need },
    "at_most" => AtMost { of: need, value: need },
    "no_less" => NoLess { of: need, than: need },
    "dated" => Dated { fact: need, from: optional, to: optional },
    "covered" => Covered { by: need },
    "all" => All { of: need },
    "any" => Any { of: need },
    "not" => Not { of: need },
    "named" => Named { name: need, condition: by_name },
});

impl Condition {
    /// The condition without its name.
    pub fn itself(&self) -> &Self {
        match self {
            Self::Named { condition, .. } => condition.itself(),
            unnamed => unnamed,
        }
    }
}

/// Nothing is demanded: it always holds.
impl Default for Condition {
    fn default() -> Self {
        Self::All { of: Vec::new() }
    }
}

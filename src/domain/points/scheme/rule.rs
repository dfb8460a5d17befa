//! How a node gets its points.

use super::{Condition, EntryFilter, EntryValue, LookBack, Measure, Node};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::map::Map;
use crate::domain::read::{chosen, readable};
use crate::domain::text::Text;
use serde::Serialize;

/// How a node gets its points. The cap and floor of the node come after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// The children added up.
    Sum {
        /// The children.
        children: Vec<Node>,
    },
    /// The best child only.
    Highest {
        /// The children.
        children: Vec<Node>,
    },
    /// Points when the condition holds.
    Flag {
        /// The condition.
        condition: Condition,
        /// Points when it holds, else none.
        points: Decimal,
    },
    /// Points by the chosen option; of several chosen, the highest. An option
    /// that is not named is worth nothing.
    Choice {
        /// Which choice or many-choice.
        fact: FactId,
        /// Points by option.
        points: Map<OptionId, Decimal>,
    },
    /// `base + floor((measure − from) ÷ unit) × points`, nothing where the
    /// measure is below `from`. Negative `points` make a deduction.
    Rate {
        /// What is counted.
        measure: Measure,
        /// How much makes one step.
        unit: Decimal,
        /// Points a step.
        points: Decimal,
        /// Counting starts above this.
        from: Decimal,
        /// Points once `from` is reached.
        base: Decimal,
        /// Counts only once this much is reached, then from the first.
        vesting: Decimal,
        /// What the measure counts, in words, as "years"; absent means the
        /// unit of the number it measures.
        unit_name: Text,
    },
    /// Points by half-open bands of a measure: `from ≤ measure < to`.
    Bands {
        /// What is counted.
        measure: Measure,
        /// The bands.
        bands: Vec<Band>,
        /// What the measure counts, in words.
        unit_name: Text,
    },
    /// Points by two choices.
    Matrix {
        /// The choice that names the row.
        row: FactId,
        /// The choice that names the column.
        column: FactId,
        /// Points by row and column.
        points: Map<OptionId, Map<OptionId, Decimal>>,
    },
    /// Records of a list, each valued on its own, then added.
    Entries {
        /// Which list.
        fact: FactId,
        /// Only records for which all of these hold.
        #[serde(rename = "where")]
        filter: Vec<EntryFilter>,
        /// Only records whose date lies within so many years before the day
        /// that counts: that day included, the same day n years before not.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<LookBack>,
        /// What one record is worth.
        value: EntryValue,
    },
}

chosen!(Rule by "rule" {
    "sum" => Sum { children: need },
    "highest" => Highest { children: need },
    "flag" => Flag { condition: need, points: need },
    "choice" => Choice { fact: need, points: need },
    "rate" => Rate {
        measure: need,
        unit: or_one,
        points: need,
        from: or_default,
        base: or_default,
        vesting: or_default,
        unit_name: or_default,
    },
    "bands" => Bands { measure: need, bands: need, unit_name: or_default },
    "matrix" => Matrix { row: need, column: need, points: need },
    "entries" => Entries {
        fact: need,
        filter as "where": or_default,
        within: optional,
        value: need,
    },
});

impl Rule {
    /// The children of a group; none of an item.
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Sum { children } | Self::Highest { children } => children,
            _ => &[],
        }
    }
}

/// One band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// From this, inclusive.
    pub from: Decimal,
    /// To this, exclusive; absent means without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Decimal>,
    /// Points in the band.
    pub points: Decimal,
}

readable!(Band {
    from: need,
    to: optional,
    points: need
});

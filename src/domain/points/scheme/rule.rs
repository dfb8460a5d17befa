//! How a node gets its points.

use super::{Condition, EntryFilter, EntryValue, LookBack, Measure, Node, PerYear};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId, PersonId};
use crate::domain::map::Map;
use crate::domain::read::{chosen, readable, words};
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
    /// The first child that counts: the first whose `when` holds.
    First {
        /// The children.
        children: Vec<Node>,
    },
    /// The best so many children added up.
    Best {
        /// How many.
        take: u32,
        /// The children.
        children: Vec<Node>,
    },
    /// What all children agree on, else nothing.
    Agreed {
        /// The children, as one for each office that scores the item.
        children: Vec<Node>,
    },
    /// One node for several persons, each by the facts of that person.
    Persons {
        /// Whose.
        persons: Vec<PersonId>,
        /// The highest, or all added up.
        take: Take,
        /// The node.
        of: Box<Node>,
    },
    /// So many points, always.
    Fixed {
        /// The points.
        points: Decimal,
    },
    /// `measure × points`, not in steps.
    Value {
        /// What is counted.
        measure: Measure,
        /// Points for one.
        points: Decimal,
        /// What the measure counts, in words.
        unit_name: Text,
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
        /// Only the first record of each value of this field counts, as of
        /// each home.
        #[serde(skip_serializing_if = "Option::is_none")]
        once_per: Option<String>,
        /// How much of the records of one year counts at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        per: Option<PerYear>,
        /// Only the best so many records count, or with `per` the best so many
        /// years; none of them for less than nothing.
        #[serde(skip_serializing_if = "Option::is_none")]
        take: Option<u32>,
        /// What one record is worth.
        value: EntryValue,
    },
}

chosen!(Rule by "rule" {
    "sum" => Sum { children: need },
    "highest" => Highest { children: need },
    "first" => First { children: need },
    "best" => Best { take: need, children: need },
    "agreed" => Agreed { children: need },
    "persons" => Persons { persons: need, take: or_default, of: need },
    "fixed" => Fixed { points: need },
    "value" => Value { measure: need, points: or_one, unit_name: or_default },
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
        once_per: optional,
        per: optional,
        take: optional,
        value: need,
    },
});

impl Rule {
    /// The children of a group; none of an item.
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Sum { children }
            | Self::Highest { children }
            | Self::First { children }
            | Self::Best { children, .. }
            | Self::Agreed { children } => children,
            Self::Persons { of, .. } => std::slice::from_ref(of),
            _ => &[],
        }
    }
}

/// What is taken of several persons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Take {
    /// The highest.
    #[default]
    Highest,
    /// All added up.
    Sum,
}

words!(Take {
    "highest" => Highest,
    "sum" => Sum,
});

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

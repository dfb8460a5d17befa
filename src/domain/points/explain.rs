//! The explained score: not a number but a tree that says why.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, OptionId};
use crate::domain::read::{chosen, readable, words};
use crate::domain::text::Text;
use serde::{Serialize, Serializer};
use std::sync::Arc;

/// What a node is worth, as far as it is known: `confirmed ≤ claimed ≤ possible`.
/// An unknown fact widens the interval; it is never taken for zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Interval {
    /// Sure even if only what registers say is believed and everything else
    /// turns out at its worst.
    pub confirmed: Decimal,
    /// Sure if what the resident says is believed too.
    pub claimed: Decimal,
    /// The most it can become by answering what is still open; `None` where
    /// the table sets no limit.
    pub possible: Option<Decimal>,
}

readable!(Interval {
    confirmed: need,
    claimed: need,
    possible: optional
});

impl Interval {
    /// Nothing, and nothing possible.
    pub const NOTHING: Self = Self {
        confirmed: Decimal::ZERO,
        claimed: Decimal::ZERO,
        possible: Some(Decimal::ZERO),
    };
}

/// One node of the tree, with the reason for its points.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Explained {
    /// Which node.
    pub id: NodeId,
    /// Its name.
    pub title: Text,
    /// What it is worth.
    pub interval: Interval,
    /// How it got there.
    pub how: How,
    /// The cap that cut it, if one did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut: Option<Cut>,
    /// What its points were multiplied by, where that is sure.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub multiplied: Option<Decimal>,
    /// Facts that are not known yet and can still move it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<FactId>,
    /// Facts it rests on that only the resident says; empty where proving them
    /// would change nothing.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unproven: Vec<FactId>,
    /// The children of a group, in the order of the table; empty for an item.
    /// Shared with the explanation before it where nothing below has changed.
    #[serde(skip_serializing_if = "Vec::is_empty", serialize_with = "in_full")]
    pub children: Vec<Arc<Explained>>,
}

readable!(Explained {
    id: need,
    title: need,
    interval: need,
    how: need,
    cut: optional,
    multiplied: optional,
    open: or_default,
    unproven: or_default,
    children: or_default,
});

fn in_full<S: Serializer>(children: &[Arc<Explained>], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(children.iter().map(Arc::as_ref))
}

impl Explained {
    /// The node with this id: itself or one below.
    pub fn find(&self, id: &NodeId) -> Option<&Self> {
        if self.id == *id {
            return Some(self);
        }
        self.children.iter().find_map(|child| child.find(id))
    }
}

/// A cap or floor that changed the claimed points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cut {
    /// The claimed points before.
    pub before: Decimal,
    /// The cap or floor.
    pub bound: Decimal,
    /// Whether it was the floor.
    pub floor: bool,
}

readable!(Cut {
    before: need,
    bound: need,
    floor: or_default
});

/// How a node got its points. The page puts it into words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "how", rename_all = "snake_case")]
pub enum How {
    /// The children added up.
    Sum,
    /// The best child only.
    Highest {
        /// Which child counted, if that is sure.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<NodeId>,
    },
    /// The first child that counts.
    First {
        /// Which child that is, if it is sure.
        #[serde(skip_serializing_if = "Option::is_none")]
        of: Option<NodeId>,
    },
    /// The best children added up.
    Best {
        /// How many of them.
        take: u32,
    },
    /// What all children agree on.
    Agreed {
        /// Whether they do, if it is sure.
        #[serde(skip_serializing_if = "Option::is_none")]
        agree: Option<bool>,
    },
    /// Always the same.
    Fixed,
    /// A measure times so many points.
    Value {
        /// What was measured, if known.
        #[serde(skip_serializing_if = "Option::is_none")]
        measured: Option<Decimal>,
        /// What tables were looked up by for it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        keys: Vec<FoundKey>,
        /// The unit in words.
        unit_name: Text,
        /// Points for one.
        points: Decimal,
    },
    /// A condition holds (true), does not hold (false) or is unknown.
    Flag {
        /// Whether it holds by what is claimed.
        #[serde(skip_serializing_if = "Option::is_none")]
        holds: Option<bool>,
        /// What it is worth.
        points: Decimal,
    },
    /// The option that counted.
    Choice {
        /// Its id.
        #[serde(skip_serializing_if = "Option::is_none")]
        option: Option<OptionId>,
        /// Its name.
        label: Text,
    },
    /// So many steps of so many points.
    Rate {
        /// What was measured, if known.
        #[serde(skip_serializing_if = "Option::is_none")]
        measured: Option<Decimal>,
        /// What tables were looked up by for it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        keys: Vec<FoundKey>,
        /// The unit in words.
        unit_name: Text,
        /// How much makes one step.
        unit: Decimal,
        /// Points a step.
        points: Decimal,
        /// Points once the start is reached.
        base: Decimal,
        /// Full steps, if known.
        #[serde(skip_serializing_if = "Option::is_none")]
        steps: Option<Decimal>,
        /// The same in completed months, where time is measured in completed
        /// years and known: 2 years may be 2 years 11 months.
        #[serde(skip_serializing_if = "Option::is_none")]
        months: Option<u32>,
    },
    /// The band a measure fell in.
    Band {
        /// What was measured, if known.
        #[serde(skip_serializing_if = "Option::is_none")]
        measured: Option<Decimal>,
        /// What tables were looked up by for it.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        keys: Vec<FoundKey>,
        /// The unit in words.
        unit_name: Text,
    },
    /// Two choices.
    Matrix,
    /// Records added up.
    Entries {
        /// Records that counted, if known.
        #[serde(skip_serializing_if = "Option::is_none")]
        counted: Option<u32>,
        /// Records that were too old.
        too_old: u32,
        /// Records that would count but are more than their year allows.
        #[serde(skip_serializing_if = "is_zero")]
        over: u32,
        /// Points of each record that is not too old, in the order given.
        each: Vec<Decimal>,
    },
    /// It does not count: for this purpose, on this day, or under its condition.
    NotCounted {
        /// Why.
        why: NotCounted,
    },
}

chosen!(How by "how" {
    "sum" => Sum {},
    "highest" => Highest { of: optional },
    "first" => First { of: optional },
    "best" => Best { take: need },
    "agreed" => Agreed { agree: optional },
    "fixed" => Fixed {},
    "value" => Value { measured: optional, keys: or_default, unit_name: or_default, points: need },
    "flag" => Flag { holds: optional, points: need },
    "choice" => Choice { option: optional, label: or_default },
    "rate" => Rate {
        measured: optional,
        keys: or_default,
        unit_name: or_default,
        unit: need,
        points: need,
        base: need,
        steps: optional,
        months: optional,
    },
    "band" => Band { measured: optional, keys: or_default, unit_name: or_default },
    "matrix" => Matrix {},
    "entries" => Entries { counted: optional, too_old: or_default, over: or_default, each: or_default },
    "not_counted" => NotCounted { why: need },
});

/// One key by which a table was looked up, where it is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FoundKey {
    /// Its name in the table: an option, a band, `yes` or `no`.
    pub key: OptionId,
    /// The option in words; empty for what is no option.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// What fell in the band.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measured: Option<Decimal>,
    /// The unit of that in words.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub unit_name: Text,
}

readable!(FoundKey {
    key: need,
    label: or_default,
    measured: optional,
    unit_name: or_default,
});

fn is_zero(records: &u32) -> bool {
    *records == 0
}

/// Why a node does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NotCounted {
    /// Not for this purpose.
    Purpose,
    /// Not on this day.
    Date,
    /// Its condition does not hold.
    Condition,
    /// A gate that sets the score to zero is closed.
    Gate,
}

words!(NotCounted {
    "purpose" => Purpose,
    "date" => Date,
    "condition" => Condition,
    "gate" => Gate,
});

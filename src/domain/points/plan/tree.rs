//! The tree as a search needs it: groups that add or take the best, and below
//! them items as closed boxes, each scored by itself.
//!
//! What kind of group a node is must be known to search exactly. Whatever else a
//! node can do is found out by comparing with the score of the whole scheme.

use super::change::{Aim, Lever};
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use crate::domain::points::explain::{Explained, Interval};
use crate::domain::points::facts::Facts;
use crate::domain::points::scheme::Scheme;
use crate::domain::points::score::score;
use chrono::NaiveDate;

/// Which change of each lever is made, if any.
pub type Choices = Vec<Option<usize>>;

/// A node.
pub struct Knot {
    /// What it does with its children.
    pub group: Group,
    /// Never more than this.
    pub cap: Option<Decimal>,
    /// Never less than this.
    pub floor: Option<Decimal>,
    /// Its children.
    pub children: Vec<usize>,
    /// The levers that are decided here: everything they move is here or below,
    /// and not below one child only.
    pub here: Vec<usize>,
    /// All levers that move something here or below.
    pub moving: Vec<usize>,
    /// What is scored for an item; for a group its condition, if it has one.
    pub(super) scored: Option<Scored>,
    /// The points of an item that nothing moves.
    pub(super) still: Decimal,
}

/// What a node does with its children.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It has none.
    Item,
    /// Adds them.
    Sum,
    /// Takes the best.
    Highest,
}

/// What is scored for a node, with the facts and levers it looks at.
pub(super) struct Scored {
    pub(super) scheme: Scheme,
    pub(super) facts: Facts,
    pub(super) levers: Vec<usize>,
}

/// The tree, its root last.
pub struct Tree<'a> {
    /// The nodes, children before their groups.
    pub knots: Vec<Knot>,
    pub(super) levers: &'a [Lever],
    pub(super) facts: &'a Facts,
    pub(super) purpose: &'a PurposeId,
    pub(super) as_of: NaiveDate,
    pub(super) aim: Aim,
}

impl<'a> Tree<'a> {
    /// The points of an item by these choices.
    pub fn item(&self, knot: &Knot, choices: &Choices) -> Decimal {
        match &knot.scored {
            Some(scored) => self.worth(&self.score(scored, choices).interval),
            None => knot.still,
        }
    }

    /// Whether the condition of a group holds by these choices.
    pub fn holds(&self, knot: &Knot, choices: &Choices) -> Option<bool> {
        let Some(scored) = &knot.scored else {
            return Some(true);
        };
        let tree = self.score(scored, choices);
        let probe = |at: usize| {
            let child = tree.children.get(at);
            child.map_or(Decimal::ZERO, |child| self.worth(&child.interval))
        };
        // Surely a point more, and perhaps one less: that is how a condition
        // shows from outside.
        match (probe(0) > Decimal::ZERO, probe(1) < Decimal::ZERO) {
            (true, _) => Some(true),
            (false, true) => None,
            (false, false) => Some(false),
        }
    }

    fn score(&self, scored: &Scored, choices: &Choices) -> Explained {
        let mut facts = scored.facts.clone();
        for &lever in &scored.levers {
            let chosen = choices.get(lever).copied().flatten();
            if let Some(change) = chosen.and_then(|at| self.levers[lever].changes.get(at)) {
                change.make(&mut facts, self.aim);
            }
        }
        score(&scored.scheme, &facts, self.purpose, self.as_of)
    }

    /// The end of an interval that is planned for.
    pub fn worth(&self, interval: &Interval) -> Decimal {
        worth(self.aim, interval)
    }
}

/// The end of an interval that is planned for.
pub fn worth(aim: Aim, interval: &Interval) -> Decimal {
    match aim {
        Aim::Claimed => interval.claimed,
        Aim::Confirmed => interval.confirmed,
    }
}

//! How a node got its points, and what could still move it.

use super::{Scored, Scoring};
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use crate::domain::map::Set;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::{How, NotCounted};
use crate::domain::points::group::{self, Child};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::Node;
use crate::domain::points::{condition, measure, rule};

impl Scoring<'_> {
    /// The product of the factors that surely count.
    pub(super) fn multiplied(&self, node: &Node, day: CountDay) -> Option<Decimal> {
        let view = self.claimed();
        node.times
            .iter()
            .filter(|times| self.holds(&view, times.when.as_ref(), day) == Some(true))
            .map(|times| times.by)
            .reduce(Decimal::times)
    }

    pub(super) fn how(&self, node: &Node, day: CountDay, children: &[Scored], counts: bool) -> How {
        if !counts {
            return How::NotCounted {
                why: NotCounted::Condition,
            };
        }
        let children: Vec<Child> = children
            .iter()
            .map(|child| Child {
                id: &child.explained.id,
                seen: child.worth.claimed,
            })
            .collect();
        group::how(&node.rule, &children)
            .unwrap_or_else(|| rule::how(&self.claimed(), &node.rule, day))
    }

    /// The facts that can still move the claimed points.
    pub(super) fn open(&self, node: &Node, children: &[Scored], day: CountDay) -> Vec<FactId> {
        let view = self.claimed();
        let mut facts = Vec::new();
        for when in node.conditions() {
            condition::open(&view, when, day, &mut facts);
        }
        if let Some(bound) = &node.at_most {
            measure::open(&view, bound, day, &mut facts);
        }
        if !rule::reach(&view, &node.rule, day).is_exact() {
            rule::open(&view, &node.rule, day, &mut facts);
        }
        facts.extend(
            children
                .iter()
                .flat_map(|child| child.explained.open.iter().cloned()),
        );
        distinct(facts)
    }

    /// The facts that only the resident says.
    pub(super) fn unproven(&self, node: &Node, children: &[Scored]) -> Vec<FactId> {
        let (confirmed, claimed) = (self.confirmed(), self.claimed());
        let mut facts = Vec::new();
        let mut see = |fact: &FactId| {
            if claimed.knows(fact) && claimed.value(fact) != confirmed.value(fact) {
                facts.push(claimed.meant(fact).clone());
            }
        };
        own_facts(node, &mut see);
        facts.extend(
            children
                .iter()
                .flat_map(|child| child.explained.unproven.iter().cloned()),
        );
        distinct(facts)
    }
}

/// Each once, in the order first seen.
pub(super) fn distinct(facts: Vec<FactId>) -> Vec<FactId> {
    if facts.len() < 2 {
        return facts;
    }
    let mut seen = Set::new();
    facts
        .into_iter()
        .filter(|fact| seen.insert(fact.clone()))
        .collect()
}

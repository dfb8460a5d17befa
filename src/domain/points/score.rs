//! Walks the tree of a scheme and explains every node.

use super::condition;
use super::explain::{Explained, How, Interval, NotCounted};
use super::facts::Facts;
use super::reach::Reach;
use super::rule;
use super::scheme::{Node, Rule, Scheme};
use super::view::{View, definitions};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::map::Set;
use chrono::{Datelike, NaiveDate};

/// The explained score of `facts` under `scheme` for one purpose, for an
/// application made on the day `as_of`.
///
/// Never fails: what is unknown, of the wrong kind or out of bounds widens the
/// interval. A node for other purposes is left out of the tree; one that does
/// not count on this day or under its condition stays in it as `NotCounted` and
/// is worth nothing, also where the highest child is taken.
pub fn score(scheme: &Scheme, facts: &Facts, purpose: &PurposeId, as_of: NaiveDate) -> Explained {
    let definitions = definitions(scheme);
    let scoring = Scoring {
        confirmed: View::confirmed(&definitions, facts, as_of),
        claimed: View::claimed(&definitions, facts, as_of),
        purpose,
        as_of,
    };
    let root = &scheme.root;
    scoring
        .node(root, as_of)
        .unwrap_or_else(|| Scored::nothing(root, NotCounted::Purpose))
        .explained
}

struct Scoring<'a> {
    confirmed: View<'a>,
    claimed: View<'a>,
    purpose: &'a PurposeId,
    as_of: NaiveDate,
}

/// A node by both views, and its explanation.
struct Scored {
    confirmed: Reach,
    claimed: Reach,
    explained: Explained,
}

impl Scored {
    fn nothing(node: &Node, why: NotCounted) -> Self {
        let reach = Reach::ZERO;
        Self {
            confirmed: reach,
            claimed: reach,
            explained: Explained {
                id: node.id.clone(),
                title: node.title.clone(),
                interval: interval(reach, reach),
                how: How::NotCounted { why },
                cut: None,
                open: Vec::new(),
                unproven: Vec::new(),
                children: Vec::new(),
            },
        }
    }
}

impl Scoring<'_> {
    /// `None` where the node is not for this purpose. `day` is the day up to
    /// which time is counted, unless the node names its own.
    fn node(&self, node: &Node, day: NaiveDate) -> Option<Scored> {
        if !node.purposes.is_empty() && !node.purposes.contains(self.purpose) {
            return None;
        }
        let begun = node.counts_from.is_none_or(|from| from <= self.as_of);
        let ended = node.counts_to.is_some_and(|to| to < self.as_of);
        if !begun || ended {
            return Some(Scored::nothing(node, NotCounted::Date));
        }
        let day = node
            .counted_up_to
            .get(self.purpose)
            .and_then(|day| day.in_year(self.as_of.year()))
            .unwrap_or(day);

        let children: Vec<Scored> = node
            .rule
            .children()
            .iter()
            .filter_map(|child| self.node(child, day))
            .collect();
        let worth = |view: &View, of: fn(&Scored) -> Reach| match &node.rule {
            Rule::Sum { .. } => children.iter().map(of).fold(Reach::ZERO, Reach::plus),
            Rule::Highest { .. } => children
                .iter()
                .map(of)
                .reduce(Reach::best)
                .unwrap_or(Reach::ZERO),
            rule => rule::reach(view, rule, day),
        };
        let unbounded = worth(&self.claimed, |child| child.claimed);
        let holds = |view: &View| {
            node.when
                .as_ref()
                .map_or(Some(true), |when| condition::holds(view, when, day))
        };
        let confirmed = worth(&self.confirmed, |child| child.confirmed)
            .bounded(node.cap, node.floor)
            .if_holds(holds(&self.confirmed));
        let counts = holds(&self.claimed);
        let claimed = unbounded.bounded(node.cap, node.floor).if_holds(counts);

        let how = match &node.rule {
            _ if counts == Some(false) => How::NotCounted {
                why: NotCounted::Condition,
            },
            Rule::Highest { .. } => How::Highest {
                of: best(&children),
            },
            rule => rule::how(&self.claimed, rule, day),
        };
        let open = if claimed.is_exact() {
            Vec::new()
        } else {
            self.open(node, &children, day)
        };
        let unproven = if confirmed == claimed {
            Vec::new()
        } else {
            self.unproven(node, &children)
        };
        let cut = (counts != Some(false))
            .then(|| unbounded.cut(node.cap, node.floor))
            .flatten();
        Some(Scored {
            confirmed,
            claimed,
            explained: Explained {
                id: node.id.clone(),
                title: node.title.clone(),
                interval: interval(confirmed, claimed),
                how,
                cut,
                open,
                unproven,
                children: if counts == Some(false) {
                    Vec::new()
                } else {
                    children.into_iter().map(|child| child.explained).collect()
                },
            },
        })
    }

    /// The facts that can still move the claimed points.
    fn open(&self, node: &Node, children: &[Scored], day: NaiveDate) -> Vec<FactId> {
        let mut facts = Vec::new();
        if let Some(when) = &node.when {
            condition::open(&self.claimed, when, day, &mut facts);
        }
        if !rule::reach(&self.claimed, &node.rule, day).is_exact() {
            rule::open(&self.claimed, &node.rule, day, &mut facts);
        }
        facts.extend(
            children
                .iter()
                .flat_map(|child| child.explained.open.iter().cloned()),
        );
        distinct(facts)
    }

    /// The facts that only the resident says.
    fn unproven(&self, node: &Node, children: &[Scored]) -> Vec<FactId> {
        let mut facts = Vec::new();
        let mut see = |fact: &FactId| {
            if self.claimed.knows(fact) && !self.confirmed.knows(fact) {
                facts.push(fact.clone());
            }
        };
        if let Some(when) = &node.when {
            condition::each_fact(when, &mut see);
        }
        rule::each_fact(&node.rule, &mut see);
        facts.extend(
            children
                .iter()
                .flat_map(|child| child.explained.unproven.iter().cloned()),
        );
        distinct(facts)
    }
}

/// The child that is at least as good as any other can become; of several the
/// first.
fn best(children: &[Scored]) -> Option<crate::domain::identity::NodeId> {
    let most = children
        .iter()
        .map(|child| child.claimed)
        .reduce(Reach::best)?;
    // The best of all lows is what this child has; no other may exceed it.
    let (at, best) = children
        .iter()
        .enumerate()
        .find(|(_, child)| child.claimed.low == most.low)?;
    let sure = children.iter().enumerate().all(|(other, child)| {
        other == at || child.claimed.high.is_some_and(|high| high <= most.low)
    });
    sure.then(|| best.explained.id.clone())
}

fn interval(confirmed: Reach, claimed: Reach) -> Interval {
    Interval {
        confirmed: confirmed.low,
        claimed: claimed.low,
        possible: claimed.high,
    }
}

/// Each once, in the order first seen.
fn distinct(facts: Vec<FactId>) -> Vec<FactId> {
    let mut seen = Set::new();
    facts
        .into_iter()
        .filter(|fact| seen.insert(fact.clone()))
        .collect()
}

//! Whether a fact can still move the total, proven from the explained score.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::points::condition;
use crate::domain::points::explain::{Explained, How, NotCounted};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::{Node, Rule, Scheme};

/// Why a fact can no longer move the total through one of the nodes that use it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settled {
    /// The node whose points no longer change.
    pub node: NodeId,
    /// Why they do not.
    pub why: WhySettled,
}

/// Why the points of a node are certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhySettled {
    /// It is at its cap already.
    Capped {
        /// The cap.
        cap: Decimal,
    },
    /// It stays at its floor.
    Floored {
        /// The floor.
        floor: Decimal,
    },
    /// Another child of its group is worth more already.
    Outdone {
        /// The better child.
        by: NodeId,
    },
    /// It does not count: for this purpose, on this day, under its condition.
    NotCounted(NotCounted),
    /// Other answers have decided it.
    Certain,
}

/// How a fact bears on the total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bearing {
    /// The nodes that use it themselves and through which it can move the total.
    pub live: Vec<NodeId>,
    /// The nodes through which it no longer can, and why. Empty together with
    /// `live` where nothing in the table uses the fact for this purpose.
    pub settled: Vec<Settled>,
}

impl Bearing {
    /// Whether the fact can still move the total.
    pub fn is_live(&self) -> bool {
        !self.live.is_empty()
    }
}

/// How `fact`, which is not known, bears on the total of `tree`, the explained
/// score of `scheme`.
pub fn bearing(scheme: &Scheme, tree: &Explained, fact: &FactId) -> Bearing {
    let mut bearing = Bearing::default();
    walk(scheme, &scheme.root, tree, fact, &mut bearing);
    bearing
}

fn walk(scheme: &Scheme, node: &Node, tree: &Explained, fact: &FactId, bearing: &mut Bearing) {
    // What is open in a node is said in full: what is not among it moves nothing.
    if why_certain(node, tree).is_some() || !tree.open.contains(fact) {
        return settle(scheme, node, tree, fact, &mut bearing.settled);
    }
    // What moves one of several persons is not followed further: their parts are
    // one node of the table.
    if looks_itself(node, fact) || persons_use(scheme, node, fact) {
        bearing.live.push(node.id.clone());
    }
    for (child, explained) in children(node, tree) {
        match outdone(tree, explained) {
            Some(_) => settle_child(scheme, child, explained, tree, fact, &mut bearing.settled),
            None => walk(scheme, child, explained, fact, bearing),
        }
    }
}

/// The reasons why `fact` no longer moves a node, as far down as there is one.
fn settle(
    scheme: &Scheme,
    node: &Node,
    tree: &Explained,
    fact: &FactId,
    reasons: &mut Vec<Settled>,
) {
    if !uses(scheme, node, fact) {
        return;
    }
    let why = why_certain(node, tree).unwrap_or(WhySettled::Certain);
    let found = reasons.len();
    if why == WhySettled::Certain && !looks_itself(node, fact) {
        for (child, explained) in children(node, tree) {
            settle_child(scheme, child, explained, tree, fact, reasons);
        }
    }
    if reasons.len() == found {
        reasons.push(Settled {
            node: node.id.clone(),
            why,
        });
    }
}

fn settle_child(
    scheme: &Scheme,
    child: &Node,
    explained: &Explained,
    group: &Explained,
    fact: &FactId,
    reasons: &mut Vec<Settled>,
) {
    match outdone(group, explained) {
        Some(by) if uses(scheme, child, fact) => reasons.push(Settled {
            node: child.id.clone(),
            why: WhySettled::Outdone { by: by.clone() },
        }),
        Some(_) => {}
        None => settle(scheme, child, explained, fact, reasons),
    }
}

/// The children of a group that are in its explained score.
fn children<'a>(
    node: &'a Node,
    tree: &'a Explained,
) -> impl Iterator<Item = (&'a Node, &'a Explained)> {
    node.rule.children().iter().filter_map(|child| {
        let explained = tree.children.iter().find(|other| other.id == child.id)?;
        Some((child, explained.as_ref()))
    })
}

/// Why nothing below can move the node, if nothing can.
fn why_certain(node: &Node, tree: &Explained) -> Option<WhySettled> {
    if let How::NotCounted { why } = tree.how {
        return Some(WhySettled::NotCounted(why));
    }
    let points = tree.interval.claimed;
    if tree.interval.possible != Some(points) {
        return None;
    }
    Some(match (node.cap, node.floor) {
        (Some(cap), _) if points == cap => WhySettled::Capped { cap },
        (_, Some(floor)) if points == floor => WhySettled::Floored { floor },
        _ => WhySettled::Certain,
    })
}

/// The sibling that is worth at least what this child can become, where only
/// the best child counts.
fn outdone<'a>(group: &'a Explained, child: &Explained) -> Option<&'a NodeId> {
    if !matches!(group.how, How::Highest { .. }) {
        return None;
    }
    let most = child.interval.possible?;
    group
        .children
        .iter()
        .find(|other| other.id != child.id && other.interval.claimed >= most)
        .map(|other| &other.id)
}

fn looks_itself(node: &Node, fact: &FactId) -> bool {
    let mut looks = false;
    own_facts(node, &mut |id| looks |= id == fact);
    looks
}

fn uses(scheme: &Scheme, node: &Node, fact: &FactId) -> bool {
    let children = node.rule.children();
    looks_itself(node, fact)
        || persons_use(scheme, node, fact)
        || children.iter().any(|child| uses(scheme, child, fact))
}

/// Whether a node for several persons looks at the fact through one of them: it
/// stands for one of the applicant's, or says whether there is such a person.
fn persons_use(scheme: &Scheme, node: &Node, fact: &FactId) -> bool {
    let Rule::Persons { persons, of, .. } = &node.rule else {
        return false;
    };
    let counted = scheme
        .persons
        .iter()
        .filter(|one| persons.contains(&one.id));
    let mut exists = false;
    for when in counted.filter_map(|one| one.when.as_ref()) {
        condition::each_fact(when, &mut |id| exists |= id == fact);
    }
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    let definition = facts.find(|one| one.id == *fact);
    let stands_for = definition.and_then(|one| {
        let whose = one.person.as_ref()?;
        one.same_as.as_ref().filter(|_| persons.contains(whose))
    });
    exists || stands_for.is_some_and(|same_as| uses(scheme, of, same_as))
}

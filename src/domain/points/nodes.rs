//! What nodes are worth that others refer to by their points.
//!
//! A referring node needs the points of the other before its own. Which nodes
//! are referred to, and in which order they can be worked out, follows from the
//! scheme alone, never from the facts. A node that refers to itself, directly or
//! by way of others, finds its own points undefined; `check` reports it.

use super::condition;
use super::measure;
use super::reach::Reach;
use super::rule;
use super::scheme::{Node, RankBy, Scheme};
use crate::domain::identity::NodeId;
use crate::domain::map::{Map, Set};

/// A node by one view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// What it is worth, nothing where it does not count.
    pub reach: Reach,
    /// What it is worth if it counts.
    pub if_it_counts: Reach,
    /// Whether it counts: on this day, under its condition.
    pub counts: Option<bool>,
}

impl Seen {
    /// A node that does not count.
    pub const NOTHING: Self = Self {
        reach: Reach::ZERO,
        if_it_counts: Reach::ZERO,
        counts: Some(false),
    };

    /// So many points, as far as it counts.
    pub fn of(if_it_counts: Reach, counts: Option<bool>) -> Self {
        Self {
            reach: if_it_counts.if_holds(counts),
            if_it_counts,
            counts,
        }
    }
}

/// A node by both views.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// By what registers confirm.
    pub confirmed: Seen,
    /// If the resident is believed too.
    pub claimed: Seen,
}

impl Worth {
    /// A node that does not count.
    pub const NOTHING: Self = Self {
        confirmed: Seen::NOTHING,
        claimed: Seen::NOTHING,
    };
}

/// What the nodes are worth that others refer to.
pub type NodeValues = Map<NodeId, Worth>;

/// Every node whose points `node` itself looks at, not those below it.
pub fn each_reference<'a>(node: &'a Node, see: &mut dyn FnMut(&'a NodeId)) {
    for condition in node.conditions() {
        condition::each_node(condition, see);
    }
    if let Some(bound) = &node.at_most {
        measure::each_node(bound, see);
    }
    rule::each_node(&node.rule, see);
}

/// Every node whose points are looked at anywhere in the scheme.
pub fn referred(scheme: &Scheme) -> Set<&NodeId> {
    let mut referred = Set::new();
    let mut see = |id| {
        referred.insert(id);
    };
    each_below(&scheme.root, &mut |node| each_reference(node, &mut see));
    for gate in &scheme.gates {
        condition::each_node(&gate.requires, &mut see);
        if let Some(waived) = &gate.waived_when {
            condition::each_node(waived, &mut see);
        }
    }
    for person in &scheme.persons {
        if let Some(when) = &person.when {
            condition::each_node(when, &mut see);
        }
    }
    for waived in scheme
        .purposes
        .iter()
        .filter_map(|one| one.waived_when.as_ref())
    {
        condition::each_node(waived, &mut see);
    }
    for ranking in scheme
        .purposes
        .iter()
        .filter_map(|one| one.ranking.as_ref())
    {
        for key in &ranking.keys {
            if let RankBy::Measure { of } = &key.by {
                measure::each_node(of, &mut see);
            }
        }
    }
    referred
}

/// The node and every node below it.
pub fn each_below<'a>(node: &'a Node, see: &mut dyn FnMut(&'a Node)) {
    see(node);
    for child in node.rule.children() {
        each_below(child, see);
    }
}

/// The referred nodes of a scheme in an order in which each comes after those it
/// needs, as far as there is one; the second part is those on a cycle.
pub fn in_order<'a>(
    root: &'a Node,
    referred: &Set<&'a NodeId>,
) -> (Vec<&'a NodeId>, Vec<&'a NodeId>) {
    let needs = needs(root, referred);
    let (mut order, mut cyclic) = (Vec::new(), Vec::new());
    let mut begun: Set<&NodeId> = Set::new();
    let mut done: Set<&NodeId> = Set::new();
    // By hand, not by recursion: a chain of references may be as long as the
    // scheme.
    for start in needs.keys().copied() {
        let mut way = vec![start];
        while let Some(&node) = way.last() {
            if done.contains(&node) {
                way.pop();
                continue;
            }
            if !begun.insert(node) {
                way.pop();
                done.insert(node);
                order.push(node);
                continue;
            }
            for need in needs.get(&node).into_iter().flat_map(|needs| needs.iter()) {
                if done.contains(need) || !needs.contains_key(need) {
                    continue;
                }
                if begun.contains(need) {
                    cyclic.push(*need);
                } else {
                    way.push(need);
                }
            }
        }
    }
    (order, cyclic)
}

/// What each referred node needs: referred nodes, and the ids of none.
pub fn needs<'a>(root: &'a Node, referred: &Set<&'a NodeId>) -> Map<&'a NodeId, Set<&'a NodeId>> {
    let mut needs = Map::new();
    collect(root, None, referred, &mut needs);
    needs
}

/// For each referred node at or below `node` what it needs: the nodes that it
/// and its children look at, and the referred nodes among its children, which
/// need theirs in turn.
fn collect<'a>(
    node: &'a Node,
    above: Option<&'a NodeId>,
    referred: &Set<&'a NodeId>,
    needs: &mut Map<&'a NodeId, Set<&'a NodeId>>,
) {
    let is_referred = referred.contains(&node.id) && !needs.contains_key(&node.id);
    let owner = if is_referred { Some(&node.id) } else { above };
    if is_referred {
        needs.insert(&node.id, Set::new());
        if let Some(above) = above.and_then(|above| needs.get_mut(above)) {
            above.insert(&node.id);
        }
    }
    if let Some(owner) = owner.and_then(|owner| needs.get_mut(owner)) {
        each_reference(node, &mut |id| {
            owner.insert(id);
        });
    }
    for child in node.rule.children() {
        collect(child, owner, referred, needs);
    }
}

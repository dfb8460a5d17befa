//! A part of a scheme: the same table around a smaller tree, so that one
//! question, one change or one day is scored without walking everything.
//!
//! Rules stay closed boxes here: a part is scored by [`score`](super::score)
//! like any scheme.

use super::condition;
use super::explain::{Explained, Interval};
use super::facts::Facts;
use super::measure;
use super::rule;
use super::scheme::{FactDefinition, Node, Rule, Scheme, Subject};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::map::{Map, Set};
use crate::domain::text::Text;

/// The facts a node looks at itself: in its condition, its rule, its multipliers
/// and its bound, not in its children.
pub fn own_facts<'a>(node: &'a Node, see: &mut dyn FnMut(&'a FactId)) {
    for when in node.conditions() {
        condition::each_fact(when, see);
    }
    if let Some(bound) = &node.at_most {
        measure::each_fact(bound, see);
    }
    rule::each_fact(&node.rule, see);
}

/// The facts a node and everything below it look at.
pub fn facts_below<'a>(node: &'a Node, see: &mut dyn FnMut(&'a FactId)) {
    own_facts(node, see);
    for child in node.rule.children() {
        facts_below(child, see);
    }
}

/// `scheme` around another tree. It defines the facts the tree looks at and no
/// others, those of other persons among them, and has no gates.
pub fn around(scheme: &Scheme, root: Node) -> Scheme {
    let mut used = Set::new();
    let mut see = |fact: &FactId| {
        used.insert(fact.clone());
    };
    facts_below(&root, &mut see);
    // Whether there is such a person.
    for when in scheme.persons.iter().filter_map(|one| one.when.as_ref()) {
        condition::each_fact(when, &mut see);
    }
    let is_used = |fact: &&FactDefinition| {
        let stands_for = fact.same_as.as_ref();
        used.contains(&fact.id) || stands_for.is_some_and(|fact| used.contains(fact))
    };
    let facts: Vec<FactDefinition> = scheme
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .filter(is_used)
        .map(bare)
        .collect();
    Scheme {
        id: scheme.id.clone(),
        version: scheme.version.clone(),
        title: Text::default(),
        issuer: Text::default(),
        source: Text::default(),
        notice: Text::default(),
        subjects: vec![Subject {
            id: String::new(),
            title: Text::default(),
            hint: Text::default(),
            facts,
        }],
        purposes: Vec::new(),
        gates: Vec::new(),
        named: Vec::new(),
        left_out: Vec::new(),
        root,
        persons: scheme.persons.clone(),
        tables: scheme.tables.clone(),
        indexes: scheme.indexes.clone(),
        effective_from: scheme.effective_from,
        effective_to: scheme.effective_to,
        replaces: None,
    }
}

/// What is known of the facts a part asks about: looking up is quicker in few.
pub fn asked_by(part: &Scheme, facts: &Facts) -> Facts {
    let mut asked = Facts::default();
    for fact in part.subjects.iter().flat_map(|subject| &subject.facts) {
        if let Some(known) = facts.get(&fact.id) {
            asked.0.insert(fact.id.clone(), known.clone());
        }
    }
    asked
}

/// A definition without its words.
fn bare(fact: &FactDefinition) -> FactDefinition {
    FactDefinition {
        label: Text::default(),
        hint: Text::default(),
        evidence: Text::default(),
        register: Text::default(),
        cell: None,
        asked_when: None,
        id: fact.id.clone(),
        kind: fact.kind.clone(),
        purposes: Vec::new(),
        person: fact.person.clone(),
        same_as: fact.same_as.clone(),
        changeable: fact.changeable,
    }
}

/// A node that is worth `points`, whatever the facts.
pub fn constant(id: &NodeId, points: Decimal) -> Node {
    Node {
        id: id.clone(),
        title: Text::default(),
        purposes: Vec::new(),
        counts_from: None,
        counts_to: None,
        counted_up_to: Map::new(),
        when: None,
        rounds: Vec::new(),
        times: Vec::new(),
        at_most: None,
        cap: None,
        floor: None,
        rule: Rule::Fixed { points },
    }
}

/// `node` with other children; `None` where the rule is a kind of group whose
/// children are not known to be exchangeable.
pub fn with_children(node: &Node, children: Vec<Node>) -> Option<Node> {
    let rule = match &node.rule {
        Rule::Sum { .. } => Rule::Sum { children },
        Rule::Highest { .. } => Rule::Highest { children },
        _ => return None,
    };
    Some(Node {
        id: node.id.clone(),
        title: Text::default(),
        purposes: node.purposes.clone(),
        counted_up_to: node.counted_up_to.clone(),
        when: node.when.clone(),
        rounds: node.rounds.clone(),
        times: node.times.clone(),
        at_most: node.at_most.clone(),
        rule,
        ..*node
    })
}

/// `node` with everything held at one end of its interval but the ways to the
/// `live` nodes.
pub fn held(
    node: &Node,
    tree: &Explained,
    live: &Set<&NodeId>,
    end: fn(&Interval) -> Decimal,
) -> Node {
    if !has_live(node, live) {
        return constant(&node.id, end(&tree.interval));
    }
    let children = node
        .rule
        .children()
        .iter()
        .filter_map(|child| {
            let explained = tree.children.iter().find(|other| other.id == child.id)?;
            Some(held(child, explained, live, end))
        })
        .collect();
    with_children(node, children).unwrap_or_else(|| node.clone())
}

fn has_live(node: &Node, live: &Set<&NodeId>) -> bool {
    live.contains(&node.id)
        || node
            .rule
            .children()
            .iter()
            .any(|child| has_live(child, live))
}

//! Which nodes have to be worked out again when something is known anew.
//!
//! A node depends on the facts its rule, conditions and bound look at, on the
//! nodes below it, and on the nodes it refers to by their points. That follows
//! from the scheme alone, never from the facts.

use super::Case;
use super::memory::{Memory, References, is_for};
use crate::domain::identity::{FactId, NodeId};
use crate::domain::map::{Map, Set};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::{Condition, Node, Rule};
use crate::domain::points::view::{Counterparts, counterparts};
use crate::domain::points::{condition, nodes};

/// The places at which facts and the points of other nodes are looked at.
pub(super) struct Dependents {
    facts: Map<FactId, Vec<Place>>,
    /// By walk and node: a person's node is worth something else than the
    /// applicant's.
    nodes: Map<(usize, NodeId), Vec<Place>>,
}

/// A node in one of the traces.
#[derive(Clone)]
struct Place {
    tree: Tree,
    way: Vec<usize>,
}

/// One of the traces in [`Memory`].
#[derive(Clone, Copy)]
enum Tree {
    /// That of the whole tree.
    Root,
    /// That of a referred node: which walk, which node.
    Reference(usize, usize),
}

impl Dependents {
    pub(super) fn of(case: Case<'_>, references: &References) -> Self {
        let persons = case.scheme.persons.iter();
        let mut found = Self {
            facts: Map::new(),
            nodes: Map::new(),
        };
        let mut search = Search {
            case,
            persons: persons
                .map(|person| counterparts(case.scheme, &person.id))
                .collect(),
            place: Place {
                tree: Tree::Root,
                way: Vec::new(),
            },
            found: &mut found,
        };
        search.node(&case.scheme.root, 0);
        for (at, reference) in references.iter().enumerate() {
            let Some(node) = reference.node(case.scheme) else {
                continue;
            };
            for walk in 0..=case.scheme.persons.len() {
                search.place.tree = Tree::Reference(walk, at);
                search.node(node, walk);
            }
        }
        found
    }

    /// Makes `memory` forget every node that depends on one of `facts`.
    pub(super) fn forget(&self, facts: &[FactId], references: &References, memory: &mut Memory) {
        let mut stale: Set<(usize, NodeId)> = Set::new();
        let mut queue: Vec<(usize, NodeId)> = Vec::new();
        let ids: Vec<&NodeId> = references.iter().map(|reference| &reference.id).collect();
        let mut forget = |places: &[Place], queue: &mut Vec<(usize, NodeId)>| {
            for Place { tree, way } in places {
                match *tree {
                    Tree::Root => memory.root.forget(way),
                    Tree::Reference(walk, at) => {
                        let id = ids[at];
                        let known = memory.walk(walk);
                        known.traces(ids.len())[at].forget(way);
                        known.values.remove(id);
                        if stale.insert((walk, id.clone())) {
                            queue.push((walk, id.clone()));
                        }
                    }
                }
            }
        };
        for fact in facts {
            forget(self.facts.get(fact).map_or(&[], Vec::as_slice), &mut queue);
        }
        while let Some(node) = queue.pop() {
            forget(self.nodes.get(&node).map_or(&[], Vec::as_slice), &mut queue);
        }
    }
}

/// Walks the tree as a scoring does.
struct Search<'a, 'b> {
    case: Case<'a>,
    persons: Vec<Counterparts<'a>>,
    place: Place,
    found: &'b mut Dependents,
}

impl<'a> Search<'a, '_> {
    fn node(&mut self, node: &'a Node, walk: usize) {
        if !is_for(node, self.case.purpose) {
            return;
        }
        let mut facts: Vec<&FactId> = Vec::new();
        own_facts(node, &mut |fact| facts.push(fact));
        let mut referred: Vec<&NodeId> = Vec::new();
        nodes::each_reference(node, &mut |id| referred.push(id));
        self.looks_at(walk, &facts, &referred);
        match &node.rule {
            Rule::Persons { persons, of, .. } if walk == 0 => {
                for (at, person) in self.case.scheme.persons.iter().enumerate() {
                    if !persons.contains(&person.id) {
                        continue;
                    }
                    self.only_when(person.when.as_ref(), at + 1);
                    self.below(at, of, at + 1);
                }
            }
            rule => {
                for (at, child) in rule.children().iter().enumerate() {
                    self.below(at, child, walk);
                }
            }
        }
    }

    fn below(&mut self, at: usize, child: &'a Node, walk: usize) {
        self.place.way.push(at);
        self.node(child, walk);
        self.place.way.pop();
    }

    /// Whether a person counts is asked by the node for all of them.
    fn only_when(&mut self, when: Option<&'a Condition>, walk: usize) {
        let (mut facts, mut referred) = (Vec::new(), Vec::new());
        if let Some(when) = when {
            condition::each_fact(when, &mut |fact| facts.push(fact));
            condition::each_node(when, &mut |id| referred.push(id));
        }
        self.looks_at(walk, &facts, &referred);
    }

    fn looks_at(&mut self, walk: usize, facts: &[&FactId], nodes: &[&NodeId]) {
        let person = walk.checked_sub(1).and_then(|at| self.persons.get(at));
        for fact in facts {
            let meant = person.and_then(|person| person.get(fact)).unwrap_or(fact);
            let places = &mut self.found.facts;
            places
                .get_or_insert_with((*meant).clone(), Vec::new)
                .push(self.place.clone());
        }
        for node in nodes {
            let places = &mut self.found.nodes;
            places
                .get_or_insert_with((walk, (*node).clone()), Vec::new)
                .push(self.place.clone());
        }
    }
}

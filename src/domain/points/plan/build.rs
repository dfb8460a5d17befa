//! Builds the tree of a search from a scheme.

use super::change::{Aim, Lever};
use super::tree::{Group, Knot, Scored, Tree};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::map::Map;
use crate::domain::points::condition;
use crate::domain::points::explain::{Explained, How, NotCounted};
use crate::domain::points::facts::Facts;
use crate::domain::points::nodes;
use crate::domain::points::part::{around, asked_by, constant, own_facts};
use crate::domain::points::scheme::{MonthDay, Node, Rule, Scheme};
use crate::domain::points::score::score;
use chrono::NaiveDate;
use std::sync::Arc;

impl<'a> Tree<'a> {
    /// `None` where a group is of a kind that is not known here. `explained` is
    /// the score of `facts` before any change.
    pub fn new(
        scheme: &Scheme,
        explained: &Explained,
        levers: &'a [Lever],
        facts: &'a Facts,
        purpose: &'a PurposeId,
        as_of: NaiveDate,
        aim: Aim,
    ) -> Option<Self> {
        let mut by_fact: Map<&FactId, Vec<usize>> = Map::new();
        for (at, lever) in levers.iter().enumerate() {
            for edit in lever.changes.iter().flat_map(|change| &change.edits) {
                let users = by_fact.get_or_insert_with(edit.fact(), Vec::new);
                if users.last() != Some(&at) {
                    users.push(at);
                }
            }
        }
        let mut tree = Self {
            knots: Vec::new(),
            levers,
            facts,
            purpose,
            as_of,
            aim,
        };
        let mut build = Build {
            tree: &mut tree,
            scheme,
            by_fact,
            uses: Vec::new(),
        };
        build.node(&scheme.root, explained, None)?;
        let uses = build.uses;
        tree.decide(&uses);
        Some(tree)
    }

    /// Where each lever is decided: the lowest node above all it moves.
    fn decide(&mut self, uses: &[Vec<usize>]) {
        let total = |lever: usize| uses.iter().filter(|own| own.contains(&lever)).count();
        let totals: Vec<usize> = (0..self.levers.len()).map(total).collect();
        let mut below: Vec<Vec<usize>> = Vec::new();
        for (at, own) in uses.iter().enumerate() {
            let mut counts = vec![0; self.levers.len()];
            for &lever in own {
                counts[lever] += 1;
            }
            let children = self.knots[at].children.clone();
            for (lever, count) in counts.iter_mut().enumerate() {
                *count += children
                    .iter()
                    .map(|child| below[*child][lever])
                    .sum::<usize>();
            }
            let knot = &mut self.knots[at];
            for (lever, &count) in counts.iter().enumerate() {
                let is_below = |child: &usize| below[*child][lever] == totals[lever];
                if count > 0 {
                    knot.moving.push(lever);
                    if count == totals[lever] && !children.iter().any(is_below) {
                        knot.here.push(lever);
                    }
                }
            }
            below.push(counts);
        }
    }
}

struct Build<'t, 'a> {
    tree: &'t mut Tree<'a>,
    scheme: &'t Scheme,
    by_fact: Map<&'t FactId, Vec<usize>>,
    /// The levers each knot uses itself.
    uses: Vec<Vec<usize>>,
}

impl Build<'_, '_> {
    /// `up_to` is the day up to which time is counted above.
    fn node(
        &mut self,
        node: &Node,
        explained: &Explained,
        up_to: Option<MonthDay>,
    ) -> Option<usize> {
        let up_to = node.counted_up_to.get(self.tree.purpose).copied().or(up_to);
        let mut refers = false;
        nodes::each_reference(node, &mut |_| refers = true);
        let is_group = !node.rule.children().is_empty();
        if refers || !node.rounds.is_empty() || (is_group && !node.times.is_empty()) {
            return None;
        }
        let never = matches!(
            explained.how,
            How::NotCounted {
                why: NotCounted::Purpose | NotCounted::Date
            }
        );
        let group = match &node.rule {
            _ if never => Group::Item,
            Rule::Sum { .. } => Group::Sum,
            Rule::Highest { .. } => Group::Highest,
            rule if rule.children().is_empty() => Group::Item,
            _ => return None,
        };
        let mut children = Vec::new();
        if group != Group::Item {
            // A group whose condition does not hold is explained without its
            // children.
            for child in node.rule.children() {
                let explained = explained.children.iter().find(|one| one.id == child.id);
                let explained = explained
                    .cloned()
                    .unwrap_or_else(|| Arc::new(self.again(child, up_to)));
                let is_for_others =
                    !child.purposes.is_empty() && !child.purposes.contains(self.tree.purpose);
                if !is_for_others {
                    children.push(self.node(child, &explained, up_to)?);
                }
            }
        }
        let levers = if never {
            Vec::new()
        } else {
            self.levers_of(node)
        };
        let scored = match group {
            Group::Item if levers.is_empty() => None,
            Group::Item => Some(self.item(node, up_to)),
            _ => node.when.is_some().then(|| self.condition(node, up_to)),
        };
        let bound = |bound: Option<Decimal>| bound.filter(|_| group != Group::Item);
        self.tree.knots.push(Knot {
            group,
            cap: bound(node.cap),
            floor: bound(node.floor),
            children,
            here: Vec::new(),
            moving: Vec::new(),
            scored: scored.map(|scheme| Scored {
                facts: asked_by(&scheme, self.tree.facts),
                levers: levers.clone(),
                scheme,
            }),
            still: self.tree.worth(&explained.interval),
        });
        self.uses.push(levers);
        Some(self.tree.knots.len() - 1)
    }

    fn levers_of(&self, node: &Node) -> Vec<usize> {
        let mut levers = Vec::new();
        let mut see = |fact: &FactId| {
            for &lever in self.by_fact.get(fact).map_or(&[][..], Vec::as_slice) {
                if !levers.contains(&lever) {
                    levers.push(lever);
                }
            }
        };
        if node.rule.children().is_empty() {
            own_facts(node, &mut see);
        } else if let Some(when) = &node.when {
            condition::each_fact(when, &mut see);
        }
        levers.sort_unstable();
        levers
    }

    fn item(&self, node: &Node, up_to: Option<MonthDay>) -> Scheme {
        let mut root = node.clone();
        self.count_up_to(&mut root, up_to);
        around(self.scheme, root)
    }

    /// Two items that are worth a point more and a point less under the
    /// condition of a group.
    fn condition(&self, node: &Node, up_to: Option<MonthDay>) -> Scheme {
        let probe = |points| Node {
            when: node.when.clone(),
            ..constant(&NodeId::default(), Decimal::from_whole(points))
        };
        let mut root = Node {
            rule: Rule::Sum {
                children: vec![probe(1), probe(-1)],
            },
            ..constant(&node.id, Decimal::ZERO)
        };
        self.count_up_to(&mut root, up_to);
        around(self.scheme, root)
    }

    fn count_up_to(&self, root: &mut Node, up_to: Option<MonthDay>) {
        if let Some(up_to) = up_to {
            root.counted_up_to.insert(self.tree.purpose.clone(), up_to);
        }
    }

    /// The score of a node by itself.
    fn again(&self, node: &Node, up_to: Option<MonthDay>) -> Explained {
        let tree = &self.tree;
        score(
            &self.item(node, up_to),
            tree.facts,
            tree.purpose,
            tree.as_of,
        )
    }
}

//! The tree as a search needs it: groups that add or take the best, and below
//! them items as closed boxes, each scored by itself.
//!
//! What kind of group a node is must be known to search exactly. Whatever else a
//! node can do is found out by comparing with the score of the whole scheme.

use super::change::{Aim, Lever};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::map::Map;
use crate::domain::points::condition;
use crate::domain::points::explain::{Explained, How, Interval, NotCounted};
use crate::domain::points::facts::Facts;
use crate::domain::points::part::{around, constant, own_facts};
use crate::domain::points::scheme::{MonthDay, Node, Rule, Scheme};
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
    scored: Option<Scored>,
    /// The points of an item that nothing moves.
    still: Decimal,
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

struct Scored {
    scheme: Scheme,
    facts: Facts,
    levers: Vec<usize>,
}

/// The tree, its root last.
pub struct Tree<'a> {
    /// The nodes, children before their groups.
    pub knots: Vec<Knot>,
    levers: &'a [Lever],
    facts: &'a Facts,
    purpose: &'a PurposeId,
    as_of: NaiveDate,
    aim: Aim,
}

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
                    .unwrap_or_else(|| self.again(child, up_to));
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
                facts: only(&scheme, self.tree.facts),
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

/// The facts a scheme asks about.
fn only(scheme: &Scheme, facts: &Facts) -> Facts {
    let mut kept = Facts::default();
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        if let Some(known) = facts.get(&fact.id) {
            kept.0.insert(fact.id.clone(), known.clone());
        }
    }
    kept
}

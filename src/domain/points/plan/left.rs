//! Why a change is not part of a plan: what a cap takes away is said by name.

use super::change::Aim;
use super::tree::worth;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::points::explain::{Explained, How, NotCounted};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::Node;

/// Why a change is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WhyLeft {
    /// The line is reached without it: so many points more would not be needed.
    LinePassed {
        /// What it would add.
        gain: Decimal,
    },
    /// Others reach the line with less; it would add so many points.
    NotNeeded {
        /// What it would add.
        gain: Decimal,
    },
    /// A node is at its cap: more adds nothing.
    Capped {
        /// The node with the cap.
        node: NodeId,
        /// The cap.
        cap: Decimal,
    },
    /// Another child of the node counts instead.
    Outdone {
        /// The group of which only the best counts.
        node: NodeId,
        /// What counts.
        by: Option<NodeId>,
    },
    /// The node stays at its floor.
    Floored {
        /// The node with the floor.
        node: NodeId,
        /// The floor.
        floor: Decimal,
    },
    /// The node does not count.
    NotCounted {
        /// Which.
        node: NodeId,
        /// Why.
        why: NotCounted,
    },
    /// It adds nothing by itself.
    NoGain,
}

/// Why `after`, which differs from `before` by changes to `facts`, is worth no
/// more.
pub fn why_no_gain(
    root: &Node,
    (before, after): (&Explained, &Explained),
    facts: &[&FactId],
    aim: Aim,
) -> WhyLeft {
    let look = Look { facts, aim };
    match look.node(root, before, after) {
        Seen::Stopped(why) => why,
        Seen::Nothing | Seen::Moved => WhyLeft::NoGain,
    }
}

/// What a change does below a node.
enum Seen {
    /// The node does not look at what is changed.
    Nothing,
    /// The points of the node change.
    Moved,
    /// Something below or here takes the change in.
    Stopped(WhyLeft),
}

struct Look<'a> {
    facts: &'a [&'a FactId],
    aim: Aim,
}

impl Look<'_> {
    fn node(&self, node: &Node, before: &Explained, after: &Explained) -> Seen {
        let points = worth(self.aim, &after.interval);
        if worth(self.aim, &before.interval) != points {
            return Seen::Moved;
        }
        let mut looks = false;
        own_facts(node, &mut |fact| looks |= self.facts.contains(&fact));
        if let How::NotCounted { why } = after.how {
            let concerns = looks || self.concerns(node);
            return if concerns {
                Seen::Stopped(WhyLeft::NotCounted {
                    node: node.id.clone(),
                    why,
                })
            } else {
                Seen::Nothing
            };
        }
        let mut stopped = None;
        let mut moved = false;
        for child in node.rule.children() {
            let of = |tree: &Explained| tree.children.iter().position(|one| one.id == child.id);
            let (Some(b), Some(a)) = (of(before), of(after)) else {
                continue;
            };
            match self.node(child, &before.children[b], &after.children[a]) {
                Seen::Nothing => {}
                Seen::Moved => moved = true,
                Seen::Stopped(why) => stopped = stopped.or(Some(why)),
            }
        }
        if moved || looks {
            Seen::Stopped(stopper(node, after, points))
        } else {
            stopped.map_or(Seen::Nothing, Seen::Stopped)
        }
    }

    fn concerns(&self, node: &Node) -> bool {
        let mut looks = false;
        own_facts(node, &mut |fact| looks |= self.facts.contains(&fact));
        looks
            || node
                .rule
                .children()
                .iter()
                .any(|child| self.concerns(child))
    }
}

/// What keeps the points of a node where they are.
fn stopper(node: &Node, after: &Explained, points: Decimal) -> WhyLeft {
    let id = || node.id.clone();
    match (node.cap, node.floor) {
        (Some(cap), _) if cap == points => WhyLeft::Capped { node: id(), cap },
        (_, Some(floor)) if floor == points => WhyLeft::Floored { node: id(), floor },
        _ => match &after.how {
            How::Highest { of } => WhyLeft::Outdone {
                node: id(),
                by: of.clone(),
            },
            _ => WhyLeft::NoGain,
        },
    }
}

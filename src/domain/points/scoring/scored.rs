//! A node by both views with its explanation.

use super::Scoring;
use crate::domain::identity::NodeId;
use crate::domain::points::explain::{Explained, How, Interval, NotCounted};
use crate::domain::points::nodes::{Seen, Worth};
use crate::domain::points::scheme::Node;
use std::sync::Arc;

/// A node by both views, and its explanation. A clone shares the explanation.
#[derive(Clone)]
pub struct Scored {
    pub(super) worth: Worth,
    pub(super) explained: Arc<Explained>,
}

impl Scored {
    /// The explanation, as far as a condition by each view leaves it standing.
    pub fn explained(self, confirmed: Option<bool>, claimed: Option<bool>) -> Explained {
        let interval = interval(Worth {
            confirmed: Seen::of(self.worth.confirmed.reach, confirmed),
            claimed: Seen::of(self.worth.claimed.reach, claimed),
        });
        Explained {
            interval,
            ..Arc::unwrap_or_clone(self.explained)
        }
    }
}

impl Scoring<'_> {
    /// The root where nothing counts for the purpose.
    pub fn nothing_for_the_purpose(&self) -> Scored {
        self.nothing(&self.case.scheme.root, NotCounted::Purpose)
    }

    /// A node that does not count.
    pub(super) fn nothing(&self, node: &Node, why: NotCounted) -> Scored {
        self.bare(node, Worth::NOTHING, How::NotCounted { why })
    }

    pub(super) fn bare(&self, node: &Node, worth: Worth, how: How) -> Scored {
        Scored {
            worth,
            explained: Arc::new(Explained {
                id: self.id_of(node),
                title: node.title.clone(),
                interval: interval(worth),
                how,
                cut: None,
                multiplied: None,
                open: Vec::new(),
                unproven: Vec::new(),
                children: Vec::new(),
            }),
        }
    }

    /// The node's id; for another person than the applicant the person's name
    /// comes with it.
    pub(super) fn id_of(&self, node: &Node) -> NodeId {
        let applicant = self.case.scheme.persons.first();
        match &self.person {
            Some((person, _)) if applicant.is_none_or(|applicant| applicant.id != person.id) => {
                NodeId::new(format!("{}@{}", node.id, person.id))
            }
            _ => node.id.clone(),
        }
    }
}

/// What both views make of it.
pub(super) fn interval(worth: Worth) -> Interval {
    let claimed = worth.claimed.reach.low;
    Interval {
        // Where a register gives more than the resident claims, no more is sure
        // than that.
        confirmed: worth.confirmed.reach.low.min(claimed),
        claimed,
        possible: worth.claimed.reach.high,
    }
}

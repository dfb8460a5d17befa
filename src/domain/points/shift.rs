//! What a changed answer did to the score: which items moved, what the total
//! made of it, and what kept some of it back.

use super::explain::{Explained, How, Interval};
use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::text::Text;

/// The difference between two scores by the same table.
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// The total before.
    pub before: Interval,
    /// The total now.
    pub after: Interval,
    /// The items whose claimed points are others now, in the order of the table.
    pub items: Vec<ShiftedItem>,
    /// What keeps the total from following them, from the inside out.
    pub kept_back: Vec<KeptBack>,
}

/// One item that moved.
#[derive(Clone, Debug, PartialEq)]
pub struct ShiftedItem {
    /// Which.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// How many claimed points more it is worth; negative for less.
    pub by: Decimal,
}

/// Why points came to nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum KeptBack {
    /// A node is at its cap.
    Capped {
        /// Its name.
        title: Text,
        /// The cap.
        bound: Decimal,
    },
    /// A node stays at its floor.
    Floored {
        /// Its name.
        title: Text,
        /// The floor.
        bound: Decimal,
    },
    /// Only the best child of a group counts, and that is another one.
    Outdone {
        /// The name of the child that counts.
        by: Text,
    },
}

/// What has changed from `before` to `after`, two scores by the same table and
/// for the same purpose; `None` where they are the same score.
pub fn shift(before: &Explained, after: &Explained) -> Option<Shift> {
    if before == after {
        return None;
    }
    let mut shift = Shift {
        before: before.interval,
        after: after.interval,
        items: Vec::new(),
        kept_back: Vec::new(),
    };
    shift.walk(before, after);
    Some(shift)
}

impl Shift {
    fn walk(&mut self, before: &Explained, after: &Explained) {
        let items = self.items.len();
        let mut below = Decimal::ZERO;
        for child in &after.children {
            if let Some(was) = before.children.iter().find(|one| one.id == child.id) {
                self.walk(was, child);
                below = below.plus(claimed_more(was, child));
            }
        }
        let own = claimed_more(before, after);
        if self.items.len() == items && own != Decimal::ZERO {
            // Nothing below it says so: an item, or a group that began or ceased
            // to count.
            self.items.push(ShiftedItem {
                node: after.id.clone(),
                title: after.title.clone(),
                by: own,
            });
            below = own;
        }
        self.keep_back(before, after, below != own);
    }

    /// `lost` says that the node did not follow its children.
    fn keep_back(&mut self, before: &Explained, after: &Explained, lost: bool) {
        let title = after.title.clone();
        match (after.cut, &after.how) {
            (Some(cut), _) if before.cut != after.cut => {
                let bound = cut.bound;
                self.kept_back.push(if cut.floor {
                    KeptBack::Floored { title, bound }
                } else {
                    KeptBack::Capped { title, bound }
                });
            }
            (None, How::Highest { of: Some(best) }) if lost => {
                let best = after.children.iter().find(|child| child.id == *best);
                self.kept_back.extend(best.map(|child| KeptBack::Outdone {
                    by: child.title.clone(),
                }));
            }
            _ => {}
        }
    }
}

fn claimed_more(before: &Explained, after: &Explained) -> Decimal {
    after.interval.claimed.minus(before.interval.claimed)
}

//! What an appeal starts from: the items for which the city counts less than the
//! resident, each with what the two counted, for a page to put into words.

use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::points::explain::{How, NotCounted};
use crate::domain::points::receipt_document::official::{Counted, ItemDifference, ItemState};
use crate::domain::text::Text;

/// An item worth objecting to.
#[derive(Clone, Debug, PartialEq)]
pub struct Objection {
    /// Which item.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// So many points fewer than the resident counts, even with every proof; more
    /// than 0.
    pub less: Decimal,
    /// What the two counted.
    pub ground: Ground,
}

/// What the resident and the city counted for one item.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// Time, in completed months: "your 3 years, office 2 years 11 months".
    Time {
        /// The resident's months.
        own: u32,
        /// The city's months.
        official: u32,
    },
    /// A quantity.
    Quantity {
        /// The resident's; absent where it is not known.
        own: Option<Decimal>,
        /// The city's; absent where it is not known.
        official: Option<Decimal>,
        /// The unit in words; may be empty.
        unit_name: Text,
    },
    /// An option of a choice.
    Option {
        /// The name of the resident's; empty for none.
        own: Text,
        /// The name of the city's; empty for none.
        official: Text,
    },
    /// A condition that holds by what the resident says, and does not hold, or
    /// is not known, by what the city says.
    Condition {
        /// Whether the city says that it does not hold.
        denied: bool,
    },
    /// Records of a list.
    Records {
        /// How many of the resident's count; absent where that is not known.
        own: Option<u32>,
        /// How many count for the city; absent where that is not known.
        official: Option<u32>,
    },
    /// The city does not count the item at all.
    NotCounted {
        /// Why, where it says so.
        why: Option<NotCounted>,
    },
    /// Only the points tell.
    Points,
}

/// The items for which the city counts less, in the order of the table. What is
/// only still to be proven is not among them: a paper is enough for that.
pub fn objections(items: &[ItemDifference]) -> Vec<Objection> {
    let less = items.iter().filter(|item| item.state == ItemState::Less);
    less.map(|item| Objection {
        node: item.id.clone(),
        title: item.title.clone(),
        less: believed(item.own.as_ref()).minus(believed(item.official.as_ref())),
        ground: ground(item.own.as_ref(), item.official.as_ref()),
    })
    .collect()
}

fn believed(side: Option<&Counted>) -> Decimal {
    side.map_or(Decimal::ZERO, |side| side.interval.claimed)
}

/// In which way the two differ.
pub fn ground(own: Option<&Counted>, official: Option<&Counted>) -> Ground {
    let (Some(own), Some(official)) = (own, official) else {
        return match official {
            None => Ground::NotCounted { why: None },
            Some(_) => Ground::Points,
        };
    };
    match (&own.how, &official.how) {
        (_, How::NotCounted { why }) => Ground::NotCounted { why: Some(*why) },
        (
            How::Rate {
                months: Some(own), ..
            },
            How::Rate {
                months: Some(official),
                ..
            },
        ) if own != official => Ground::Time {
            own: *own,
            official: *official,
        },
        (
            How::Choice { label: own, .. },
            How::Choice {
                label: official, ..
            },
        ) if own != official => Ground::Option {
            own: own.clone(),
            official: official.clone(),
        },
        (
            How::Flag {
                holds: Some(true), ..
            },
            How::Flag { holds, .. },
        ) if *holds != Some(true) => Ground::Condition {
            denied: *holds == Some(false),
        },
        (How::Entries { counted: own, .. }, How::Entries { counted, .. }) if own != counted => {
            Ground::Records {
                own: *own,
                official: *counted,
            }
        }
        (own, official) => match (measured(own), measured(official)) {
            (Some((own, unit_name)), Some((official, _))) if own != official => Ground::Quantity {
                own,
                official,
                unit_name: unit_name.clone(),
            },
            _ => Ground::Points,
        },
    }
}

fn measured(how: &How) -> Option<(Option<Decimal>, &Text)> {
    match how {
        How::Rate {
            measured,
            unit_name,
            ..
        }
        | How::Value {
            measured,
            unit_name,
            ..
        }
        | How::Band {
            measured,
            unit_name,
            ..
        } => Some((*measured, unit_name)),
        _ => None,
    }
}

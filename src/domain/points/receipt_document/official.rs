//! One's own score against the official one, item by item: what was counted by
//! each, and the points that makes. An appeal starts from here.

use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::map::Map;
use crate::domain::points::explain::{Cut, Explained, How, Interval};
use crate::domain::text::Text;

/// One item as two counted it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemDifference {
    /// Which item.
    pub id: NodeId,
    /// Its name.
    pub title: Text,
    /// How the resident's own device counted; `None` where it does not count the
    /// item, or the group it is in.
    pub own: Option<Counted>,
    /// How the city counted; `None` where it does not count the item, or the
    /// group it is in.
    pub official: Option<Counted>,
    /// Where the item stands.
    pub state: ItemState,
    /// Official points less own points: what the city has confirmed against
    /// what the resident claimed.
    pub points: Decimal,
}

/// What one side counted for an item, for the page to put into words.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted {
    /// The points.
    pub interval: Interval,
    /// What was counted and by which rule.
    pub how: How,
    /// The cap or floor that cut it.
    pub cut: Option<Cut>,
}

/// Where an item stands between the resident and the city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// The city confirms what was claimed.
    Confirmed,
    /// The city counts the same, but has not seen the proof yet.
    Unproven,
    /// The city counts less, whatever is still to be proven.
    Less,
    /// The city counts more.
    More,
}

/// Every item of both scores in the order of the resident's own. Items that are
/// worth nothing to both are left out.
pub fn own_against_official(own: &Explained, official: &Explained) -> Vec<ItemDifference> {
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    items(own, &mut ours);
    items(official, &mut theirs);
    let by_id: Map<&NodeId, &Explained> = theirs.iter().map(|item| (&item.id, *item)).collect();
    let known: Map<&NodeId, ()> = ours.iter().map(|item| (&item.id, ())).collect();
    let mut all: Vec<ItemDifference> = ours
        .iter()
        .map(|item| difference(Some(item), by_id.get(&item.id).copied()))
        .collect();
    let added = theirs.iter().filter(|item| !known.contains_key(&item.id));
    all.extend(added.map(|item| difference(None, Some(item))));
    all.retain(|item| {
        [&item.own, &item.official]
            .into_iter()
            .any(is_worth_something)
    });
    all
}

/// The items of a tree: what has no children.
fn items<'a>(tree: &'a Explained, out: &mut Vec<&'a Explained>) {
    if tree.children.is_empty() {
        out.push(tree);
    }
    for child in &tree.children {
        items(child, out);
    }
}

fn difference(own: Option<&Explained>, official: Option<&Explained>) -> ItemDifference {
    let interval = |side: Option<&Explained>| side.map(|node| node.interval);
    let claimed = interval(own).map_or(Decimal::ZERO, |own| own.claimed);
    let (proven, believed) = interval(official).map_or((Decimal::ZERO, Decimal::ZERO), |theirs| {
        (theirs.confirmed, theirs.claimed)
    });
    let state = if proven == claimed {
        ItemState::Confirmed
    } else if proven > claimed {
        ItemState::More
    } else if believed >= claimed {
        ItemState::Unproven
    } else {
        ItemState::Less
    };
    let node = own.or(official);
    ItemDifference {
        id: node.map(|node| node.id.clone()).unwrap_or_default(),
        title: node.map(|node| node.title.clone()).unwrap_or_default(),
        own: own.map(counted),
        official: official.map(counted),
        state,
        points: proven.minus(claimed),
    }
}

fn counted(node: &Explained) -> Counted {
    Counted {
        interval: node.interval,
        how: node.how.clone(),
        cut: node.cut,
    }
}

fn is_worth_something(side: &Option<Counted>) -> bool {
    side.as_ref().is_some_and(|counted| {
        let Interval {
            confirmed,
            claimed,
            possible: _,
        } = counted.interval;
        confirmed != Decimal::ZERO || claimed != Decimal::ZERO
    })
}

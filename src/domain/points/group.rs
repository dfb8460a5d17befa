//! Turns the children of a group into its points.

use super::explain::How;
use super::nodes::Seen;
use super::reach::Reach;
use super::scheme::{Rule, Take};
use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;

/// A child as its group sees it.
#[derive(Clone, Copy)]
pub struct Child<'a> {
    /// Which child.
    pub id: &'a NodeId,
    /// What it is worth.
    pub seen: Seen,
}

/// The points of a group. An item has no children and is no group.
pub fn reach(rule: &Rule, children: &[Child]) -> Reach {
    let each = || children.iter().map(|child| child.seen.reach);
    match rule {
        Rule::First { .. } => first(children),
        Rule::Best { take, .. } => best(children, *take),
        Rule::Agreed { .. } => agreed(children),
        Rule::Highest { .. }
        | Rule::Persons {
            take: Take::Highest,
            ..
        } => each().reduce(Reach::best).unwrap_or(Reach::ZERO),
        _ => each().fold(Reach::ZERO, Reach::plus),
    }
}

/// How the group got them.
pub fn how(rule: &Rule, children: &[Child]) -> Option<How> {
    Some(match rule {
        Rule::Sum { .. }
        | Rule::Persons {
            take: Take::Sum, ..
        } => How::Sum,
        Rule::Highest { .. } | Rule::Persons { .. } => How::Highest {
            of: highest(children).cloned(),
        },
        Rule::First { .. } => How::First {
            of: surely_first(children).cloned(),
        },
        Rule::Best { take, .. } => How::Best { take: *take },
        Rule::Agreed { .. } => How::Agreed {
            agree: agree(children),
        },
        _ => return None,
    })
}

/// The first child that counts; nothing where none does.
fn first(children: &[Child]) -> Reach {
    let mut reach: Option<Reach> = None;
    for child in children {
        if child.seen.counts == Some(false) {
            continue;
        }
        reach = Some(reach.map_or(child.seen.if_it_counts, |reach| {
            reach.or(child.seen.if_it_counts)
        }));
        if child.seen.counts == Some(true) {
            return reach.unwrap_or(Reach::ZERO);
        }
    }
    reach.map_or(Reach::ZERO, |reach| reach.or(Reach::ZERO))
}

fn surely_first<'a>(children: &[Child<'a>]) -> Option<&'a NodeId> {
    let child = children
        .iter()
        .find(|child| child.seen.counts != Some(false))?;
    (child.seen.counts == Some(true)).then_some(child.id)
}

/// The best so many children added up.
fn best(children: &[Child], take: u32) -> Reach {
    let take = usize::try_from(take).unwrap_or(usize::MAX);
    let sum = |mut points: Vec<Decimal>| {
        points.sort_unstable_by(|a, b| b.cmp(a));
        points
            .into_iter()
            .take(take)
            .fold(Decimal::ZERO, Decimal::plus)
    };
    let highs: Option<Vec<_>> = children.iter().map(|child| child.seen.reach.high).collect();
    Reach {
        low: sum(children.iter().map(|child| child.seen.reach.low).collect()),
        high: highs.map(sum).or((take == 0).then_some(Decimal::ZERO)),
    }
}

/// What all children are worth alike, else nothing.
fn agreed(children: &[Child]) -> Reach {
    let Some(shared) = shared(children) else {
        return Reach::ZERO;
    };
    match agree(children) {
        Some(true) => shared,
        Some(false) => Reach::ZERO,
        None => shared.or(Reach::ZERO),
    }
}

/// What all children may be worth alike: from the highest low to the lowest
/// high.
fn shared(children: &[Child]) -> Option<Reach> {
    children
        .iter()
        .map(|child| child.seen.reach)
        .reduce(|a, b| Reach {
            low: a.low.max(b.low),
            high: match (a.high, b.high) {
                (Some(a), Some(b)) => Some(a.min(b)),
                (one, other) => one.or(other),
            },
        })
}

fn agree(children: &[Child]) -> Option<bool> {
    let shared = shared(children)?;
    if shared.high.is_some_and(|high| high < shared.low) {
        return Some(false);
    }
    children
        .iter()
        .all(|child| child.seen.reach.is_exact())
        .then_some(true)
}

/// The child that is at least as good as any other can become; of several the
/// first.
fn highest<'a>(children: &[Child<'a>]) -> Option<&'a NodeId> {
    let most = children
        .iter()
        .map(|child| child.seen.reach)
        .reduce(Reach::best)?;
    // The best of all lows is what this child has; no other may exceed it.
    let (at, best) = children
        .iter()
        .enumerate()
        .find(|(_, child)| child.seen.reach.low == most.low)?;
    let sure = children.iter().enumerate().all(|(other, child)| {
        other == at || child.seen.reach.high.is_some_and(|high| high <= most.low)
    });
    sure.then_some(best.id)
}

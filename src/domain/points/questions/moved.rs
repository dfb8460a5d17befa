//! How far answers to one question move the total, found by trying some.

use super::settled::Bearing;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::map::Set;
use crate::domain::points::answers::answers;
use crate::domain::points::explain::{Explained, Interval};
use crate::domain::points::facts::Facts;
use crate::domain::points::part::{around, held};
use crate::domain::points::scheme::{FactDefinition, Scheme};
use crate::domain::points::score::score;
use chrono::NaiveDate;

/// How much width an answer can take from the interval of the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// So many points at most, of the answers tried.
    Points(Decimal),
    /// It takes away something that has no limit.
    Unlimited,
}

/// What the answers tried have shown.
pub struct Tried {
    /// The most they move.
    pub moved: Moved,
    /// Whether one reaches the line by itself.
    pub reaches: bool,
    /// Whether one puts the line out of reach.
    pub loses: bool,
}

/// What is scored.
pub struct Context<'a> {
    /// The table.
    pub scheme: &'a Scheme,
    /// Its explained score now.
    pub tree: &'a Explained,
    /// What is known now.
    pub facts: &'a Facts,
    /// What the points are for.
    pub purpose: &'a PurposeId,
    /// The day of the application.
    pub as_of: NaiveDate,
}

/// Tries answers to the question for `fact`. Everything that does not use it is
/// held where it surely is, so that what is moved is what this answer moves.
pub fn moved(context: &Context, fact: &FactDefinition, bearing: &Bearing, line: Decimal) -> Tried {
    let live: Set<&NodeId> = bearing.live.iter().collect();
    let part = |end: fn(&Interval) -> Decimal| {
        let root = held(&context.scheme.root, context.tree, &live, end);
        around(context.scheme, root)
    };
    let sure = part(|interval| interval.claimed);
    let most = context.tree.interval.possible.is_some();
    let most = most.then(|| part(|interval| interval.possible.unwrap_or(Decimal::MAX)));
    let mut facts = context.facts.clone();
    let total = |scheme: &Scheme, facts: &Facts| {
        score(scheme, facts, context.purpose, context.as_of).interval
    };
    let before = total(&sure, &facts);
    let mut tried = Tried {
        moved: Moved::Points(Decimal::ZERO),
        reaches: false,
        loses: false,
    };
    for answer in answers(&fact.kind, context.as_of) {
        facts.claim(fact.id.clone(), answer);
        let after = total(&sure, &facts);
        tried.moved = tried.moved.max(narrowed(before, after));
        tried.reaches |= after.claimed >= line;
        if let Some(most) = &most
            && !tried.loses
        {
            let ceiling = total(most, &facts).possible;
            tried.loses = ceiling.is_some_and(|ceiling| ceiling < line);
        }
    }
    tried
}

fn narrowed(before: Interval, after: Interval) -> Moved {
    let raised = after.claimed.minus(before.claimed);
    match (before.possible, after.possible) {
        (None, Some(_)) => Moved::Unlimited,
        (Some(before), Some(after)) => Moved::Points(raised.plus(before.minus(after))),
        _ => Moved::Points(raised),
    }
}

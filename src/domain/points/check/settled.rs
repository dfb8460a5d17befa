//! Conditions that no answer changes, and points that no answer begins.

use super::SchemeFault;
use super::bounds::Views;
use crate::domain::decimal::Decimal;
use crate::domain::points::condition;
use crate::domain::points::measure;
use crate::domain::points::scheme::{Condition, Measure, Node, Rule};

/// What the conditions and the rule of a node are whatever is answered.
pub(super) fn of_node(node: &Node, views: &Views, found: &mut Vec<SchemeFault>) {
    for condition in node.conditions() {
        comparisons(condition, views, found);
    }
    match &node.rule {
        Rule::Flag { condition, .. } => comparisons(condition, views, found),
        Rule::Rate {
            measure,
            from,
            vesting,
            ..
        } => begins(measure, (*from).max(*vesting), views, found),
        _ => {}
    }
}

/// The comparisons of a measure that hold, or do not hold, whatever is answered.
pub(super) fn comparisons(condition: &Condition, views: &Views, found: &mut Vec<SchemeFault>) {
    match condition {
        Condition::All { of } | Condition::Any { of } => {
            for one in of {
                comparisons(one, views, found);
            }
        }
        Condition::Not { of } | Condition::Named { condition: of, .. } => {
            comparisons(of, views, found)
        }
        Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } if answered(of) => {
            let [first, last] = views.each_ref();
            let holds = condition::holds(&first.0, condition, first.1);
            if let (Some(holds), true) =
                (holds, holds == condition::holds(&last.0, condition, last.1))
            {
                found.push(SchemeFault::Settled(holds));
            }
        }
        _ => {}
    }
}

fn begins(measure: &Measure, from: Decimal, views: &Views, found: &mut Vec<SchemeFault>) {
    let reaches = |(view, day): &_| measure::range(view, measure, *day).high >= from;
    if answered(measure) && !views.iter().any(reaches) {
        found.push(SchemeFault::UnreachableStart(from));
    }
}

/// Whether answers alone decide it: the points of other nodes are looked at for
/// one purpose only.
fn answered(measure: &Measure) -> bool {
    let (mut facts, mut nodes) = (false, false);
    measure::each_fact(measure, &mut |_| facts = true);
    measure::each_node(measure, &mut |_| nodes = true);
    facts && !nodes
}

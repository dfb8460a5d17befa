//! Whether a node may change on any day, not only when a known date returns.

use crate::domain::points::measure;
use crate::domain::points::scheme::{Condition, Key, Measure, Node, Rule, SpanUnit};

/// Whether what the node itself looks at counts days, or spans put together from
/// dates: leftover days add up, and a window moves on, on any day.
pub(super) fn is_daily(node: &Node) -> bool {
    let by_rule = match &node.rule {
        Rule::Flag { condition, .. } => by_condition(condition),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            by_measure(measure)
        }
        _ => false,
    };
    by_rule || node.conditions().any(by_condition) || node.at_most.as_ref().is_some_and(by_measure)
}

fn by_condition(condition: &Condition) -> bool {
    match condition {
        Condition::Covered { .. } => true,
        Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } => by_measure(of),
        Condition::NoLess { of, than } => by_measure(of) || by_measure(than),
        Condition::All { of } | Condition::Any { of } => of.iter().any(by_condition),
        Condition::Not { of } | Condition::Named { condition: of, .. } => by_condition(of),
        Condition::Yes { .. }
        | Condition::Chosen { .. }
        | Condition::ChosenAny { .. }
        | Condition::Dated { .. } => false,
    }
}

fn by_measure(of: &Measure) -> bool {
    match of {
        Measure::Time { .. } => true,
        Measure::Since { unit, .. } => *unit == SpanUnit::Days,
        Measure::Table { keys, .. } => keys.iter().any(|key| match key {
            Key::Choice { .. } => false,
            Key::Band { of, .. } | Key::Whole { of } => by_measure(of),
            Key::Condition { of } => by_condition(of),
        }),
        _ => measure::parts(of).into_iter().any(by_measure),
    }
}

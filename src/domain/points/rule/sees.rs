//! What an item looks at: facts, and the points of other nodes.

use crate::domain::identity::{FactId, NodeId};
use crate::domain::points::count_day::CountDay;
use crate::domain::points::scheme::Rule;
use crate::domain::points::view::View;
use crate::domain::points::{condition, measure};

/// The facts that still move the item, as far as this view does not know them.
pub fn open(view: &View, rule: &Rule, day: CountDay, out: &mut Vec<FactId>) {
    match rule {
        Rule::Sum { .. }
        | Rule::Highest { .. }
        | Rule::First { .. }
        | Rule::Best { .. }
        | Rule::Agreed { .. }
        | Rule::Persons { .. }
        | Rule::Fixed { .. } => {}
        Rule::Flag { condition, .. } => condition::open(view, condition, day, out),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::open(view, measure, day, out);
        }
        // A list of which a record misses a field is open as a whole.
        Rule::Entries { fact, per, .. } => {
            out.push(view.meant(fact).clone());
            if let Some(since) = per.as_ref().and_then(|per| per.since.as_ref()) {
                condition::push_unless_known(view, since, out);
            }
        }
        Rule::Choice { .. } | Rule::Matrix { .. } => each_fact(rule, &mut |fact| {
            condition::push_unless_known(view, fact, out);
        }),
    }
}

/// Every fact the item itself looks at.
pub fn each_fact<'a>(rule: &'a Rule, see: &mut dyn FnMut(&'a FactId)) {
    match rule {
        Rule::Sum { .. }
        | Rule::Highest { .. }
        | Rule::First { .. }
        | Rule::Best { .. }
        | Rule::Agreed { .. }
        | Rule::Persons { .. }
        | Rule::Fixed { .. } => {}
        Rule::Flag { condition, .. } => condition::each_fact(condition, see),
        Rule::Choice { fact, .. } => see(fact),
        Rule::Entries { fact, per, .. } => {
            see(fact);
            if let Some(since) = per.as_ref().and_then(|per| per.since.as_ref()) {
                see(since);
            }
        }
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::each_fact(measure, see);
        }
        Rule::Matrix { row, column, .. } => {
            see(row);
            see(column);
        }
    }
}

/// Every node whose points the item looks at.
pub fn each_node<'a>(rule: &'a Rule, see: &mut dyn FnMut(&'a NodeId)) {
    match rule {
        Rule::Flag { condition, .. } => condition::each_node(condition, see),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::each_node(measure, see)
        }
        _ => {}
    }
}

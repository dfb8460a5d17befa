//! Conditions that hold, do not hold, or are unknown (`None`).

use super::count_day::CountDay;
use super::measure;
use super::scheme::{Condition, Measure};
use super::time;
use super::view::{Options, View};
use crate::domain::identity::{FactId, NodeId};

/// Whether `condition` holds on `day`; `None` while that depends on what is
/// not known. Once known it stays, whatever else is answered.
pub fn holds(view: &View, condition: &Condition, day: CountDay) -> Option<bool> {
    match condition {
        Condition::Yes { fact } => view.flag(fact),
        Condition::Chosen { fact, option } => match view.options(fact) {
            Options::One(chosen) => Some(chosen == option),
            Options::Several(chosen) => Some(chosen.contains(option)),
            Options::AnyOne(_) | Options::AnyOf(_) | Options::Undefined => None,
        },
        Condition::ChosenAny { fact, options } => match view.options(fact) {
            Options::One(chosen) => Some(options.contains(chosen)),
            Options::Several(chosen) => Some(chosen.iter().any(|one| options.contains(one))),
            Options::AnyOne(_) | Options::AnyOf(_) | Options::Undefined => None,
        },
        Condition::AtLeast { of, value } => {
            let range = measure::range(view, of, day);
            if range.low >= *value {
                Some(true)
            } else if range.high < *value {
                Some(false)
            } else {
                None
            }
        }
        Condition::AtMost { of, value } => {
            let range = measure::range(view, of, day);
            if range.low > *value {
                Some(false)
            } else if range.high <= *value {
                Some(true)
            } else {
                None
            }
        }
        Condition::NoLess { of, than } => {
            let (of, than) = (
                measure::range(view, of, day),
                measure::range(view, than, day),
            );
            if of.low >= than.high {
                Some(true)
            } else if of.high < than.low {
                Some(false)
            } else {
                None
            }
        }
        Condition::Dated { fact, from, to } => {
            let (first, last) = view.date(fact)?;
            let inside =
                |date| from.is_none_or(|from| from <= date) && to.is_none_or(|to| date <= to);
            if inside(first) && inside(last) {
                Some(true)
            } else if from.is_some_and(|from| last < from) || to.is_some_and(|to| to < first) {
                Some(false)
            } else {
                None
            }
        }
        Condition::Covered { by } => time::covers(view, by, day.date()),
        Condition::All { of } => all(of.iter().map(|condition| holds(view, condition, day))),
        Condition::Any { of } => any(of.iter().map(|condition| holds(view, condition, day))),
        Condition::Not { of } => holds(view, of, day).map(|holds| !holds),
        Condition::Named { condition, .. } => holds(view, condition, day),
    }
}

/// False as soon as one is false, true if all are true, else unknown.
pub fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for part in parts {
        match part {
            Some(false) => return Some(false),
            Some(true) => {}
            None => result = None,
        }
    }
    result
}

/// True as soon as one is true, false if all are false, else unknown.
pub fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(parts.map(|part| part.map(|holds| !holds))).map(|none| !none)
}

/// The facts that still decide the condition.
pub fn open(view: &View, condition: &Condition, day: CountDay, out: &mut Vec<FactId>) {
    if holds(view, condition, day).is_some() {
        return;
    }
    match condition {
        Condition::Yes { fact }
        | Condition::Chosen { fact, .. }
        | Condition::ChosenAny { fact, .. }
        | Condition::Dated { fact, .. } => {
            push_unless_known(view, fact, out);
        }
        Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } => {
            measure::open(view, of, day, out);
        }
        Condition::NoLess { of, than } => {
            measure::open(view, of, day, out);
            measure::open(view, than, day, out);
        }
        Condition::Covered { by } => time::open(view, by, out),
        Condition::All { of } | Condition::Any { of } => {
            of.iter()
                .for_each(|condition| open(view, condition, day, out));
        }
        Condition::Not { of } | Condition::Named { condition: of, .. } => {
            open(view, of, day, out);
        }
    }
}

/// Every fact the condition looks at.
pub fn each_fact<'a>(condition: &'a Condition, see: &mut dyn FnMut(&'a FactId)) {
    match condition {
        Condition::Yes { fact }
        | Condition::Chosen { fact, .. }
        | Condition::ChosenAny { fact, .. }
        | Condition::Dated { fact, .. } => {
            see(fact);
        }
        Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } => {
            measure::each_fact(of, see);
        }
        Condition::NoLess { of, than } => {
            measure::each_fact(of, see);
            measure::each_fact(than, see);
        }
        Condition::Covered { by } => measure::each_fact_of_spans(by, see),
        Condition::All { of } | Condition::Any { of } => {
            for condition in of {
                each_fact(condition, see);
            }
        }
        Condition::Not { of } | Condition::Named { condition: of, .. } => each_fact(of, see),
    }
}

/// Adds a fact that this view does not know.
pub fn push_unless_known(view: &View, fact: &FactId, out: &mut Vec<FactId>) {
    if !view.knows(fact) {
        out.push(view.meant(fact).clone());
    }
}

/// Every node whose points the condition looks at.
pub fn each_node<'a>(condition: &'a Condition, see: &mut dyn FnMut(&'a NodeId)) {
    each_measure(condition, &mut |of| measure::each_node(of, see));
}

/// Every measure of the condition.
pub fn each_measure<'a>(condition: &'a Condition, see: &mut dyn FnMut(&'a Measure)) {
    match condition {
        Condition::Yes { .. }
        | Condition::Chosen { .. }
        | Condition::ChosenAny { .. }
        | Condition::Dated { .. }
        | Condition::Covered { .. } => {}
        Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } => see(of),
        Condition::NoLess { of, than } => {
            see(of);
            see(than);
        }
        Condition::All { of } | Condition::Any { of } => {
            for condition in of {
                each_measure(condition, see);
            }
        }
        Condition::Not { of } | Condition::Named { condition: of, .. } => each_measure(of, see),
    }
}

//! Conditions that hold, do not hold, or are unknown (`None`).

use super::measure;
use super::scheme::Condition;
use super::view::{Options, View};
use crate::domain::identity::FactId;
use chrono::NaiveDate;

/// Whether `condition` holds on `day`; `None` while that depends on what is
/// not known. Once known it stays, whatever else is answered.
pub fn holds(view: &View, condition: &Condition, day: NaiveDate) -> Option<bool> {
    match condition {
        Condition::Yes { fact } => view.flag(fact),
        Condition::Chosen { fact, option } => match view.options(fact) {
            Options::One(chosen) => Some(chosen == option),
            Options::Several(chosen) => Some(chosen.contains(option)),
            Options::AnyOne(_) | Options::AnyOf(_) | Options::Undefined => None,
        },
        Condition::AtLeast { of, value } => {
            let range = measure::range(view, of, day);
            if range.low >= *value {
                Some(true)
            } else if range.high < *value && !range.unlimited {
                Some(false)
            } else {
                None
            }
        }
        Condition::All { of } => all(of.iter().map(|condition| holds(view, condition, day))),
        Condition::Any { of } => all(of
            .iter()
            .map(|condition| holds(view, condition, day).map(|holds| !holds)))
        .map(|none| !none),
        Condition::Not { of } => holds(view, of, day).map(|holds| !holds),
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

/// The facts that still decide the condition.
pub fn open(view: &View, condition: &Condition, day: NaiveDate, out: &mut Vec<FactId>) {
    if holds(view, condition, day).is_some() {
        return;
    }
    match condition {
        Condition::Yes { fact } | Condition::Chosen { fact, .. } => {
            push_unless_known(view, fact, out);
        }
        Condition::AtLeast { of, .. } => measure::open(view, of, day, out),
        Condition::All { of } | Condition::Any { of } => {
            of.iter()
                .for_each(|condition| open(view, condition, day, out));
        }
        Condition::Not { of } => open(view, of, day, out),
    }
}

/// Every fact the condition looks at.
pub fn each_fact<'a>(condition: &'a Condition, see: &mut dyn FnMut(&'a FactId)) {
    match condition {
        Condition::Yes { fact } | Condition::Chosen { fact, .. } => see(fact),
        Condition::AtLeast { of, .. } => measure::each_fact(of, see),
        Condition::All { of } | Condition::Any { of } => {
            for condition in of {
                each_fact(condition, see);
            }
        }
        Condition::Not { of } => each_fact(of, see),
    }
}

/// Adds a fact that this view does not know.
pub fn push_unless_known(view: &View, fact: &FactId, out: &mut Vec<FactId>) {
    if !view.knows(fact) {
        out.push(fact.clone());
    }
}

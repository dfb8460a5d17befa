//! The days on which a score may change: found by watching only the nodes that
//! depend on time.

use super::daily::is_daily;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::{EntryField, FactValue, Facts};
use crate::domain::points::part::{around, asked_by, constant, own_facts, with_children};
use crate::domain::points::scheme::{Condition, FactKind, Key, Measure, Node, Rule, Scheme};
use crate::domain::points::score::score;
use crate::domain::points::view::{Definitions, definitions};
use crate::domain::points::{condition, measure};
use chrono::{Datelike, NaiveDate};

/// Watches the parts of a scheme that depend on time.
pub struct Watch<'a> {
    purpose: &'a PurposeId,
    parts: Vec<Part>,
}

/// One node that depends on time, with the groups around it.
struct Part {
    scheme: Scheme,
    facts: Facts,
    last: Explained,
    /// When it is looked at; `None` is every day.
    returns: Option<Returns>,
}

impl<'a> Watch<'a> {
    /// Watches from the day `from`.
    pub fn new(scheme: &Scheme, facts: &Facts, purpose: &'a PurposeId, from: NaiveDate) -> Self {
        let mut timed = Timed {
            definitions: definitions(scheme),
            purpose,
            found: Vec::new(),
        };
        timed.node(&scheme.root, &mut Vec::new());
        let parts = timed.found.into_iter().map(|(root, by)| {
            let scheme = around(scheme, root);
            let facts = asked_by(&scheme, facts);
            Part {
                returns: (by == By::Dates).then(|| Returns::new(&scheme, &facts)),
                last: score(&scheme, &facts, purpose, from),
                scheme,
                facts,
            }
        });
        Self {
            parts: parts.collect(),
            purpose,
        }
    }

    /// Whether anything that depends on time is not what it was on the day this
    /// was asked before.
    pub fn sees_change(&mut self, day: NaiveDate) -> bool {
        let mut moved = false;
        for part in &mut self.parts {
            if part.returns.as_ref().is_none_or(|returns| returns.has(day)) {
                let now = score(&part.scheme, &part.facts, self.purpose, day);
                moved |= now != part.last;
                part.last = now;
            }
        }
        moved
    }
}

/// How a node depends on time.
#[derive(Clone, Copy, PartialEq, Eq)]
enum By {
    /// It measures spans.
    Spans,
    /// It compares dates.
    Dates,
}

/// Finds the nodes that depend on time themselves.
struct Timed<'a> {
    definitions: Definitions<'a>,
    purpose: &'a PurposeId,
    found: Vec<(Node, By)>,
}

impl Timed<'_> {
    fn node<'b>(&mut self, node: &'b Node, above: &mut Vec<&'b Node>) {
        if !node.purposes.is_empty() && !node.purposes.contains(self.purpose) {
            return;
        }
        let has_dates = node.counts_from.is_some() || node.counts_to.is_some();
        let mut by = has_dates.then_some(By::Dates);
        // A round closes on a day that is no date of the resident.
        if !node.rounds.is_empty() || is_daily(node) {
            by = Some(By::Spans);
        }
        own_facts(node, &mut |fact| see(fact, &self.definitions, &mut by));
        let children = node.rule.children();
        if let Some(by) = by {
            // Of a group only whether it counts, or may count.
            let whether = constant(&NodeId::default(), Decimal::from_whole(1));
            let alone = if children.is_empty() {
                node.clone()
            } else {
                within(node, whether)
            };
            let whole = above
                .iter()
                .rev()
                .fold(alone, |below, group| within(group, below));
            self.found.push((whole, by));
        }
        above.push(node);
        for child in children {
            self.node(child, above);
        }
        above.pop();
    }
}

/// A group with one child only; the whole group where it is of a kind that
/// cannot do without the others.
fn within(group: &Node, child: Node) -> Node {
    with_children(group, vec![child]).unwrap_or_else(|| group.clone())
}

/// Spans win over dates: a node with both is watched daily.
fn see(fact: &FactId, definitions: &Definitions, found: &mut Option<By>) {
    match definitions.get(fact) {
        Some(FactKind::Periods { .. }) => *found = Some(By::Spans),
        Some(FactKind::Date { .. } | FactKind::Entries { .. }) => {
            *found = found.or(Some(By::Dates));
        }
        _ => {}
    }
}

/// The days of the month on which known dates return, and the day after each,
/// because a look-back of whole years ends on the one or the other.
#[derive(Default)]
struct Returns {
    days_of_month: [bool; 32],
}

impl Returns {
    fn new(scheme: &Scheme, facts: &Facts) -> Self {
        let mut returns = Self::default();
        returns.of_node(&scheme.root);
        for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
            returns.of_kind(&fact.kind);
            if let Some(known) = facts.get(&fact.id) {
                returns.of_value(&known.value);
            }
        }
        returns
    }

    fn of_node(&mut self, node: &Node) {
        for day in [node.counts_from, node.counts_to].into_iter().flatten() {
            self.add(day);
        }
        for condition in node.conditions() {
            self.of_condition(condition);
        }
        if let Some(bound) = &node.at_most {
            self.of_measure(bound);
        }
        match &node.rule {
            Rule::Flag { condition, .. } => self.of_condition(condition),
            Rule::Rate { measure, .. }
            | Rule::Bands { measure, .. }
            | Rule::Value { measure, .. } => self.of_measure(measure),
            _ => {}
        }
        node.rule
            .children()
            .iter()
            .for_each(|child| self.of_node(child));
    }

    /// A date that is not known may be one of the days it is compared with once
    /// they have come.
    fn of_condition(&mut self, condition: &Condition) {
        match condition.itself() {
            Condition::Dated { from, to, .. } => {
                from.iter().chain(to).for_each(|day| self.add(*day));
            }
            Condition::All { of } | Condition::Any { of } => {
                of.iter().for_each(|condition| self.of_condition(condition));
            }
            Condition::Not { of } => self.of_condition(of),
            other => condition::each_measure(other, &mut |of| self.of_measure(of)),
        }
    }

    fn of_measure(&mut self, measure: &Measure) {
        let Measure::Table { keys, .. } = measure else {
            let parts = measure::parts(measure).into_iter();
            return parts.for_each(|part| self.of_measure(part));
        };
        for key in keys {
            match key {
                Key::Choice { .. } => {}
                Key::Band { of, .. } | Key::Whole { of } => self.of_measure(of),
                Key::Condition { of } => self.of_condition(of),
            }
        }
    }

    /// What is not known may be as early or as late as it is defined to be.
    fn of_kind(&mut self, kind: &FactKind) {
        match kind {
            FactKind::Date {
                earliest, latest, ..
            } => {
                self.add(*earliest);
                latest.iter().for_each(|day| self.add(*day));
            }
            FactKind::Entries { fields, .. } => {
                fields.iter().for_each(|field| self.of_kind(&field.kind));
            }
            _ => {}
        }
    }

    fn of_value(&mut self, value: &FactValue) {
        match value {
            FactValue::Date(day) => self.add(*day),
            FactValue::Entries(entries) => {
                for field in entries.iter().flat_map(|entry| entry.values()) {
                    if let EntryField::Date(day) = field {
                        self.add(*day);
                    }
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, day: NaiveDate) {
        // A day that not every month has returns on the last day, or the first.
        let days = match day.day() {
            day @ 1..28 => day..=day + 1,
            _ => 28..=31,
        };
        for day in days {
            self.days_of_month[day as usize] = true;
        }
        self.days_of_month[1] |= day.day() >= 28;
    }

    fn has(&self, day: NaiveDate) -> bool {
        // With the year change ages by calendar years and the days up to which
        // time is counted.
        day.ordinal() == 1 || self.days_of_month[day.day() as usize]
    }
}

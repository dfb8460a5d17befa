//! The days on which a score may change: found by watching only the nodes that
//! depend on time.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::{EntryField, FactValue, Facts};
use crate::domain::points::part::{around, constant, own_facts, with_children};
use crate::domain::points::scheme::{FactKind, Node, Scheme};
use crate::domain::points::score::score;
use crate::domain::points::view::{Definitions, definitions};
use chrono::{Datelike, NaiveDate};

/// Watches the parts of a scheme that depend on time.
pub struct Watch<'a> {
    facts: &'a Facts,
    purpose: &'a PurposeId,
    /// What is looked at every day: everything that measures spans of time.
    daily: Option<Part>,
    /// What is looked at on the returns of dates.
    dated: Option<Part>,
    returns: Returns,
}

struct Part {
    scheme: Scheme,
    last: Explained,
}

impl<'a> Watch<'a> {
    /// Watches from the day `from`.
    pub fn new(
        scheme: &'a Scheme,
        facts: &'a Facts,
        purpose: &'a PurposeId,
        from: NaiveDate,
    ) -> Self {
        let definitions = definitions(scheme);
        let part = |wanted: Wanted| {
            let root = timed(&scheme.root, purpose, &definitions, wanted)?;
            let scheme = around(scheme, root);
            let last = score(&scheme, facts, purpose, from);
            Some(Part { scheme, last })
        };
        let (daily, dated) = (part(Wanted::Spans), part(Wanted::Dates));
        let mut returns = Returns::default();
        if let Some(part) = &dated {
            returns.of_scheme(&part.scheme, facts);
        }
        Self {
            facts,
            purpose,
            daily,
            dated,
            returns,
        }
    }

    /// Whether anything that depends on time is not what it was on the day this
    /// was asked before.
    pub fn sees_change(&mut self, day: NaiveDate) -> bool {
        let (facts, purpose) = (self.facts, self.purpose);
        let moved = |part: &mut Option<Part>| {
            part.as_mut().is_some_and(|part| {
                let now = score(&part.scheme, facts, purpose, day);
                let moved = now != part.last;
                part.last = now;
                moved
            })
        };
        let by_spans = moved(&mut self.daily);
        let by_dates = self.returns.has(day) && moved(&mut self.dated);
        by_spans || by_dates
    }
}

/// Which nodes are watched together.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Spans,
    Dates,
}

/// The part of a tree that depends on time in the wanted way, with the groups
/// around it; `None` where nothing does.
fn timed(
    node: &Node,
    purpose: &PurposeId,
    definitions: &Definitions,
    wanted: Wanted,
) -> Option<Node> {
    if !node.purposes.is_empty() && !node.purposes.contains(purpose) {
        return None;
    }
    let mut found = None;
    own_facts(node, &mut |fact| see(fact, definitions, &mut found));
    let has_dates = node.counts_from.is_some() || node.counts_to.is_some();
    let is_wanted = match wanted {
        Wanted::Spans => found == Some(Wanted::Spans),
        Wanted::Dates => found == Some(Wanted::Dates) || has_dates,
    };
    let children = node.rule.children();
    if children.is_empty() {
        return is_wanted.then(|| node.clone());
    }
    let mut kept: Vec<Node> = children
        .iter()
        .filter_map(|child| timed(child, purpose, definitions, wanted))
        .collect();
    if is_wanted {
        // Shows in the part whether the group itself counts, or may count.
        kept.push(constant(&NodeId::default(), Decimal::from_whole(1)));
    }
    if kept.is_empty() {
        return None;
    }
    Some(with_children(node, kept).unwrap_or_else(|| node.clone()))
}

/// Spans win over dates: a node with both is watched daily.
fn see(fact: &FactId, definitions: &Definitions, found: &mut Option<Wanted>) {
    match definitions.get(fact) {
        Some(FactKind::Periods { .. }) => *found = Some(Wanted::Spans),
        Some(FactKind::Date { .. } | FactKind::Entries { .. }) => {
            *found = found.or(Some(Wanted::Dates));
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
    fn of_scheme(&mut self, scheme: &Scheme, facts: &Facts) {
        self.of_node(&scheme.root);
        for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
            self.of_kind(&fact.kind);
            if let Some(known) = facts.get(&fact.id) {
                self.of_value(&known.value);
            }
        }
    }

    fn of_node(&mut self, node: &Node) {
        for day in [node.counts_from, node.counts_to].into_iter().flatten() {
            self.add(day);
        }
        node.rule
            .children()
            .iter()
            .for_each(|child| self.of_node(child));
    }

    /// What is not known may be as early or as late as it is defined to be.
    fn of_kind(&mut self, kind: &FactKind) {
        match kind {
            FactKind::Date { earliest, latest } => {
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

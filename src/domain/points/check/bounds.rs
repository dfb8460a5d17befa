//! Caps that never cut, bands that are never reached and lines above everything:
//! what the scheme can be worth when nothing is known.

use super::rules::bounds;
use super::settled;
use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::facts::Facts;
use crate::domain::points::group::{self, Child};
use crate::domain::points::measure::{self, Range};
use crate::domain::points::nodes::Seen;
use crate::domain::points::reach::Reach;
use crate::domain::points::rule;
use crate::domain::points::scheme::{Measure, Node, Rule};
use crate::domain::points::scoring::{Case, Scoring};
use crate::domain::points::view::View;
use chrono::Months;

/// A scheme without an end is looked at for so many years.
const YEARS: u32 = 30;

/// What is known when nothing is answered, on the first day of a scheme and on
/// its last.
pub(super) type Views<'a> = [(View<'a>, CountDay); 2];

impl Check<'_> {
    pub(super) fn bounds(&mut self) {
        let scheme = self.scheme;
        let mut found = Vec::new();
        let mut most: Vec<Option<Decimal>> = Vec::new();
        self.views(|views| {
            reach("", &scheme.root, None, views, &mut found);
            for gate in &scheme.gates {
                for condition in std::iter::once(&gate.requires).chain(&gate.waived_when) {
                    let mut faults = Vec::new();
                    settled::comparisons(condition, views, &mut faults);
                    let path = format!("gates/{}", gate.id);
                    found.extend(faults.into_iter().map(|fault| (path.clone(), fault)));
                }
            }
            most.extend(scheme.purposes.iter().map(|purpose| {
                reach("", &scheme.root, Some(&purpose.id), views, &mut Vec::new()).high
            }));
        });
        for (path, fault) in found {
            self.found(&path, fault);
        }
        for (purpose, most) in scheme.purposes.iter().zip(most) {
            if let Some(most) = most.filter(|most| *most < purpose.line) {
                let path = format!("purposes/{}", purpose.id);
                self.found(&path, SchemeFault::LineOutOfReach(most));
            }
        }
    }

    /// What is seen when nothing is known, on the first and the last day of the
    /// scheme; none where it has no purpose.
    pub(super) fn views<T>(&self, look: impl FnOnce(&Views) -> T) -> Option<T> {
        let scheme = self.scheme;
        let purpose = scheme.purposes.first()?;
        let facts = Facts::default();
        let definitions = self.definitions.clone();
        let first = scheme.effective_from;
        let last = scheme.effective_to.or_else(|| {
            let months = Months::new(YEARS * 12);
            first.checked_add_months(months)
        });
        let days = [first, last.unwrap_or(first)];
        let scorings = days.map(|as_of| {
            Scoring::new(Case {
                scheme,
                definitions: &definitions,
                facts: &facts,
                purpose: &purpose.id,
                as_of,
            })
        });
        let views = [0, 1].map(|at: usize| (scorings[at].claimed(), CountDay::start_of(days[at])));
        Some(look(&views))
    }
}

/// What a node may be worth whatever the day, for one purpose or whatever the
/// purpose.
fn reach(
    above: &str,
    node: &Node,
    purpose: Option<&PurposeId>,
    views: &Views,
    found: &mut Vec<(String, SchemeFault)>,
) -> Reach {
    let path = if above.is_empty() {
        node.id.to_string()
    } else {
        format!("{above}/{}", node.id)
    };
    let mut faults = Vec::new();
    settled::of_node(node, views, &mut faults);
    found.extend(faults.into_iter().map(|fault| (path.clone(), fault)));
    let mut children: Vec<(&Node, Reach)> = node
        .rule
        .children()
        .iter()
        .map(|child| (child, reach(&path, child, purpose, views, found)))
        .collect();
    if let Rule::Persons { persons, .. } = &node.rule {
        children = children
            .iter()
            .flat_map(|child| persons.iter().map(|_| *child))
            .collect();
    }
    let each = views.iter().map(|(view, day)| {
        if children.is_empty() {
            rule::reach(view, &node.rule, *day)
        } else {
            let children: Vec<Child> = children
                .iter()
                .map(|(child, reach)| Child {
                    id: &child.id,
                    seen: Seen::of(*reach, child.when.is_none().then_some(true)),
                })
                .collect();
            group::reach(&node.rule, &children)
        }
    });
    let mut worth = each.reduce(Reach::or).unwrap_or(Reach::ZERO);
    if let Rule::Bands { measure, bands, .. } = &node.rule {
        let bands: Vec<_> = bands.iter().map(bounds).collect();
        unreachable(&path, measure, &bands, views, found);
    }
    for times in &node.times {
        worth = worth.or(worth.times(times.by));
    }
    if let (Some(cap), Some(most)) = (node.cap, worth.high)
        && most <= cap
    {
        found.push((path, SchemeFault::IdleCap(most)));
    }
    let is_for = |purpose| node.purposes.is_empty() || node.purposes.contains(purpose);
    if !purpose.is_none_or(is_for) {
        return Reach::ZERO;
    }
    let bounded = worth.bounded(node.cap, node.floor);
    let for_all = node.purposes.is_empty() || purpose.is_some();
    let always = node.when.is_none() && for_all;
    bounded.if_holds(always.then_some(true))
}

fn unreachable(
    path: &str,
    measure: &Measure,
    bands: &[(Decimal, Option<Decimal>)],
    views: &Views,
    found: &mut Vec<(String, SchemeFault)>,
) {
    let ranges: Vec<Range> = views
        .iter()
        .map(|(view, day)| measure::range(view, measure, *day))
        .collect();
    for (at, (from, to)) in bands.iter().enumerate() {
        if !ranges.iter().any(|range| range.meets(*from, *to)) {
            found.push((path.to_owned(), SchemeFault::UnreachableBand(at)));
        }
    }
}

//! What needs itself, directly or by way of others: points, and questions that
//! are only asked once they are answered.

use super::{Check, SchemeFault};
use crate::domain::identity::FactId;
use crate::domain::map::{Map, Set};
use crate::domain::points::condition;
use crate::domain::points::nodes;

impl Check<'_> {
    pub(super) fn circles(&mut self) {
        let scheme = self.scheme;
        let referred = nodes::referred(scheme);
        let needs = nodes::needs(&scheme.root, &referred);
        for id in nodes::in_order(&scheme.root, &referred).1 {
            let way = way_back(id, &needs).into_iter().cloned().collect();
            self.found(id.as_str(), SchemeFault::Cycle(way));
        }
        let facts = scheme.subjects.iter();
        let facts = facts.flat_map(|subject| subject.facts.iter().map(move |fact| (subject, fact)));
        let mut hang_on: Map<&FactId, Set<&FactId>> = Map::new();
        for (_, fact) in facts.clone() {
            let on = hang_on.get_or_insert_with(&fact.id, Set::new);
            if let Some(when) = &fact.asked_when {
                condition::each_fact(when, &mut |other| {
                    on.insert(other);
                });
            }
        }
        let mut told: Set<&FactId> = Set::new();
        for (subject, fact) in facts {
            if told.contains(&fact.id) {
                continue;
            }
            let way = way_back(&fact.id, &hang_on);
            if way.is_empty() {
                continue;
            }
            for id in &way {
                told.insert(id);
            }
            let path = format!("{}/{}", subject.id, fact.id);
            let way = way.into_iter().cloned().collect();
            self.found(&path, SchemeFault::NeverAsked(way));
        }
    }
}

/// The shortest way from `start` over what it needs back to itself, both ends
/// named; empty where there is none.
fn way_back<'a, T: Ord>(start: &'a T, needs: &Map<&'a T, Set<&'a T>>) -> Vec<&'a T> {
    let mut seen: Set<&T> = Set::new();
    let mut ways = vec![vec![start]];
    while !ways.is_empty() {
        let mut longer = Vec::new();
        for way in ways {
            let last = way.last().and_then(|last| needs.get(*last));
            for need in last.into_iter().flat_map(|needs| needs.iter()) {
                let mut way = way.clone();
                way.push(need);
                if *need == start {
                    return way;
                }
                if seen.insert(need) {
                    longer.push(way);
                }
            }
        }
        ways = longer;
    }
    Vec::new()
}

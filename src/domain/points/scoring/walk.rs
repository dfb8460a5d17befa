//! Down the tree: which nodes count for the purpose and on the day, and what each
//! is worth by both views.

use super::Scoring;
use super::memory::{self, Trace};
use super::scored::{Scored, interval};
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::{Explained, How, NotCounted};
use crate::domain::points::nodes::Worth;
use crate::domain::points::scheme::{Node, Rule};
use std::sync::Arc;

impl<'a> Scoring<'a> {
    /// The node with everything below it; `None` where it is not for this
    /// purpose.
    pub fn whole(&self, node: &'a Node, above: CountDay) -> Option<Scored> {
        self.node(node, above, false, &mut Trace::default())
    }

    /// The node with everything below it, as far as `trace` does not know it;
    /// `None` where it is not for this purpose. With `reuse`, children whose
    /// worth is known are not walked.
    pub(super) fn node(
        &self,
        node: &'a Node,
        above: CountDay,
        reuse: bool,
        trace: &mut Trace,
    ) -> Option<Scored> {
        if !self.is_for_purpose(node) {
            return None;
        }
        if let Some(known) = trace.known() {
            return Some(known.clone());
        }
        let scored = self.worked_out(node, above, reuse, trace);
        trace.keep(scored.clone());
        Some(scored)
    }

    fn worked_out(
        &self,
        node: &'a Node,
        above: CountDay,
        reuse: bool,
        trace: &mut Trace,
    ) -> Scored {
        self.evaluated.set(self.evaluated.get() + 1);
        let as_of = self.case.as_of;
        let begun = node.counts_from.is_none_or(|from| from <= as_of);
        let ended = node.counts_to.is_some_and(|to| to < as_of);
        if !begun || ended {
            return self.nothing(node, NotCounted::Date);
        }
        let day = self.day_of(node, above);
        let children = self.children(node, day, reuse, trace);
        let (confirmed, _) = self.seen(&self.confirmed(), node, day, &children, |worth| {
            worth.confirmed
        });
        let (claimed, uncut) =
            self.seen(&self.claimed(), node, day, &children, |worth| worth.claimed);
        let counts = claimed.counts != Some(false);
        let open = if claimed.reach.is_exact() {
            Vec::new()
        } else {
            self.open(node, &children, day)
        };
        let unproven = if confirmed.reach == claimed.reach {
            Vec::new()
        } else {
            self.unproven(node, &children)
        };
        let multiplied = self.multiplied(node, day).filter(|_| counts);
        Scored {
            explained: Arc::new(Explained {
                id: self.id_of(node),
                title: node.title.clone(),
                interval: interval(Worth { confirmed, claimed }),
                how: self.how(node, day, &children, counts),
                cut: claimed.if_it_counts.cut_from(uncut).filter(|_| counts),
                multiplied,
                open,
                unproven,
                children: if counts {
                    children.into_iter().map(|child| child.explained).collect()
                } else {
                    Vec::new()
                },
            }),
            worth: Worth { confirmed, claimed },
        }
    }

    fn children(
        &self,
        node: &'a Node,
        day: CountDay,
        reuse: bool,
        trace: &mut Trace,
    ) -> Vec<Scored> {
        match &node.rule {
            // Within a person's part there is only that person.
            Rule::Persons { persons, of, .. } if self.person.is_none() => self
                .persons
                .iter()
                .zip(trace.below(self.persons.len()))
                .filter_map(|(scoring, trace)| scoring.of_one(persons, of, day, reuse, trace))
                .collect(),
            rule => rule
                .children()
                .iter()
                .zip(trace.below(rule.children().len()))
                .filter_map(|(child, trace)| self.child(child, day, reuse, trace))
                .collect(),
        }
    }

    pub(super) fn child(
        &self,
        child: &'a Node,
        day: CountDay,
        reuse: bool,
        trace: &mut Trace,
    ) -> Option<Scored> {
        let worth = self.values.get(&child.id).filter(|_| reuse);
        match worth.filter(|_| self.is_for_purpose(child)) {
            Some(worth) => Some(self.bare(child, *worth, How::Sum)),
            None => self.node(child, day, reuse, trace),
        }
    }

    fn is_for_purpose(&self, node: &Node) -> bool {
        memory::is_for(node, self.case.purpose)
    }

    fn day_of(&self, node: &Node, above: CountDay) -> CountDay {
        memory::day_of(node, self.case.purpose, self.case.as_of, above)
    }
}

//! A node by the facts of another person.

use super::memory::Trace;
use super::reasons::distinct;
use super::scored::interval;
use super::{Scored, Scoring};
use crate::domain::identity::PersonId;
use crate::domain::points::condition;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::{How, NotCounted};
use crate::domain::points::nodes::Seen;
use crate::domain::points::scheme::{Condition, Node, Person};
use crate::domain::points::view::View;
use std::sync::Arc;

impl<'a> Scoring<'a> {
    /// The node by this person's facts and under this person's name, if it is
    /// one of those asked for.
    pub(super) fn of_one(
        &self,
        persons: &[PersonId],
        of: &'a Node,
        day: CountDay,
        reuse: bool,
        trace: &mut Trace,
    ) -> Option<Scored> {
        let (Person { title, when, .. }, _) = self
            .person
            .as_ref()
            .filter(|(person, _)| persons.contains(&person.id))?;
        let mut scored = self.child(of, day, reuse, trace)?;
        Arc::make_mut(&mut scored.explained).title = title.clone();
        if let Some(when) = when {
            self.only_when(&mut scored, when, day);
        }
        Some(scored)
    }

    /// The person counts only when there is one.
    fn only_when(&self, scored: &mut Scored, when: &Condition, day: CountDay) {
        let also = |seen: Seen, view: &View| {
            let counts = [seen.counts, condition::holds(view, when, day)];
            Seen::of(seen.if_it_counts, condition::all(counts.into_iter()))
        };
        scored.worth.confirmed = also(scored.worth.confirmed, &self.confirmed());
        scored.worth.claimed = also(scored.worth.claimed, &self.claimed());
        let counts = scored.worth.claimed.counts;
        let explained = Arc::make_mut(&mut scored.explained);
        explained.interval = interval(scored.worth);
        if counts == Some(false) {
            explained.how = How::NotCounted {
                why: NotCounted::Condition,
            };
            explained.cut = None;
            explained.multiplied = None;
            explained.open.clear();
            explained.children.clear();
        } else if counts.is_none() {
            let mut open = Vec::new();
            condition::open(&self.claimed(), when, day, &mut open);
            open.append(&mut explained.open);
            explained.open = distinct(open);
        }
    }
}

//! A node by one view: what its rule gives, then its factors, its bound, its cap
//! and floor, and last whether it counts.

use super::Scoring;
use super::scored::Scored;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::group::{self, Child};
use crate::domain::points::nodes::{Seen, Worth};
use crate::domain::points::reach::Reach;
use crate::domain::points::scheme::{Condition, Node, Rule};
use crate::domain::points::view::View;
use crate::domain::points::{condition, measure, rule};

impl Scoring<'_> {
    /// A node by one view, and its points before caps and floor.
    pub(super) fn seen(
        &self,
        view: &View,
        node: &Node,
        day: CountDay,
        children: &[Scored],
        of: impl Fn(&Worth) -> Seen,
    ) -> (Seen, Reach) {
        let worth = if is_group(&node.rule) {
            let children: Vec<Child> = children
                .iter()
                .map(|child| Child {
                    id: &child.explained.id,
                    seen: of(&child.worth),
                })
                .collect();
            group::reach(&node.rule, &children)
        } else {
            rule::reach(view, &node.rule, day)
        };
        let worth = node.times.iter().fold(worth, |worth, times| {
            match self.holds(view, times.when.as_ref(), day) {
                Some(true) => worth.times(times.by),
                Some(false) => worth,
                None => worth.or(worth.times(times.by)),
            }
        });
        let bounded = match &node.at_most {
            Some(bound) => worth.at_most(measure::range(view, bound, day)),
            None => worth,
        };
        let bounded = bounded.bounded(node.cap, node.floor);
        let counts = self.holds(view, node.when.as_ref(), day);
        (Seen::of(bounded, counts), worth)
    }

    pub(super) fn holds(
        &self,
        view: &View,
        when: Option<&Condition>,
        day: CountDay,
    ) -> Option<bool> {
        when.map_or(Some(true), |when| condition::holds(view, when, day))
    }
}

fn is_group(rule: &Rule) -> bool {
    matches!(
        rule,
        Rule::Sum { .. }
            | Rule::Highest { .. }
            | Rule::First { .. }
            | Rule::Best { .. }
            | Rule::Agreed { .. }
            | Rule::Persons { .. }
    )
}

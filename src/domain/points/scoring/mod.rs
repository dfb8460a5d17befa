//! Walks the tree of a scheme and explains every node.
//!
//! | file      | holds                                                   |
//! |-----------|---------------------------------------------------------|
//! | `scoring` | the walk: purposes, dates, caps, references             |
//! | `reasons` | how a node got its points and what could still move it  |
//! | `persons` | a node by the facts of another person                   |
//! | `memory`  | what was worked out, kept for the next scoring          |
//! | `dependents` | which nodes have to be worked out again after a change |
//! | `live`    | a score kept up to date, change by change               |

mod dependents;
mod live;
mod memory;
mod persons;
mod reasons;

pub use live::LiveScore;

use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::points::condition;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::{Explained, How, Interval, NotCounted};
use crate::domain::points::facts::Facts;
use crate::domain::points::group::{self, Child};
use crate::domain::points::measure;
use crate::domain::points::nodes::{NodeValues, Seen, Worth};
use crate::domain::points::reach::Reach;
use crate::domain::points::rule;
use crate::domain::points::scheme::{Condition, Node, Person, Rule, Scheme};
use crate::domain::points::view::{Counterparts, Definitions, Last, View, counterparts};
use chrono::NaiveDate;
use memory::{Memory, References, Trace};
use std::cell::Cell;
use std::sync::Arc;

/// What is scored: facts under a scheme for one purpose on one day.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// The scheme.
    pub scheme: &'a Scheme,
    /// The kinds of its facts.
    pub definitions: &'a Definitions<'a>,
    /// What is known.
    pub facts: &'a Facts,
    /// What the points are for.
    pub purpose: &'a PurposeId,
    /// The day of the application.
    pub as_of: NaiveDate,
}

/// The walk for one person.
pub struct Scoring<'a> {
    case: Case<'a>,
    /// Whose facts are meant; none for those of nobody in particular, which are
    /// the applicant's.
    person: Option<(&'a Person, Counterparts<'a>)>,
    /// The walks for all persons; none within one of them.
    persons: Vec<Scoring<'a>>,
    /// What the nodes are worth that others refer to.
    values: NodeValues,
    /// The fact that was looked up last.
    last: Last,
    /// How many nodes were worked out, not taken from memory.
    evaluated: Cell<usize>,
}

/// A node by both views, and its explanation. A clone shares the explanation.
#[derive(Clone)]
pub struct Scored {
    worth: Worth,
    explained: Arc<Explained>,
}

impl<'a> Scoring<'a> {
    /// The walk by the applicant's facts, and by those of every person.
    pub fn new(case: Case<'a>) -> Self {
        Self::remembering(case, &References::of(case), &mut Memory::default())
    }

    /// The same with what `memory` still knows of the nodes that others refer
    /// to; what had to be worked out is in it afterwards.
    fn remembering(case: Case<'a>, references: &References, memory: &mut Memory) -> Self {
        let persons = case.scheme.persons.iter().enumerate().map(|(at, person)| {
            let facts = counterparts(case.scheme, &person.id);
            let person = Some((person, facts));
            Self::walk(case, person, Vec::new(), references, memory.walk(at + 1))
        });
        let persons = persons.collect();
        Self::walk(case, None, persons, references, memory.walk(0))
    }

    /// One walk that knows the nodes others refer to, each worked out after
    /// those it needs.
    fn walk(
        case: Case<'a>,
        person: Option<(&'a Person, Counterparts<'a>)>,
        persons: Vec<Self>,
        references: &References,
        known: &mut memory::Walk,
    ) -> Self {
        let mut walk = Self {
            case,
            person,
            persons,
            values: std::mem::take(&mut known.values),
            last: Last::default(),
            evaluated: Cell::new(0),
        };
        for (reference, trace) in references.iter().zip(known.traces(references.len())) {
            if walk.values.contains_key(&reference.id) {
                continue;
            }
            let scored = reference.day.and_then(|day| {
                let node = reference.node(case.scheme)?;
                walk.node(node, day, true, trace)
            });
            let worth = scored.map_or(Worth::NOTHING, |scored| scored.worth);
            walk.values.insert(reference.id.clone(), worth);
        }
        known.values = walk.values.clone();
        walk
    }

    /// How many nodes were worked out so far, by every walk.
    fn evaluations(&self) -> usize {
        let persons: usize = self.persons.iter().map(Self::evaluations).sum();
        self.evaluated.get() + persons
    }

    /// What registers confirm.
    pub fn confirmed(&self) -> View<'_> {
        let Case {
            definitions,
            facts,
            as_of,
            ..
        } = self.case;
        self.within(View::confirmed(definitions, facts, as_of))
    }

    /// What the resident says too.
    pub fn claimed(&self) -> View<'_> {
        let Case {
            definitions,
            facts,
            as_of,
            ..
        } = self.case;
        self.within(View::claimed(definitions, facts, as_of))
    }

    fn within<'b>(&'b self, view: View<'b>) -> View<'b> {
        let person = self.person.as_ref().map(|(_, facts)| facts);
        view.within(self.case.scheme, person, &self.values, &self.last)
    }

    fn is_for_purpose(&self, node: &Node) -> bool {
        memory::is_for(node, self.case.purpose)
    }

    fn day_of(&self, node: &Node, above: CountDay) -> CountDay {
        memory::day_of(node, self.case.purpose, self.case.as_of, above)
    }

    /// The node with everything below it; `None` where it is not for this
    /// purpose.
    pub fn whole(&self, node: &'a Node, above: CountDay) -> Option<Scored> {
        self.node(node, above, false, &mut Trace::default())
    }

    /// The node with everything below it, as far as `trace` does not know it;
    /// `None` where it is not for this purpose. With `reuse`, children whose
    /// worth is known are not walked.
    fn node(
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

    fn child(
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

    /// A node by one view, and its points before caps and floor.
    fn seen(
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

    fn holds(&self, view: &View, when: Option<&Condition>, day: CountDay) -> Option<bool> {
        when.map_or(Some(true), |when| condition::holds(view, when, day))
    }

    /// The node's id; for another person than the applicant the person's name
    /// comes with it.
    fn id_of(&self, node: &Node) -> NodeId {
        let applicant = self.case.scheme.persons.first();
        match &self.person {
            Some((person, _)) if applicant.is_none_or(|applicant| applicant.id != person.id) => {
                NodeId::new(format!("{}@{}", node.id, person.id))
            }
            _ => node.id.clone(),
        }
    }

    /// What is scored.
    pub fn case(&self) -> Case<'a> {
        self.case
    }

    /// The root where nothing counts for the purpose.
    pub fn nothing_for_the_purpose(&self) -> Scored {
        self.nothing(&self.case.scheme.root, NotCounted::Purpose)
    }

    /// A node that does not count.
    fn nothing(&self, node: &Node, why: NotCounted) -> Scored {
        self.bare(node, Worth::NOTHING, How::NotCounted { why })
    }

    fn bare(&self, node: &Node, worth: Worth, how: How) -> Scored {
        Scored {
            worth,
            explained: Arc::new(Explained {
                id: self.id_of(node),
                title: node.title.clone(),
                interval: interval(worth),
                how,
                cut: None,
                multiplied: None,
                open: Vec::new(),
                unproven: Vec::new(),
                children: Vec::new(),
            }),
        }
    }
}

impl Scored {
    /// The explanation, as far as a condition by each view leaves it standing.
    pub fn explained(self, confirmed: Option<bool>, claimed: Option<bool>) -> Explained {
        let interval = interval(Worth {
            confirmed: Seen::of(self.worth.confirmed.reach, confirmed),
            claimed: Seen::of(self.worth.claimed.reach, claimed),
        });
        Explained {
            interval,
            ..Arc::unwrap_or_clone(self.explained)
        }
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

fn interval(worth: Worth) -> Interval {
    let claimed = worth.claimed.reach.low;
    Interval {
        // Where a register gives more than the resident claims, no more is sure
        // than that.
        confirmed: worth.confirmed.reach.low.min(claimed),
        claimed,
        possible: worth.claimed.reach.high,
    }
}

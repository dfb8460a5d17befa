//! Walks the tree of a scheme and explains every node.
//!
//! | file      | holds                                                   |
//! |-----------|---------------------------------------------------------|
//! | `scoring` | the walk: purposes, dates, caps, references             |
//! | `reasons` | how a node got its points and what could still move it  |
//! | `persons` | a node by the facts of another person                   |

mod persons;
mod reasons;

use crate::domain::identity::{NodeId, PurposeId};
use crate::domain::map::{Map, Set};
use crate::domain::points::condition;
use crate::domain::points::explain::{Explained, How, Interval, NotCounted};
use crate::domain::points::facts::Facts;
use crate::domain::points::group::{self, Child};
use crate::domain::points::measure;
use crate::domain::points::nodes::{self, NodeValues, Seen, Worth};
use crate::domain::points::reach::Reach;
use crate::domain::points::rule;
use crate::domain::points::scheme::{Condition, Node, Person, Rule, Scheme};
use crate::domain::points::view::{Counterparts, Definitions, View, counterparts};
use chrono::{Datelike, NaiveDate};

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
    values: NodeValues<'a>,
}

/// A node by both views, and its explanation.
pub struct Scored {
    worth: Worth,
    explained: Explained,
}

impl<'a> Scoring<'a> {
    /// The walk by the applicant's facts, and by those of every person.
    pub fn new(case: Case<'a>) -> Self {
        let persons = case.scheme.persons.iter().map(|person| {
            let facts = counterparts(case.scheme, &person.id);
            Self {
                case,
                person: Some((person, facts)),
                persons: Vec::new(),
                values: NodeValues::new(),
            }
            .with_values()
        });
        Self {
            case,
            person: None,
            persons: persons.collect(),
            values: NodeValues::new(),
        }
        .with_values()
    }

    /// Works out the nodes that others refer to, each after those it needs.
    fn with_values(mut self) -> Self {
        let scheme = self.case.scheme;
        let referred = nodes::referred(scheme);
        if referred.is_empty() {
            return self;
        }
        let mut places = Map::new();
        self.places(&scheme.root, Some(self.case.as_of), &referred, &mut places);
        for id in nodes::in_order(&scheme.root, &referred).0 {
            let worth = match places.get(id) {
                Some((node, Some(day))) => self.node(node, *day, true),
                _ => None,
            };
            let worth = worth.map_or(Worth::NOTHING, |scored| scored.worth);
            self.values.insert(id, worth);
        }
        self
    }

    /// Where the referred nodes stand and which day counts for them; none for a
    /// node that is not for this purpose.
    fn places(
        &self,
        node: &'a Node,
        day: Option<NaiveDate>,
        referred: &Set<&'a NodeId>,
        places: &mut Map<&'a NodeId, (&'a Node, Option<NaiveDate>)>,
    ) {
        let day = day
            .filter(|_| self.is_for_purpose(node))
            .map(|day| self.day_of(node, day));
        if referred.contains(&node.id) {
            places.get_or_insert_with(&node.id, || (node, day));
        }
        for child in node.rule.children() {
            self.places(child, day, referred, places);
        }
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
        view.within(self.case.scheme, person, &self.values)
    }

    fn is_for_purpose(&self, node: &Node) -> bool {
        node.purposes.is_empty() || node.purposes.contains(self.case.purpose)
    }

    /// The day up to which time is counted: the node's own, else that of the
    /// node above.
    fn day_of(&self, node: &Node, above: NaiveDate) -> NaiveDate {
        let as_of = self.case.as_of;
        let named = node.counted_up_to.get(self.case.purpose);
        named
            .and_then(|day| day.in_year(as_of.year()))
            .or_else(|| node.rounds.iter().find_map(|round| round.day(as_of)))
            .unwrap_or(above)
    }

    /// The node with everything below it; `None` where it is not for this
    /// purpose. With `reuse`, children whose worth is known are not walked.
    pub fn node(&self, node: &'a Node, above: NaiveDate, reuse: bool) -> Option<Scored> {
        if !self.is_for_purpose(node) {
            return None;
        }
        let as_of = self.case.as_of;
        let begun = node.counts_from.is_none_or(|from| from <= as_of);
        let ended = node.counts_to.is_some_and(|to| to < as_of);
        if !begun || ended {
            return Some(self.nothing(node, NotCounted::Date));
        }
        let day = self.day_of(node, above);
        let children = self.children(node, day, reuse);
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
        Some(Scored {
            explained: Explained {
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
            },
            worth: Worth { confirmed, claimed },
        })
    }

    fn children(&self, node: &'a Node, day: NaiveDate, reuse: bool) -> Vec<Scored> {
        match &node.rule {
            // Within a person's part there is only that person.
            Rule::Persons { persons, of, .. } if self.person.is_none() => self
                .persons
                .iter()
                .filter_map(|scoring| scoring.of_one(persons, of, day, reuse))
                .collect(),
            rule => rule
                .children()
                .iter()
                .filter_map(|child| self.child(child, day, reuse))
                .collect(),
        }
    }

    fn child(&self, child: &'a Node, day: NaiveDate, reuse: bool) -> Option<Scored> {
        let worth = self.values.get(&child.id).filter(|_| reuse);
        match worth.filter(|_| self.is_for_purpose(child)) {
            Some(worth) => Some(self.bare(child, *worth, How::Sum)),
            None => self.node(child, day, reuse),
        }
    }

    /// A node by one view, and its points before caps and floor.
    fn seen(
        &self,
        view: &View,
        node: &Node,
        day: NaiveDate,
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

    fn holds(&self, view: &View, when: Option<&Condition>, day: NaiveDate) -> Option<bool> {
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

    /// A node that does not count.
    pub fn nothing(&self, node: &Node, why: NotCounted) -> Scored {
        self.bare(node, Worth::NOTHING, How::NotCounted { why })
    }

    fn bare(&self, node: &Node, worth: Worth, how: How) -> Scored {
        Scored {
            worth,
            explained: Explained {
                id: self.id_of(node),
                title: node.title.clone(),
                interval: interval(worth),
                how,
                cut: None,
                multiplied: None,
                open: Vec::new(),
                unproven: Vec::new(),
                children: Vec::new(),
            },
        }
    }
}

impl Scored {
    /// The explanation, as far as a condition by each view leaves it standing.
    pub fn explained(mut self, confirmed: Option<bool>, claimed: Option<bool>) -> Explained {
        self.explained.interval = interval(Worth {
            confirmed: Seen::of(self.worth.confirmed.reach, confirmed),
            claimed: Seen::of(self.worth.claimed.reach, claimed),
        });
        self.explained
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

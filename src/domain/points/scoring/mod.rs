//! Walks the tree of a scheme and explains every node.
//!
//! | file         | holds                                                 |
//! |--------------|-------------------------------------------------------|
//! | `scoring`    | what is scored, the walks and what they see           |
//! | `walk`       | down the tree: purposes, dates, children              |
//! | `seen`       | a node by one view: rule, factors, bounds, condition  |
//! | `scored`     | a node by both views with its explanation             |
//! | `reasons`    | how a node got its points and what could still move it |
//! | `persons`    | a node by the facts of another person                 |
//! | `memory`     | what was worked out, kept for the next scoring        |
//! | `dependents` | which nodes have to be worked out again after a change |
//! | `live`       | a score kept up to date, change by change             |

mod dependents;
mod live;
mod memory;
mod persons;
mod reasons;
mod scored;
mod seen;
mod walk;

pub use live::LiveScore;
pub use scored::Scored;

use crate::domain::identity::PurposeId;
use crate::domain::points::facts::Facts;
use crate::domain::points::nodes::{NodeValues, Worth};
use crate::domain::points::scheme::{Person, Scheme};
use crate::domain::points::view::{Counterparts, Definitions, Last, View, counterparts};
use chrono::NaiveDate;
use memory::{Memory, References};
use std::cell::Cell;

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

    /// What is scored.
    pub fn case(&self) -> Case<'a> {
        self.case
    }
}

//! The questions that matter: those still open, in the order of what each can
//! still move, and for each whether its answer can change anything at all.
//!
//! What is called settled is proven from the explained score: every rule is
//! inclusion-isotone, so a node whose points are certain stays as it is whatever
//! is answered below it. How much a question moves is found by trying answers:
//! that orders the questions, it proves nothing.
//!
//! | file        | holds                                                      |
//! |-------------|------------------------------------------------------------|
//! | `settled`   | why a fact can no longer move the total                    |
//! | `moved`     | how far answers to one question move the total             |
//! | `skippable` | which questions of a page can be skipped                   |

pub mod moved;
pub mod settled;
pub mod skippable;

use super::condition;
use super::count_day::CountDay;
use super::explain::Interval;
use super::facts::Facts;
use super::gate::gates;
use super::line::waived;
use super::scheme::{FactDefinition, Scheme};
use super::score::score;
use super::view::{View, definitions};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, PurposeId};
use chrono::NaiveDate;
use moved::{Moved, moved};
use settled::{Bearing, Settled, bearing};
use std::cmp::Ordering;

/// One open question.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Which fact it asks for.
    pub fact: FactId,
    /// Whether its answer can still change the total.
    pub total: OnTotal,
    /// Whether its answer can still change if the line is reached.
    pub line: OnLine,
    /// The gates its answer can still decide, by id.
    pub gates: Vec<String>,
    /// Whether its answer can still decide that the line is waived.
    pub waives: bool,
    /// Questions that are asked only after this one and can change the total.
    pub leads_to: Vec<FactId>,
}

impl Question {
    /// Whether it can be left out: its answer changes neither the total nor any
    /// gate nor whom the line is for, and no question that does is asked after it.
    pub fn can_be_skipped(&self) -> bool {
        matches!(self.total, OnTotal::Settled(_))
            && self.gates.is_empty()
            && !self.waives
            && self.leads_to.is_empty()
    }
}

/// What an answer does to the total.
#[derive(Clone, Debug, PartialEq)]
pub enum OnTotal {
    /// It can move it.
    Moves(Moved),
    /// It can no longer move it: why not, for every node that uses the fact.
    Settled(Vec<Settled>),
}

/// What an answer does to reaching the line, if the resident is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnLine {
    /// The line is reached whatever is answered.
    Reached,
    /// The line is missed whatever is answered.
    OutOfReach,
    /// It depends on other questions only.
    Settled,
    /// The answer can still matter.
    Open {
        /// Whether one of the answers tried reaches the line by itself.
        reaches: bool,
        /// Whether one of the answers tried puts it out of reach.
        loses: bool,
    },
}

/// The questions of `scheme` that are asked and not yet answered, for an
/// application made on the day `as_of`: first what moves the total most, then
/// what only decides a gate, last what can be skipped; of equals in the order
/// the scheme asks.
pub fn questions(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
    line: Decimal,
) -> Vec<Question> {
    let tree = score(scheme, facts, purpose, as_of);
    let gates = gates(scheme, facts, purpose, as_of);
    let waiving = waiving(scheme, facts, purpose, as_of);
    let (asked, hidden) = open(scheme, facts, purpose, as_of);
    let bearing_on = |fact: &FactDefinition| bearing(scheme, &tree, &fact.id);
    let later: Vec<(&FactDefinition, Bearing)> = hidden
        .into_iter()
        .map(|fact| (fact, bearing_on(fact)))
        .filter(|(_, bearing)| bearing.is_live())
        .collect();
    let mut questions: Vec<Question> = asked
        .into_iter()
        .map(|fact| {
            let bearing = bearing_on(fact);
            let moved = |definition: &FactDefinition, bearing: &Bearing| {
                let context = moved::Context {
                    scheme,
                    tree: &tree,
                    facts,
                    purpose,
                    as_of,
                };
                moved(&context, definition, bearing, line)
            };
            let tried = bearing.is_live().then(|| moved(fact, &bearing));
            let leads_to = later
                .iter()
                .filter(|(hidden, _)| is_asked_after(hidden, &fact.id))
                .map(|(hidden, _)| hidden.id.clone())
                .collect();
            let deciding = gates.iter().filter(|gate| gate.open.contains(&fact.id));
            Question {
                fact: fact.id.clone(),
                line: on_line(&tree.interval, line, tried.as_ref()),
                total: match tried {
                    Some(tried) => OnTotal::Moves(tried.moved),
                    None => OnTotal::Settled(bearing.settled),
                },
                waives: waiving.contains(&fact.id),
                gates: deciding.map(|gate| gate.id.clone()).collect(),
                leads_to,
            }
        })
        .collect();
    questions.sort_by(by_weight);
    questions
}

/// The facts that still decide whether the line of the purpose is waived.
fn waiving(scheme: &Scheme, facts: &Facts, purpose: &PurposeId, as_of: NaiveDate) -> Vec<FactId> {
    let purpose = scheme.purpose(purpose);
    purpose.map_or_else(Vec::new, |purpose| {
        waived(scheme, facts, purpose, as_of).open
    })
}

/// The open facts: those that are asked now, and those asked after others.
fn open<'a>(
    scheme: &'a Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> (Vec<&'a FactDefinition>, Vec<&'a FactDefinition>) {
    let definitions = definitions(scheme);
    let view = View::claimed(&definitions, facts, as_of);
    let day = CountDay::start_of(as_of);
    let shown = |fact: &FactDefinition| {
        let when = fact.asked_when.as_ref();
        when.map_or(Some(true), |when| condition::holds(&view, when, day))
    };
    let (mut asked, mut hidden) = (Vec::new(), Vec::new());
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        let is_for_purpose = fact.purposes.is_empty() || fact.purposes.contains(purpose);
        if !is_for_purpose || view.knows(&fact.id) {
            continue;
        }
        match shown(fact) {
            Some(true) => asked.push(fact),
            None => hidden.push(fact),
            // It is not asked, so nobody can answer it.
            Some(false) => {}
        }
    }
    (asked, hidden)
}

fn is_asked_after(hidden: &FactDefinition, fact: &FactId) -> bool {
    let mut found = false;
    if let Some(when) = &hidden.asked_when {
        condition::each_fact(when, &mut |id| found |= id == fact);
    }
    found
}

fn on_line(total: &Interval, line: Decimal, tried: Option<&moved::Tried>) -> OnLine {
    if total.claimed >= line {
        OnLine::Reached
    } else if total.possible.is_some_and(|most| most < line) {
        OnLine::OutOfReach
    } else {
        tried.map_or(OnLine::Settled, |tried| OnLine::Open {
            reaches: tried.reaches,
            loses: tried.loses,
        })
    }
}

/// What moves more comes first.
fn by_weight(a: &Question, b: &Question) -> Ordering {
    let weight = |question: &Question| match &question.total {
        OnTotal::Moves(moved) => (0, Some(*moved)),
        OnTotal::Settled(_) if !question.leads_to.is_empty() => (1, None),
        OnTotal::Settled(_) if question.waives || !question.gates.is_empty() => (2, None),
        OnTotal::Settled(_) => (3, None),
    };
    let ((a_class, a_moved), (b_class, b_moved)) = (weight(a), weight(b));
    a_class.cmp(&b_class).then(b_moved.cmp(&a_moved))
}

//! What a resident can do, derived from the table: which facts can be changed,
//! and which values of them gain.
//!
//! A date of birth does not change and time does not pass faster: dates, spans
//! and numbers of years or months are left to the forecast. What takes points
//! away is past. What a table cannot tell (nobody marries for points) the
//! caller names, or the resident strikes out.

use super::change::{Aim, Change, ChangeKind, Edit, Lever};
use super::gains::{Gain, Gains};
use super::papers::papers;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::map::{Map, Set};
use crate::domain::points::condition;
use crate::domain::points::count_day::CountDay;
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::{FactValue, Facts};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::{Condition, FactDefinition, FactKind, Node, Scheme};
use crate::domain::points::score::score;
use crate::domain::points::view::{Definitions, View, definitions};
use crate::domain::text::Text;
use chrono::NaiveDate;

/// What can be done, and what cannot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Levers {
    /// What can be done, in the order the scheme asks.
    pub levers: Vec<Lever>,
    /// The facts that no plan changes, and why.
    pub fixed: Vec<Fixed>,
}

/// A fact that no plan changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// Which fact.
    pub fact: FactId,
    /// Why not.
    pub why: WhyFixed,
}

/// Why a fact is not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyFixed {
    /// A date does not change.
    Date,
    /// Only time makes it more: the forecast says when.
    Time,
    /// It takes points away, and what has happened has happened.
    Past,
    /// The table says that nobody changes it.
    Given,
    /// The caller says it is not to be touched.
    Kept,
    /// It is not asked, and no simple answer makes it asked.
    NotAsked,
}

/// Who plans for what.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The table.
    pub scheme: &'a Scheme,
    /// What is known.
    pub facts: &'a Facts,
    /// What the points are for.
    pub purpose: &'a PurposeId,
    /// The day of the application.
    pub as_of: NaiveDate,
    /// The line to reach.
    pub line: Decimal,
    /// Whose points are planned.
    pub aim: Aim,
}

/// Everything that can be done in a situation but to the facts in `keep`.
pub fn levers(situation: &Situation, keep: &Set<FactId>) -> Levers {
    let Situation {
        scheme,
        facts,
        purpose,
        as_of,
        ..
    } = *situation;
    let definitions = definitions(scheme);
    let total = score(scheme, facts, purpose, as_of).interval.claimed;
    let derive = Derive {
        situation,
        view: View::claimed(&definitions, facts, as_of),
        asked: by_id(scheme),
        past: taking_away(scheme, purpose, as_of),
        need: situation.line.minus(total),
        keep,
    };
    let mut found = Levers {
        levers: match situation.aim {
            Aim::Claimed => Vec::new(),
            Aim::Confirmed => papers(scheme, facts, purpose),
        },
        fixed: Vec::new(),
    };
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        if fact.purposes.is_empty() || fact.purposes.contains(purpose) {
            derive.fact(fact, &definitions, &mut found);
        }
    }
    found
}

struct Derive<'a> {
    situation: &'a Situation<'a>,
    view: View<'a>,
    asked: Map<&'a FactId, &'a FactDefinition>,
    past: Set<FactId>,
    need: Decimal,
    keep: &'a Set<FactId>,
}

impl Derive<'_> {
    fn fact(&self, fact: &FactDefinition, definitions: &Definitions, out: &mut Levers) {
        let Situation {
            scheme,
            facts,
            purpose,
            as_of,
            ..
        } = *self.situation;
        let Some(gains) = Gains::new(scheme, fact, facts, purpose, as_of) else {
            return;
        };
        if let Some(why) = self.why_fixed(fact, definitions) {
            let fact = fact.id.clone();
            return out.fixed.push(Fixed { fact, why });
        }
        let mut openers = Vec::new();
        if !self.opens(fact, &mut openers) {
            let fact = fact.id.clone();
            let why = WhyFixed::NotAsked;
            return out.fixed.push(Fixed { fact, why });
        }
        if let FactKind::Many { options } = &fact.kind {
            let chosen = match self.view.value(&fact.id) {
                Some(FactValue::Many(chosen)) => chosen.as_slice(),
                _ => &[],
            };
            for option in options {
                if chosen.contains(&option.id) {
                    continue;
                }
                let edit = Edit::AddOption(fact.id.clone(), option.id.clone());
                let gain = gains.by_option(edit);
                self.push(fact, gain.into_iter().collect(), &openers, out);
            }
        } else if self.view.flag(&fact.id) != Some(true) {
            self.push(fact, gains.all(self.need), &openers, out);
        }
    }

    fn push(&self, fact: &FactDefinition, gains: Vec<Gain>, openers: &[FactId], out: &mut Levers) {
        if gains.is_empty() {
            return;
        }
        // Behind a question that was answered with no, there is nothing yet.
        let is_known = |id: &FactId| self.view.knows(id);
        let kind = if is_known(&fact.id) || openers.iter().any(is_known) {
            ChangeKind::Improve
        } else {
            ChangeKind::Answer
        };
        let a_step = match (kind, &fact.kind) {
            (ChangeKind::Improve, FactKind::Entries { .. }) => 8,
            (ChangeKind::Improve, _) => 4,
            _ => 2,
        };
        let changes = gains.into_iter().map(|gain| {
            let yes = |opener: &FactId| Edit::Set(opener.clone(), FactValue::Flag(true));
            Change {
                kind,
                edits: openers.iter().map(yes).chain([gain.edit]).collect(),
                effort: gain.rank.saturating_mul(a_step),
            }
        });
        out.levers.push(Lever {
            changes: changes.collect(),
        });
    }

    fn why_fixed(&self, fact: &FactDefinition, definitions: &Definitions) -> Option<WhyFixed> {
        if fact.changeable == Some(false) {
            return Some(WhyFixed::Given);
        }
        if self.keep.contains(&fact.id) {
            return Some(WhyFixed::Kept);
        }
        match definitions.get(&fact.id)? {
            FactKind::Date { .. } => Some(WhyFixed::Date),
            FactKind::Periods { .. } => Some(WhyFixed::Time),
            FactKind::Number { unit, .. } if is_time(unit) && fact.changeable.is_none() => {
                Some(WhyFixed::Time)
            }
            _ if self.past.contains(&fact.id) => Some(WhyFixed::Past),
            _ => None,
        }
    }

    /// The flags that must be yes for `fact` to be asked; false where that cannot
    /// be had by saying yes.
    fn opens(&self, fact: &FactDefinition, openers: &mut Vec<FactId>) -> bool {
        let Some(when) = &fact.asked_when else {
            return true;
        };
        let day = CountDay::start_of(self.situation.as_of);
        if condition::holds(&self.view, when, day) == Some(true) {
            return true;
        }
        match when.itself() {
            Condition::Yes { fact: opener } => self.opened_by(opener, openers),
            Condition::All { of } => of.iter().all(|one| match one.itself() {
                Condition::Yes { fact: opener } => self.opened_by(opener, openers),
                _ => condition::holds(&self.view, one, day) == Some(true),
            }),
            _ => false,
        }
    }

    fn opened_by(&self, opener: &FactId, openers: &mut Vec<FactId>) -> bool {
        if openers.contains(opener) || self.view.flag(opener) == Some(true) {
            return true;
        }
        let definition = self.asked.get(opener).copied();
        let is_given = definition.is_some_and(|fact| fact.changeable == Some(false));
        if is_given || self.keep.contains(opener) || self.past.contains(opener) {
            return false;
        }
        openers.push(opener.clone());
        definition.is_some_and(|definition| self.opens(definition, openers))
    }
}

fn by_id(scheme: &Scheme) -> Map<&FactId, &FactDefinition> {
    let facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts.map(|fact| (&fact.id, fact)).collect()
}

/// Whether a number of this unit grows with time only.
fn is_time(unit: &Text) -> bool {
    const TIMES: [&str; 12] = [
        "年", "个月", "月", "周", "天", "日", "years", "year", "months", "month", "weeks", "days",
    ];
    TIMES.contains(&unit.get("zh-CN")) || TIMES.contains(&unit.get("en"))
}

/// The facts a deduction looks at: a node that is worth less than nothing at its
/// worst.
fn taking_away(scheme: &Scheme, purpose: &PurposeId, as_of: NaiveDate) -> Set<FactId> {
    let worst = score(scheme, &Facts::default(), purpose, as_of);
    let mut by_node: Map<&NodeId, &Explained> = Map::new();
    index(&worst, &mut by_node);
    let mut facts = Set::new();
    look(&scheme.root, &by_node, &mut facts);
    facts
}

fn index<'a>(tree: &'a Explained, by_node: &mut Map<&'a NodeId, &'a Explained>) {
    by_node.insert(&tree.id, tree);
    tree.children.iter().for_each(|child| index(child, by_node));
}

fn look(node: &Node, worst: &Map<&NodeId, &Explained>, facts: &mut Set<FactId>) {
    let takes = worst
        .get(&node.id)
        .is_some_and(|tree| tree.interval.claimed < Decimal::ZERO);
    if takes {
        own_facts(node, &mut |fact| {
            facts.insert(fact.clone());
        });
    }
    for child in node.rule.children() {
        look(child, worst, facts);
    }
}

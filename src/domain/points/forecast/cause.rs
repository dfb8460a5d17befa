//! Why a score is another than the day before: which node, and what happened.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::points::explain::{Explained, How, Interval, NotCounted};
use crate::domain::points::facts::{FactValue, Facts};
use crate::domain::points::part::own_facts;
use crate::domain::points::scheme::{FactKind, Node, Scheme};
use crate::domain::points::view::{Definitions, definitions};
use crate::domain::text::Text;
use chrono::{Datelike, NaiveDate};

/// One node whose points changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Cause {
    /// Which node.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// What it was worth the day before.
    pub before: Interval,
    /// What it is worth from this day on.
    pub after: Interval,
    /// What happened.
    pub why: Why,
    /// How much the node measures from this day on, and the unit in words, where
    /// it counts by a measure: 5 years of residence.
    pub measured: Option<(Decimal, Text)>,
}

/// What time did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// The table counts it from this day on.
    Begins,
    /// The day before was the last on which the table counts it.
    Sunset,
    /// Time is counted up to another day from now on: that of the new year.
    CountedUpTo(NaiveDate),
    /// A birthday.
    Birthday(FactId),
    /// The year changed, and with it an age by calendar years.
    NewYear(FactId),
    /// A span of time is longer by a full year or month, or begins to count.
    Completed(FactId),
    /// A span of time has ended too early, or moved out of what is looked back
    /// on.
    Lapsed(FactId),
    /// A record is too old from this day on.
    Expired(FactId),
    /// A record that lay ahead counts from this day on.
    Begun(FactId),
    /// A condition on time holds from this day on, or no longer.
    Condition,
    /// Something else that depends on time.
    Time,
}

/// The nodes that changed between two days in a row, as far down as they can be
/// followed.
pub fn causes(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    (before, after): (&Explained, &Explained),
    day: NaiveDate,
) -> Vec<Cause> {
    let mut search = Search {
        definitions: definitions(scheme),
        facts,
        purpose,
        day,
        causes: Vec::new(),
    };
    search.node(&scheme.root, before, after, None);
    search.causes
}

struct Search<'a> {
    definitions: Definitions<'a>,
    facts: &'a Facts,
    purpose: &'a PurposeId,
    day: NaiveDate,
    causes: Vec<Cause>,
}

impl Search<'_> {
    /// `up_to` is the day up to which time is counted above this node.
    fn node(
        &mut self,
        node: &Node,
        before: &Explained,
        after: &Explained,
        up_to: Option<NaiveDate>,
    ) {
        if before.interval == after.interval {
            return;
        }
        let up_to = node
            .counted_up_to
            .get(self.purpose)
            .and_then(|day| day.in_year(self.day.year()))
            .or(up_to);
        let found = self.causes.len();
        if not_counted(before).is_none() && not_counted(after).is_none() {
            for child in node.rule.children() {
                let of = |tree: &'_ Explained| {
                    tree.children.iter().position(|other| other.id == child.id)
                };
                if let (Some(b), Some(a)) = (of(before), of(after)) {
                    self.node(child, &before.children[b], &after.children[a], up_to);
                }
            }
        }
        if self.causes.len() == found {
            self.causes.push(Cause {
                node: node.id.clone(),
                title: node.title.clone(),
                before: before.interval,
                after: after.interval,
                why: self.why(node, before, after, up_to),
                measured: measure(after),
            });
        }
    }

    fn why(
        &self,
        node: &Node,
        before: &Explained,
        after: &Explained,
        up_to: Option<NaiveDate>,
    ) -> Why {
        match (not_counted(before), not_counted(after)) {
            (Some(NotCounted::Date), _) => return Why::Begins,
            (_, Some(NotCounted::Date)) => return Why::Sunset,
            (Some(_), _) | (_, Some(_)) => return Why::Condition,
            (None, None) => {}
        }
        let is_new_year = self.day.ordinal() == 1;
        if let (Some(up_to), true) = (up_to, is_new_year) {
            return Why::CountedUpTo(up_to);
        }
        let mut why = None;
        own_facts(node, &mut |fact| {
            if why.is_none() {
                why = self.by_fact(fact, before, after);
            }
        });
        match why {
            Some(why) => why,
            None if node.when.is_some() => Why::Condition,
            None => Why::Time,
        }
    }

    fn by_fact(&self, fact: &FactId, before: &Explained, after: &Explained) -> Option<Why> {
        let known = self.facts.get(fact).map(|known| &known.value);
        let fact = fact.clone();
        match (self.definitions.get(&fact)?, known) {
            (FactKind::Date { .. }, Some(FactValue::Date(born))) => {
                if returns(*born, self.day) {
                    Some(Why::Birthday(fact))
                } else if self.day.ordinal() == 1 {
                    Some(Why::NewYear(fact))
                } else {
                    None
                }
            }
            (FactKind::Periods { .. }, Some(_)) => Some(match measured(before, after) {
                Some(false) => Why::Lapsed(fact),
                Some(true) => Why::Completed(fact),
                None if after.interval.claimed < before.interval.claimed => Why::Lapsed(fact),
                None => Why::Completed(fact),
            }),
            (FactKind::Entries { .. }, Some(_)) => match (&before.how, &after.how) {
                (How::Entries { too_old: old, .. }, How::Entries { too_old, .. }) => {
                    Some(if too_old > old {
                        Why::Expired(fact)
                    } else {
                        Why::Begun(fact)
                    })
                }
                _ => Some(Why::Begun(fact)),
            },
            _ => None,
        }
    }
}

fn not_counted(tree: &Explained) -> Option<NotCounted> {
    match tree.how {
        How::NotCounted { why } => Some(why),
        _ => None,
    }
}

/// What was measured, and its unit in words.
fn measure(tree: &Explained) -> Option<(Decimal, Text)> {
    match &tree.how {
        How::Rate {
            measured,
            unit_name,
            ..
        }
        | How::Band {
            measured,
            unit_name,
            ..
        } => Some(((*measured)?, unit_name.clone())),
        _ => None,
    }
}

/// Whether more was measured than before; `None` where that is not told.
fn measured(before: &Explained, after: &Explained) -> Option<bool> {
    let of = |tree: &Explained| match tree.how {
        How::Rate { measured, .. } | How::Band { measured, .. } => measured,
        _ => None,
    };
    let (before, after) = (of(before)?, of(after)?);
    (before != after).then_some(after > before)
}

/// Whether `day` is the same day of a year as `date`; 29 February returns on the
/// 28th in a common year.
fn returns(date: NaiveDate, day: NaiveDate) -> bool {
    let same = |date: NaiveDate| (date.month(), date.day()) == (day.month(), day.day());
    let leap = date.with_year(day.year()).is_none();
    same(date) || (leap && date.pred_opt().is_some_and(same))
}

//! Which questions can be skipped, without asking how far the others move: for
//! the page that asks them, while somebody types.

use super::settled::{Settled, bearing};
use super::{is_asked_after, open, waiving};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::points::explain::Explained;
use crate::domain::points::facts::Facts;
use crate::domain::points::gate::gates;
use crate::domain::points::scheme::{FactDefinition, Scheme};
use chrono::NaiveDate;

/// A question whose answer changes neither the total nor any gate nor whom the line is
/// for, and to which no question that does is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Skippable {
    /// Which fact it asks for.
    pub fact: FactId,
    /// Why it moves nothing, for every node that uses it; empty where nothing in
    /// the table uses it for this purpose.
    pub why: Vec<Settled>,
}

/// The open questions among `among` that can be skipped, in the order the scheme
/// asks; `tree` is the explained score of `facts`.
pub fn skippable(
    scheme: &Scheme,
    facts: &Facts,
    tree: &Explained,
    purpose: &PurposeId,
    as_of: NaiveDate,
    among: &[FactId],
) -> Vec<Skippable> {
    let (asked, hidden) = open(scheme, facts, purpose, as_of);
    let gates = gates(scheme, facts, purpose, as_of);
    let waiving = waiving(scheme, facts, purpose, as_of);
    let is_live = |fact: &FactDefinition| bearing(scheme, tree, &fact.id).is_live();
    let leads_on = |fact: &FactId| {
        let mut later = hidden.iter().filter(|later| is_asked_after(later, fact));
        later.any(|later| is_live(later))
    };
    let mut found = Vec::new();
    for fact in asked.iter().filter(|fact| among.contains(&fact.id)) {
        let bearing = bearing(scheme, tree, &fact.id);
        let decides =
            waiving.contains(&fact.id) || gates.iter().any(|gate| gate.open.contains(&fact.id));
        if !bearing.is_live() && !decides && !leads_on(&fact.id) {
            found.push(Skippable {
                fact: fact.id.clone(),
                why: bearing.settled,
            });
        }
    }
    found
}

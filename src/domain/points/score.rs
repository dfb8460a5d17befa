//! The explained score of a scheme.

use super::count_day::CountDay;
use super::explain::{Explained, How, NotCounted};
use super::facts::Facts;
use super::gate;
use super::scheme::Scheme;
use super::scoring::{Case, Scored, Scoring};
use super::view::definitions;
use crate::domain::identity::PurposeId;
use chrono::NaiveDate;

/// The explained score of `facts` under `scheme` for one purpose, for an
/// application made on the day `as_of`.
///
/// Never fails: what is unknown, of the wrong kind or out of bounds widens the
/// interval. A node for other purposes is left out of the tree; one that does
/// not count on this day or under its condition stays in it as `NotCounted` and
/// is worth nothing, also where the highest child is taken. A node for several
/// persons stands in it once for each, under `id@person`.
pub fn score(scheme: &Scheme, facts: &Facts, purpose: &PurposeId, as_of: NaiveDate) -> Explained {
    let definitions = definitions(scheme);
    let scoring = Scoring::new(Case {
        scheme,
        definitions: &definitions,
        facts,
        purpose,
        as_of,
    });
    let scored = scoring.whole(&scheme.root, CountDay::start_of(as_of));
    as_gates_leave_it(&scoring, scored)
}

/// The score of the root, as far as the gates that set it to zero leave it.
pub(super) fn as_gates_leave_it(scoring: &Scoring, scored: Option<Scored>) -> Explained {
    let (confirmed, claimed) = gate::zeroing(scoring);
    let scored = scored.unwrap_or_else(|| scoring.nothing_for_the_purpose());
    let mut explained = scored.explained(confirmed, claimed);
    if claimed == Some(false) {
        explained.how = How::NotCounted {
            why: NotCounted::Gate,
        };
    }
    explained
}

//! Prerequisites, vetoes and bans beside the points.

use super::condition;
use super::count_day::CountDay;
use super::facts::Facts;
use super::scheme::{Ban, Gate, Scheme};
use super::scoring::{Case, Scoring};
use super::selection::Selection;
use super::span;
use super::view::{View, definitions};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// One gate, as far as it is known whether it is open.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GateState {
    /// Which gate.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// Whether it is passed by what registers confirm; absent while unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<bool>,
    /// Whether it is passed if the resident is believed; absent while unknown.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<bool>,
    /// What it means when it is not passed.
    pub else_text: Text,
    /// Until when one is barred: the first day on which it is over. Absent where
    /// no ban runs, or one without end, by what is claimed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub barred_until: Option<NaiveDate>,
    /// Whether one is barred for good, by what is claimed.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub barred_for_good: bool,
    /// Whether it is passed only because it is waived.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub waived: bool,
    /// Facts that still decide it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<FactId>,
}

readable!(GateState {
    id: need,
    title: need,
    confirmed: optional,
    claimed: optional,
    else_text: or_default,
    barred_until: optional,
    barred_for_good: or_default,
    waived: or_default,
    open: or_default,
});

/// The gates of one purpose, for an application made on the day `as_of`.
pub fn gates(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<GateState> {
    let definitions = definitions(scheme);
    let scoring = Scoring::new(Case {
        scheme,
        definitions: &definitions,
        facts,
        purpose,
        as_of,
    });
    let (confirmed, claimed) = (scoring.confirmed(), scoring.claimed());
    let day = CountDay::start_of(as_of);
    of_purpose(scheme, purpose)
        .map(|gate| GateState {
            id: gate.id.clone(),
            title: gate.title.clone(),
            confirmed: passes(&confirmed, gate, day),
            claimed: passes(&claimed, gate, day),
            else_text: gate.else_text.clone(),
            barred_until: gate
                .ban
                .as_ref()
                .and_then(|ban| barred_until(&claimed, ban, day)),
            barred_for_good: gate.ban.as_ref().is_some_and(|ban| {
                ban.within.years.is_none() && barred(&claimed, ban, day) == Some(true)
            }),
            waived: waived(&claimed, gate, day) == Some(true)
                && stands(&claimed, gate, day) != Some(true),
            open: open(&claimed, gate, day),
        })
        .collect()
}

/// Whether the gates that set the score to zero are passed, by both views.
pub fn zeroing(scoring: &Scoring) -> (Option<bool>, Option<bool>) {
    let Case {
        scheme,
        purpose,
        as_of,
        ..
    } = scoring.case();
    let all = |view: &View| {
        let zeroing = of_purpose(scheme, purpose).filter(|gate| gate.zeroes);
        condition::all(zeroing.map(|gate| passes(view, gate, CountDay::start_of(as_of))))
    };
    (all(&scoring.confirmed()), all(&scoring.claimed()))
}

fn of_purpose<'a>(scheme: &'a Scheme, purpose: &PurposeId) -> impl Iterator<Item = &'a Gate> {
    let is_for = |gate: &&Gate| gate.purposes.is_empty() || gate.purposes.contains(purpose);
    scheme.gates.iter().filter(is_for)
}

/// Waived, or else required and not barred.
fn passes(view: &View, gate: &Gate, day: CountDay) -> Option<bool> {
    let either = [stands(view, gate, day), waived(view, gate, day)];
    condition::any(either.into_iter())
}

fn stands(view: &View, gate: &Gate, day: CountDay) -> Option<bool> {
    let barred = gate
        .ban
        .as_ref()
        .map_or(Some(false), |ban| barred(view, ban, day));
    let parts = [
        condition::holds(view, &gate.requires, day),
        barred.map(|barred| !barred),
    ];
    condition::all(parts.into_iter())
}

fn waived(view: &View, gate: &Gate, day: CountDay) -> Option<bool> {
    let waived = gate.waived_when.as_ref();
    waived.map_or(Some(false), |waived| condition::holds(view, waived, day))
}

/// Whether any event of the list bars.
fn barred(view: &View, ban: &Ban, day: CountDay) -> Option<bool> {
    let events = selection(ban);
    let records = events.records(view)?;
    condition::any(records.iter().map(|record| events.counts(record, day)))
}

/// The first day on which the last ban that runs is over.
fn barred_until(view: &View, ban: &Ban, day: CountDay) -> Option<NaiveDate> {
    let years = ban.within.years?;
    let events = selection(ban);
    let records = events.records(view)?;
    let running = records
        .iter()
        .filter(|record| events.counts(record, day) == Some(true));
    let last = running
        .filter_map(|record| record.date(&ban.within.field))
        .max()?;
    span::years_after(last, years)
}

fn selection(ban: &Ban) -> Selection<'_> {
    Selection {
        fact: &ban.fact,
        filter: &ban.filter,
        within: Some(&ban.within),
    }
}

fn open(view: &View, gate: &Gate, day: CountDay) -> Vec<FactId> {
    let mut open = Vec::new();
    if passes(view, gate, day).is_some() {
        return open;
    }
    condition::open(view, &gate.requires, day, &mut open);
    if let Some(ban) = gate
        .ban
        .as_ref()
        .filter(|ban| barred(view, ban, day).is_none())
    {
        open.push(ban.fact.clone());
    }
    if let Some(waived) = &gate.waived_when {
        condition::open(view, waived, day, &mut open);
    }
    open
}

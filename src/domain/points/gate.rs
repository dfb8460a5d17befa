//! Prerequisites and vetoes beside the points.

use super::condition;
use super::facts::Facts;
use super::scheme::Scheme;
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
    let confirmed = View::confirmed(&definitions, facts, as_of);
    let claimed = View::claimed(&definitions, facts, as_of);
    scheme
        .gates
        .iter()
        .filter(|gate| gate.purposes.is_empty() || gate.purposes.contains(purpose))
        .map(|gate| {
            let mut open = Vec::new();
            condition::open(&claimed, &gate.requires, as_of, &mut open);
            GateState {
                id: gate.id.clone(),
                title: gate.title.clone(),
                confirmed: condition::holds(&confirmed, &gate.requires, as_of),
                claimed: condition::holds(&claimed, &gate.requires, as_of),
                else_text: gate.else_text.clone(),
                open,
            }
        })
        .collect()
}

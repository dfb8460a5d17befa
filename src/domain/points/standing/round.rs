//! When places are given, and by which keys.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{PurposeId, RoundId, SchemeId};
use crate::domain::points::scheme::Ties;
use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// `GET /api/v1/points/rounds?scheme=ID`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct RoundList {
    /// Newest first.
    pub items: Vec<Round>,
}

readable!(RoundList { items: need });

/// One round: those who apply from `opens` to `closes` compete for its places.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Round {
    /// Its id.
    pub id: RoundId,
    /// Whose table.
    pub scheme: SchemeId,
    /// What the places are for.
    pub purpose: PurposeId,
    /// Its name.
    pub title: Text,
    /// The first day to apply.
    pub opens: NaiveDate,
    /// The last day to apply.
    pub closes: NaiveDate,
    /// The day the list is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_on: Option<NaiveDate>,
    /// The last day to object to the list.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objections_until: Option<NaiveDate>,
    /// The day places are settled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub settled_on: Option<NaiveDate>,
    /// How many places there are; absent where everybody who reaches the line
    /// has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub places: Option<u32>,
    /// The points of the last who has a place, once that is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Decimal>,
    /// What happens to those who are equal in every key at the last place.
    pub tie: Ties,
    /// The keys of the order, the most weighty first.
    pub keys: Vec<RoundKey>,
    /// How far it is.
    pub state: RoundState,
    /// The number the lot was drawn by, once it was: anybody can draw it again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lot_seed: Option<String>,
    /// Whether those who apply are invented.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub demonstration: bool,
}

readable!(Round {
    id: need,
    scheme: need,
    purpose: need,
    title: need,
    opens: need,
    closes: need,
    published_on: optional,
    objections_until: optional,
    settled_on: optional,
    places: optional,
    line: optional,
    tie: need,
    keys: or_default,
    state: need,
    lot_seed: optional,
    demonstration: or_default,
});

/// One key of the order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RoundKey {
    /// Its id, unique within the round.
    pub id: String,
    /// Its name.
    pub label: Text,
}

readable!(RoundKey {
    id: need,
    label: need
});

/// How far a round is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RoundState {
    /// Nobody can apply yet.
    Coming,
    /// Those who apply now take part.
    Open,
    /// Closed; applications are checked. And any word not known yet.
    Checking,
    /// The list is published and can be objected to.
    Published,
    /// The places are given.
    Settled,
}

words!(RoundState {
    "coming" => Coming,
    "open" => Open,
    "published" => Published,
    "settled" => Settled,
    else Checking
});

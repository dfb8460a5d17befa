//! Who has a place.

use crate::domain::decimal::Decimal;
use crate::domain::identity::RoundId;
use crate::domain::read::{readable, words};
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// A page of `GET /api/v1/points/rounds/{id}/ranking`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankingPage {
    /// Of which round.
    pub round: RoundId,
    /// When the list was published.
    pub published_at: DateTime<FixedOffset>,
    /// The points of the last who has a place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<Decimal>,
    /// How many have a place. May be more than there are places, where everybody
    /// who is equal at the last one is admitted.
    pub admitted: u32,
    /// How many stand on the whole list.
    pub of: u32,
    /// In order.
    pub items: Vec<RankedLine>,
    /// Cursor of the next page, absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

readable!(RankingPage {
    round: need,
    published_at: need,
    line: optional,
    admitted: need,
    of: or_default,
    items: need,
    next: optional,
});

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankedLine {
    /// The place, from 1; those who are equal in every key share one.
    pub place: u32,
    /// The name, masked by the server: 李**.
    pub name: String,
    /// The official points.
    pub points: Decimal,
    /// What each key of the round is, in their order, as it is to be shown.
    pub keys: Vec<String>,
    /// Whether there is a place for it.
    pub state: PlaceState,
    /// Whether it is the caller's own.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub own: bool,
}

readable!(RankedLine {
    place: need,
    name: need,
    points: need,
    keys: or_default,
    state: need,
    own: or_default,
});

/// The place of one application.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Place {
    /// The place, from 1.
    pub place: u32,
    /// How many stand on the list.
    pub of: u32,
    /// When the list was published.
    pub published_at: DateTime<FixedOffset>,
    /// How many share the place, this one included.
    pub tied: u32,
    /// Whether there is a place for it.
    pub state: PlaceState,
}

readable!(Place {
    place: need,
    of: need,
    published_at: need,
    tied: need,
    state: need,
});

/// Whether there is a place for an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceState {
    /// Yes.
    In,
    /// No; and any word not known yet.
    Out,
    /// The lot will decide.
    LotWaiting,
    /// Yes, by lot.
    LotIn,
    /// No, by lot.
    LotOut,
}

words!(PlaceState {
    "in" => In,
    "lot_waiting" => LotWaiting,
    "lot_in" => LotIn,
    "lot_out" => LotOut,
    else Out
});

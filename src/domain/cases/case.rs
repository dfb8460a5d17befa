//! The case and its line in a list, as the API tells them.

use super::answer::{CityAnswer, Rating, Window};
use super::ask::Ask;
use super::consent::GivenConsent;
use super::event::Event;
use super::message::Message;
use super::promise::Promise;
use super::sent::{OfficialScore, SentField};
use super::status::CaseStatus;
use crate::domain::identity::CaseNumber;
use crate::domain::read::{readable, words};
use crate::domain::receipt::ReceivedFile;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::ops::Not;

/// A page of `GET /api/v1/cases`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct CaseList {
    /// In the order that was asked for; what needs the resident first otherwise.
    pub items: Vec<CaseSummary>,
    /// Cursor of the next page, absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
    /// How many cases lie where, over all the resident's cases, whatever was
    /// asked for. Absent from a server that does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts: Option<CaseCounts>,
}

readable!(CaseList {
    items: need,
    next: optional,
    counts: optional,
});

/// How many of a resident's cases lie where. They add up to all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct CaseCounts {
    /// Under way.
    pub open: u32,
    /// The resident must do something.
    pub needs_you: u32,
    /// Answered, not over.
    pub answered: u32,
    /// Over.
    pub over: u32,
}

readable!(CaseCounts {
    open: or_default,
    needs_you: or_default,
    answered: or_default,
    over: or_default,
});

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CaseSummary {
    /// The number on the receipt.
    pub number: CaseNumber,
    /// Application or report.
    pub kind: CaseKind,
    /// What it is about, in the resident's words or the service's name.
    pub title: Text,
    /// How far it is.
    pub status: CaseStatus,
    /// When it was received.
    pub submitted_at: DateTime<FixedOffset>,
    /// When anything last happened.
    pub updated_at: DateTime<FixedOffset>,
    /// Who deals with it now.
    pub with: Text,
    /// Whether the resident must do something.
    pub needs_you: bool,
    /// The promises, so that a list can show the next one.
    pub promises: Vec<Promise>,
}

readable!(CaseSummary {
    number: need,
    kind: need,
    title: need,
    status: need,
    submitted_at: need,
    updated_at: need,
    with: or_default,
    needs_you: or_default,
    promises: or_default,
});

/// `GET /api/v1/cases/{number}` and the answer to a look-up.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Case {
    /// What the list shows too.
    #[serde(flatten)]
    pub summary: CaseSummary,
    /// What the resident must do; empty means nothing, and the page says so.
    pub asks: Vec<Ask>,
    /// What the city is doing now.
    pub doing: Text,
    /// What has happened, oldest first.
    pub timeline: Vec<Event>,
    /// What comes next, in order, as far as it is known.
    pub ahead: Vec<Text>,
    /// What the resident sent.
    pub sent: Vec<SentField>,
    /// The files the resident sent with it.
    pub files: Vec<ReceivedFile>,
    /// Both sides' messages, oldest first.
    pub messages: Vec<Message>,
    /// The official score of a points application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<OfficialScore>,
    /// Telephone of whoever deals with it.
    pub phone: String,
    /// What the city answered last; answered is not fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<CityAnswer>,
    /// Until when the resident can say whether it is fixed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// The resident's stars for the answer, and what can be said with them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What the resident agreed to, and what of it can be taken back.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<GivenConsent>,
    /// Whether `POST …/withdrawal` would be taken now.
    #[serde(skip_serializing_if = "Not::not")]
    pub may_withdraw: bool,
    /// Until when, where there is an end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdraw_until: Option<DateTime<FixedOffset>>,
    /// How long number and access code open it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number_works_until: Option<DateTime<FixedOffset>>,
}

readable!(Case {
    summary: flat,
    asks: or_default,
    doing: or_default,
    timeline: or_default,
    ahead: or_default,
    sent: or_default,
    files: or_default,
    messages: or_default,
    score: optional,
    phone: or_default,
    answer: optional,
    window: optional,
    rating: optional,
    consents: or_default,
    may_withdraw: or_default,
    withdraw_until: optional,
    number_works_until: optional,
});

/// What kind of case it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CaseKind {
    /// A points application.
    Points,
    /// A problem reported to the community.
    Report,
    /// A service of the city's catalogue, and anything not known yet.
    Service,
}

words!(CaseKind {
    "points" => Points,
    "report" => Report,
    else Service
});

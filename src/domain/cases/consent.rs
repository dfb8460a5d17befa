//! What a resident agreed to for one case.

use crate::domain::identity::ConsentId;
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;
use std::ops::Not;

/// One consent. What rests on consent can be taken back (PIPL art. 15); what was
/// done before stays lawful.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct GivenConsent {
    /// Its name within the case.
    pub id: ConsentId,
    /// What it is to, in a few words.
    pub title: Text,
    /// When it was given.
    pub given_at: DateTime<FixedOffset>,
    /// When it was taken back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn_at: Option<DateTime<FixedOffset>>,
    /// Whether it can be taken back now.
    #[serde(skip_serializing_if = "Not::not")]
    pub may_withdraw: bool,
    /// What then happens.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub consequence: Text,
}

readable!(GivenConsent {
    id: need,
    title: need,
    given_at: need,
    withdrawn_at: optional,
    may_withdraw: or_default,
    consequence: or_default,
});

//! The receipt that proves a score: facts, table and every step in one JSON
//! document that anybody can recompute without the network.
//!
//! | file       | holds                                                       |
//! |------------|-------------------------------------------------------------|
//! | `verify`   | a file taken apart, recomputed, and what is wrong with it   |
//! | `aspects`  | in what a step of the file differs from the computed one    |
//! | `official` | one's own score against the official one, item by item      |
//!
//! A document carries its whole scheme, so that it stays checkable after the
//! table has changed. It proves that the steps follow from the facts and the
//! table in it. It does not prove who wrote it, nor that the facts are true:
//! [`verify`](verify::verify) compares its table with the published one where
//! that can be had.

pub mod aspects;
pub mod official;
pub mod verify;

use super::explain::Explained;
use super::facts::Facts;
use super::scheme::Scheme;
use super::score::score;
use crate::domain::identity::{CaseNumber, PurposeId};
use crate::domain::read::{readable, words};
use crate::domain::receipt::Receipt;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

/// What kind of document it is, and of which form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub enum Format {
    /// The first form.
    #[default]
    #[serde(rename = "points-receipt/1")]
    First,
}

words!(Format {
    "points-receipt/1" => First,
});

/// A score with everything that is needed to compute it again.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ReceiptDocument {
    /// What this is.
    pub format: Format,
    /// The case it belongs to; absent for an estimate that was not sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<CaseNumber>,
    /// The server's time of receipt; absent for an estimate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_at: Option<DateTime<FixedOffset>>,
    /// What the points are for.
    pub purpose: PurposeId,
    /// The day it was scored for.
    pub as_of: NaiveDate,
    /// What was known, and how surely.
    pub facts: Facts,
    /// Every step.
    pub explained: Explained,
    /// The table it was scored by, whole.
    pub scheme: Scheme,
}

readable!(ReceiptDocument {
    format: need,
    number: optional,
    received_at: optional,
    purpose: need,
    as_of: need,
    facts: need,
    explained: need,
    scheme: need,
});

impl ReceiptDocument {
    /// The document of an estimate: scored here and now.
    pub fn of_estimate(
        scheme: &Scheme,
        facts: &Facts,
        purpose: &PurposeId,
        as_of: NaiveDate,
    ) -> Self {
        Self {
            format: Format::First,
            number: None,
            received_at: None,
            purpose: purpose.clone(),
            as_of,
            facts: facts.clone(),
            explained: score(scheme, facts, purpose, as_of),
            scheme: scheme.clone(),
        }
    }

    /// The document of an application: scored as on the day it was received, which
    /// is the day it counts for, or on `otherwise` where the server told no time.
    pub fn of_application(
        scheme: &Scheme,
        facts: &Facts,
        purpose: &PurposeId,
        receipt: &Receipt,
        otherwise: NaiveDate,
    ) -> Self {
        let day = receipt.received_at.map_or(otherwise, |at| at.date_naive());
        Self {
            number: receipt.number.clone(),
            received_at: receipt.received_at,
            ..Self::of_estimate(scheme, facts, purpose, day)
        }
    }

    /// The name of its file, as `points-foshan-2016-2026-03-12.json`: the table
    /// and the day, nothing about the resident. What a file name may not hold
    /// becomes a hyphen.
    pub fn file_name(&self) -> String {
        let fits = |letter: char| letter.is_alphanumeric() || "-_.".contains(letter);
        let scheme: String = self
            .scheme
            .id
            .as_str()
            .chars()
            .map(|letter| if fits(letter) { letter } else { '-' })
            .collect();
        format!("points-{scheme}-{}.json", self.as_of)
    }
}

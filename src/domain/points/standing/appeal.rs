//! Objections and their answers.

use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::points::application::{Consent, Evidence};
use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

/// Which of the two ways it is. Foshan's measures of 2016 know both: an
/// objection is rechecked within 10 working days, a review of that takes 15.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AppealStage {
    /// The office that scored looks again.
    Recheck,
    /// The city's office looks at the recheck.
    Review,
}

words!(AppealStage {
    "recheck" => Recheck,
    "review" => Review,
});

/// One appeal.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Appeal {
    /// Which of the two ways.
    pub stage: AppealStage,
    /// When it was received.
    pub filed_at: DateTime<FixedOffset>,
    /// What it is about.
    pub items: Vec<AppealItem>,
    /// What else the resident wrote.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// The last day for the answer.
    pub answer_by: NaiveDate,
    /// When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<DateTime<FixedOffset>>,
    /// The answer, with reasons.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<Text>,
    /// Confirmed points more (or less, if negative) by it; absent while it is
    /// not answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<Decimal>,
}

readable!(Appeal {
    stage: need,
    filed_at: need,
    items: need,
    text: or_default,
    answer_by: need,
    answered_at: optional,
    answer: optional,
    changed: optional,
});

/// One item that is objected to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AppealItem {
    /// Which item.
    pub node: NodeId,
    /// Why, in the resident's words.
    pub why: String,
}

readable!(AppealItem {
    node: need,
    why: need
});

/// `POST /api/v1/points/applications/{number}/appeals`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewAppeal {
    /// Which of the two ways.
    pub stage: AppealStage,
    /// What it is about; one item at least.
    pub items: Vec<AppealItem>,
    /// What else there is to say; may be empty.
    pub text: String,
    /// The files that prove it.
    pub evidence: Vec<Evidence>,
    /// The consent given for the files; absent where none is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
}

readable!(NewAppeal {
    stage: need,
    items: need,
    text: need,
    evidence: need,
    consent: optional,
});

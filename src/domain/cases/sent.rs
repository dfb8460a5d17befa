//! What the resident sent, and what the office made of it.

use crate::domain::identity::{PurposeId, SchemeId};
use crate::domain::points::explain::Explained;
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// One thing the resident sent, for the "what you sent" list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SentField {
    /// Name of the field.
    pub label: Text,
    /// What was sent, masked where it must be.
    pub value: Text,
}

readable!(SentField {
    label: need,
    value: need
});

/// The official score of an application.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OfficialScore {
    /// The scheme it was scored by.
    pub scheme: SchemeId,
    /// Its version.
    pub scheme_version: String,
    /// The purpose applied for.
    pub purpose: PurposeId,
    /// The day it was scored for.
    pub as_of: NaiveDate,
    /// Every step.
    pub explained: Explained,
}

readable!(OfficialScore {
    scheme: need,
    scheme_version: need,
    purpose: need,
    as_of: need,
    explained: need,
});

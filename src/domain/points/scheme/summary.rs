//! Schemes as they stand in a list.

use super::Purpose;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{PurposeId, SchemeId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// One line of `GET /api/v1/schemes`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemeSummary {
    /// Its id.
    pub id: SchemeId,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Said beside the title.
    pub notice: Text,
    /// First day it is in force, where the API tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_from: Option<NaiveDate>,
    /// The scheme it takes the place of when it comes into force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaces: Option<SchemeId>,
    /// What points are used for.
    pub purposes: Vec<PurposeSummary>,
}

readable!(SchemeSummary {
    id: need,
    version: need,
    title: need,
    notice: or_default,
    effective_from: optional,
    replaces: optional,
    purposes: need,
});

impl SchemeSummary {
    /// Whether it is not in force yet.
    pub fn is_coming(&self, today: NaiveDate) -> bool {
        self.effective_from.is_some_and(|from| from > today)
    }
}

/// What the points are for, without what only the whole scheme can say: who needs
/// no points, and who comes first.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PurposeSummary {
    /// Its id.
    pub id: PurposeId,
    /// Its name.
    pub title: Text,
    /// The line; zero where there is none.
    pub line: Decimal,
    /// What reaching the line means.
    pub line_title: Text,
}

readable!(PurposeSummary {
    id: need,
    title: need,
    line: need,
    line_title: need,
});

impl PurposeSummary {
    /// Whether there is a line to reach.
    pub fn has_line(&self) -> bool {
        self.line > Decimal::ZERO
    }
}

impl From<&Purpose> for PurposeSummary {
    fn from(purpose: &Purpose) -> Self {
        Self {
            id: purpose.id.clone(),
            title: purpose.title.clone(),
            line: purpose.line,
            line_title: purpose.line_title.clone(),
        }
    }
}

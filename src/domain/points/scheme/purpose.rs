//! What points are for.

use super::{Condition, Ranking};
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use crate::domain::read::readable;
use crate::domain::text::Text;
use serde::Serialize;

/// What the points are for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Purpose {
    /// Its id.
    pub id: PurposeId,
    /// Its name, as "child's school place".
    pub title: Text,
    /// The line to be ranked or admitted; zero where the table sets none.
    pub line: Decimal,
    /// What reaching the line means, in a few words.
    pub line_title: Text,
    /// Whom the line is not for: they need no points when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waived_when: Option<Condition>,
    /// Who comes first among those who reach the line; absent means the
    /// higher score.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ranking: Option<Ranking>,
}

impl Purpose {
    /// Whether there is a line to reach.
    pub fn has_line(&self) -> bool {
        self.line > Decimal::ZERO
    }

    /// Whether the line was taken away from a resident for whom it is waived.
    pub fn is_waived(&self) -> bool {
        self.waived_when.is_some() && !self.has_line()
    }

    /// The line to reach, where there is one.
    pub fn line_to_reach(&self) -> Option<Decimal> {
        self.has_line().then_some(self.line)
    }
}

readable!(Purpose {
    id: need,
    title: need,
    line: need,
    line_title: need,
    waived_when: optional,
    ranking: optional,
});

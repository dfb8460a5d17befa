//! Within how many days an appeal is answered.

use super::AppealStage;
use crate::domain::read::readable;
use serde::Serialize;

/// Within how many working days after it was filed each kind of appeal is answered;
/// absent where the city does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct AnswerTerms {
    /// A recheck.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recheck: Option<u32>,
    /// A review.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub review: Option<u32>,
}

readable!(AnswerTerms {
    recheck: optional,
    review: optional,
});

impl AnswerTerms {
    /// For one of the two ways.
    pub fn of(&self, stage: AppealStage) -> Option<u32> {
        match stage {
            AppealStage::Recheck => self.recheck,
            AppealStage::Review => self.review,
        }
    }
}

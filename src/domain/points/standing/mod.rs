//! How an application stands after it was sent: what the city has confirmed,
//! what it asks for, and until when what can still be done.
//!
//! | file         | holds                                                       |
//! |--------------|-------------------------------------------------------------|
//! | `state`      | how far the application is                                  |
//! | `item`       | how far the check of one item is                            |
//! | `history`    | the official score over time, with its causes               |
//! | `windows`    | until when what can be done                                 |
//! | `correction` | papers that are asked for, and what is sent in answer       |
//! | `appeal`     | objections and their answers                                |
//! | `answer_terms` | within how many days an appeal is answered                |
//! | `objection`  | what an appeal starts from                                  |
//! | `warning`    | what will happen unless something is done                   |
//! | `round`      | when places are given, and by which keys                    |
//! | `ranking`    | who has a place                                             |

pub mod answer_terms;
pub mod appeal;
pub mod correction;
pub mod history;
pub mod item;
pub mod objection;
pub mod ranking;
pub mod round;
pub mod state;
#[cfg(test)]
mod tests;
pub mod warning;
pub mod windows;

pub use answer_terms::AnswerTerms;
pub use appeal::{Appeal, AppealItem, AppealStage, NewAppeal};
pub use correction::{Correction, CorrectionItem, NewCorrection};
pub use history::{ScoreCause, ScoreMoment};
pub use item::{ItemCheck, ItemStanding};
pub use ranking::{Place, PlaceState, RankedLine, RankingPage};
pub use round::{Round, RoundKey, RoundList, RoundState};
pub use state::StandingState;
pub use warning::{Warning, WarningKind};
pub use windows::Windows;

use super::explain::Explained;
use super::facts::Facts;
use crate::domain::identity::{CaseNumber, PurposeId, RoundId, SchemeId};
use crate::domain::read::readable;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;

/// `GET /api/v1/points/applications/{number}`, and the answer to everything that
/// is done with an application.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ApplicationStanding {
    /// The number on the receipt.
    pub number: CaseNumber,
    /// The scheme it is scored by.
    pub scheme: SchemeId,
    /// Its version.
    pub scheme_version: String,
    /// The purpose applied for.
    pub purpose: PurposeId,
    /// The day the score is counted for.
    pub as_of: NaiveDate,
    /// When it was received; after an amendment, when that was.
    pub submitted_at: DateTime<FixedOffset>,
    /// How far it is.
    pub state: StandingState,
    /// What the resident says, amendments and corrections included.
    pub facts: Facts,
    /// How the city counts now, every step.
    pub official: Explained,
    /// How far the check of each item is, in the order of the table.
    pub items: Vec<ItemStanding>,
    /// How the official score got here, oldest first.
    pub history: Vec<ScoreMoment>,
    /// Until when what can be done.
    pub until: Windows,
    /// Within how many days an appeal is answered.
    pub answered_within: AnswerTerms,
    /// What must be proven; absent where no paper was ever asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<Correction>,
    /// Objections, oldest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub appeals: Vec<Appeal>,
    /// What will happen unless something is done; the nearest first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
    /// The round it takes part in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// Its place, once the list is published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

readable!(ApplicationStanding {
    number: need,
    scheme: need,
    scheme_version: need,
    purpose: need,
    as_of: need,
    submitted_at: need,
    state: need,
    facts: or_default,
    official: need,
    items: or_default,
    history: or_default,
    until: or_default,
    answered_within: or_default,
    correction: optional,
    appeals: or_default,
    warnings: or_default,
    round: optional,
    place: optional,
});

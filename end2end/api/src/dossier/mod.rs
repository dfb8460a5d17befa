//! What the points desk keeps of one application, and how the clock moves it.
//!
//! Nothing of the outcome is written down beforehand: facts, registers, papers
//! and the clock decide. The score at any moment follows from the findings made
//! by then, so the history is computed, not kept.
//!
//! | file         | holds                                                       |
//! |--------------|-------------------------------------------------------------|
//! | `desk`       | the table, the registers and the calendar it is checked by  |
//! | `opening`    | an application becomes a dossier                            |
//! | `finding`    | what was found out about one fact                           |
//! | `papers`     | papers and the correction round                             |
//! | `terms`      | every term: minutes to amend, working days of each step     |
//! | `counted`    | the facts and the tree as the city counts them at a moment  |
//! | `milestone`  | what the clock does next                                    |
//! | `checking`   | registers, desk, papers that do not come                    |
//! | `correcting` | what is sent for the correction round                       |
//! | `corrected`  | facts that were corrected, and what counted before          |
//! | `settling`   | the settled score, appeals, the round                       |
//! | `appeals`    | an objection and its answer                                 |
//! | `way`        | what is told in the timeline of the case                    |
//! | `ahead`      | what comes next                                             |
//! | `words`      | the sentences of the desk                                   |
//! | `items`      | how far the check of each item is                           |
//! | `history`    | the score over time, with its causes                        |
//! | `told`       | the standing as the API tells it                            |
//! | `rows`       | dossiers in the database                                    |

pub mod ahead;
pub mod appeals;
pub mod checking;
pub mod corrected;
pub mod correcting;
pub mod counted;
pub mod desk;
pub mod finding;
pub mod history;
pub mod items;
pub mod milestone;
pub mod opening;
pub mod papers;
pub mod rows;
pub mod settling;
pub mod terms;
#[cfg(test)]
mod tests;
pub mod told;
pub mod way;
pub mod words;

use crate::casework::step::Step;
use crate::clock::Moment;
use appeals::Filed;
use corrected::Corrected;
use finding::Finding;
use longgang_portal::domain::identity::{PurposeId, RoundId, SchemeId};
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::standing::Place;
use papers::{Asked, Paper};
use serde::{Deserialize, Serialize};

/// One application at the points desk.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Dossier {
    /// The phone of the resident; the registers know residents by it.
    pub phone: String,
    /// The applicant's name.
    pub name: String,
    /// The table.
    pub scheme: SchemeId,
    /// Its version.
    pub scheme_version: String,
    /// What the points are for.
    pub purpose: PurposeId,
    /// When it was first received; an amendment does not change that.
    pub first_sent_at: Moment,
    /// When what counts now was received.
    pub submitted_at: Moment,
    /// Whether the desk takes two working days longer than promised.
    pub late: bool,
    /// What the resident says. How surely, the findings tell.
    pub facts: Facts,
    /// Facts the resident has corrected, in the order of time.
    pub corrected: Vec<Corrected>,
    /// Papers that came, with the application or later.
    pub papers: Vec<Paper>,
    /// What was found out, in the order of time.
    pub findings: Vec<Finding>,
    /// The registers have been read in full.
    pub registers_read: bool,
    /// The desk has looked at what no register holds.
    pub desk_done: bool,
    /// What the resident was asked to prove.
    pub asked: Option<Asked>,
    /// When the score was settled.
    pub settled_at: Option<Moment>,
    /// Objections.
    pub appeals: Vec<Filed>,
    /// When it was taken back.
    pub withdrawn_at: Option<Moment>,
    /// The round it takes part in.
    pub round: Option<RoundId>,
    /// Whether the list of the round is published.
    pub listed: bool,
    /// Whether the places of the round are given.
    pub given: bool,
    /// Its place on the list.
    pub place: Option<Place>,
    /// Whether the case is closed.
    pub closed: bool,
    /// What has happened, for the timeline of the case.
    pub log: Vec<Step>,
}

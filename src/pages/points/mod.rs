//! Applying for points: choose what for, estimate subject by subject, see where
//! the points come from, keep that calculation, then apply, and follow what becomes
//! of it. Or compute a kept one again.

mod all;
mod apply;
mod asked_note;
mod at_rest;
mod chosen_plan;
mod compare;
mod estimate;
mod fact_list;
mod forecast_section;
mod frame;
mod item_words;
mod keep;
mod papers;
mod place;
mod plan_section;
mod proof;
mod questions_section;
mod ranking_section;
mod received;
mod result;
mod rounds;
mod score_panel;
mod settled_words;
mod shift_words;
mod standing;
mod start;
mod verify;

pub use all::{AllQuestions, score_sentence};
pub use compare::ComparePage;
pub use frame::PointsJourney;
pub use place::Place;
pub use received::ReceivedCalculation;
pub use rounds::{RankingList, RoundsPage};
pub use standing::StandingPages;
pub use start::PointsStart;
pub use verify::VerifyPage;

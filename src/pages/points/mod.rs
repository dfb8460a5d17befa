//! Applying for points: choose what for, estimate subject by subject, see where
//! the points come from, keep that calculation, then apply. Or compute a kept one
//! again.

mod all;
mod apply;
mod estimate;
mod fact_list;
mod forecast_section;
mod frame;
mod keep;
mod place;
mod plan_section;
mod proof;
mod questions_section;
mod result;
mod score_panel;
mod start;
mod verify;

pub use all::AllQuestions;
pub use frame::PointsJourney;
pub use start::PointsStart;
pub use verify::VerifyPage;

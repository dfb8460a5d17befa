//! Applying for points: choose what for, estimate subject by subject, see where
//! the points come from, keep that calculation, then apply. Or compute a kept one
//! again.

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
mod received;
mod result;
mod score_panel;
mod start;
mod verify;

pub use frame::PointsJourney;
pub use received::ReceivedCalculation;
pub use start::PointsStart;
pub use verify::VerifyPage;

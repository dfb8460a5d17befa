//! Applying for points: choose what for, estimate subject by subject, see where
//! the points come from, then apply.

mod apply;
mod estimate;
mod forecast_section;
mod frame;
mod place;
mod plan_section;
mod proof;
mod questions_section;
mod result;
mod score_panel;
mod start;

pub use frame::PointsJourney;
pub use start::PointsStart;

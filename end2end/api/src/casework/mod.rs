//! How a case moves. Its whole way is written down when it is opened; the
//! city's clock then passes one step after the other.

pub mod actors;
pub mod advance;
pub mod correction_way;
pub mod open;
pub mod report_way;
pub mod step;

pub use advance::move_on;

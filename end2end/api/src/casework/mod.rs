//! How a case moves. Its whole way is written down when it is opened; the
//! city's clock then passes one step after the other, and what comes of what the
//! resident does.

pub mod actors;
pub mod advance;
pub mod correction_way;
pub mod dice;
pub mod errand;
pub mod followup;
pub mod open;
pub mod photos;
pub mod play;
pub mod reopen;
pub mod report_way;
pub mod script;
pub mod step;
#[cfg(test)]
mod tests;
pub mod words;

pub use advance::move_on;

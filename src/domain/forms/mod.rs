//! One form engine for all three sources of forms: points schemes, Open311
//! service definitions and the city's own catalogue.

pub mod answer;
pub mod carried;
pub mod check;
pub mod correction;
pub mod correction_round;
pub mod definition;
pub mod fault;
pub mod from_scheme;
pub mod from_service;
mod lists;
pub mod live_facts;
mod reading;
pub mod report;
mod wording;

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

//! Problem reports: Open311 GeoReport v2, decoded tolerantly into clean types.
//! Whatever a server sends, decoding never panics and keeps within bounds.

pub mod accepted;
pub mod definition;
pub mod deviation;
pub mod diagnosis;
pub mod discovery;
pub mod extension;
pub mod filler;
pub mod listed;
pub mod media;
pub mod plain_text;
pub mod query;
pub mod read;
pub mod refusal;
pub mod registration;
pub mod request;
pub mod search;
pub mod service;
pub mod stage;
pub mod tolerant;
pub mod update;
pub mod walk;

pub use read::Undecodable;

#[cfg(test)]
mod deviations;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

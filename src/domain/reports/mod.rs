//! Problem reports: Open311 GeoReport v2, decoded tolerantly into clean types.
//! Whatever a server sends, decoding never panics and keeps within bounds.

pub mod accepted;
pub mod definition;
pub mod listed;
pub mod plain_text;
pub mod read;
pub mod refusal;
pub mod request;
pub mod search;
pub mod service;
pub mod tolerant;

pub use read::Undecodable;

#[cfg(test)]
mod deviations;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests;

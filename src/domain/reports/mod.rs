//! Problem reports: Open311 GeoReport v2, decoded tolerantly into clean types.
//! Whatever a server sends, decoding never panics and keeps within bounds.

pub mod accepted;
pub mod client_id;
pub mod definition;
pub mod demand;
pub mod deviation;
pub mod diagnosis;
pub mod discovery;
pub mod draft_name;
pub mod elsewhere;
pub mod extension;
pub mod filler;
pub mod followed;
pub mod groups;
pub mod listed;
pub mod media;
pub mod nearby;
pub mod pinyin;
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

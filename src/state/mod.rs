//! What outlives a page: session, language, server clock, forms and their
//! submissions. Nothing here belongs to a page, so nothing here ends with one.
//!
//! Every module is used through plain functions; signals are reference-counted
//! and may be read and written from anywhere, also after an `await`.

pub mod answers;
pub mod changing;
pub mod city;
pub mod clock;
pub mod config;
pub mod diagnosis;
pub mod drafts;
pub mod estimate;
pub mod forms;
mod handed_over;
pub mod loaded;
pub mod looks;
pub mod messages;
pub mod navigation;
pub mod network;
pub mod opened;
pub mod outbox;
pub mod points;
pub mod receipts;
pub mod registration;
pub mod replies;
mod root;
pub mod same_place;
pub mod session;
pub mod standing;
pub mod submission;
pub mod unsent;
pub mod uploads;

pub use root::rooted;

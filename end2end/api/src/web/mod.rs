//! Everything between the socket and a resource: one request, one answer.

pub mod answer;
pub mod body;
pub mod call;
pub mod desk;
pub mod faults;
pub mod headers;
pub mod idempotency;
pub mod one_language;
pub mod packed;
pub mod refusal;
pub mod router;
pub mod sealed;
pub mod static_files;

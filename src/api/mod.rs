//! The only HTTP. One file per resource of the city's API; each function is one
//! request and says what it can answer.

pub mod applications;
pub mod attachments;
pub mod calendar;
pub mod cases;
pub mod city;
pub mod client;
pub mod consents;
mod early;
mod endpoints;
mod error;
mod etags;
mod listeners;
pub mod open311;
pub mod rounds;
pub mod schemes;
pub mod session;
pub mod shell;
pub mod standing;
mod wait;

pub use client::new_key;
pub use endpoints::{Endpoints, Open311Endpoint, configure};
pub use error::ApiError;
pub use etags::forget;
pub use listeners::{Listeners, listen};
pub use wait::sleep;

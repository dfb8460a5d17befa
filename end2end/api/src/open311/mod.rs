//! Open311 GeoReport v2: reports of problems, in the shape other cities speak.

mod detailed;
pub mod discovery;
mod drawing;
pub mod form;
pub mod form_check;
mod listed;
mod masking;
pub mod photos;
pub mod public_rows;
pub mod questions;
pub mod requests;
pub mod services;
pub mod submit;
mod wanted;

//! Open311 GeoReport v2: reports of problems, in the shape other cities speak.

pub mod discovery;
pub mod form;
pub mod form_check;
pub mod questions;
pub mod requests;
pub mod services;
pub mod submit;

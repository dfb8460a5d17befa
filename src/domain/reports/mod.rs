//! Problem reports: Open311 GeoReport v2, decoded tolerantly into clean types.

pub mod definition;
pub mod request;
pub mod service;
pub mod tolerant;

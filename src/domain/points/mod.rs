//! Points applications: rules as data, exact arithmetic, an explained score.

pub mod application;
pub mod explain;
pub mod facts;
pub mod measure;
pub mod scheme;
pub mod score;

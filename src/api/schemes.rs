//! Points schemes, and what the registers know of the signed-in resident.

use super::client;
use super::error::ApiError;
use crate::domain::identity::SchemeId;
use crate::domain::points::facts::VerifiedFact;
use crate::domain::points::scheme::{Scheme, SchemeSummary};
use crate::routes::percent_encoded;

/// `GET /schemes`.
pub async fn schemes() -> Result<Vec<SchemeSummary>, ApiError> {
    client::get("/schemes").await
}

/// `GET /schemes/{id}`; a problem 404 where there is none.
pub async fn scheme(id: &SchemeId) -> Result<Scheme, ApiError> {
    client::get(&format!("/schemes/{}", percent_encoded(id.as_str()))).await
}

/// `GET /schemes/{id}/facts`: what the registers hold about the signed-in
/// resident; a problem 401 without a session.
pub async fn verified_facts(id: &SchemeId) -> Result<Vec<VerifiedFact>, ApiError> {
    client::get(&format!("/schemes/{}/facts", percent_encoded(id.as_str()))).await
}

//! Points schemes, and what the registers know of the signed-in resident.

use super::client;
use super::error::ApiError;
use crate::domain::identity::{IdempotencyKey, SchemeId};
use crate::domain::points::fact_correction::FactCorrection;
use crate::domain::points::facts::VerifiedFact;
use crate::domain::points::scheme::{Scheme, SchemeSummary};
use crate::domain::receipt::Receipt;
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

/// `POST /schemes/{id}/facts/corrections`. Problems: 401 `not-signed-in`, 409
/// `correction-open`, 422 `invalid` with the faulty members.
pub async fn correct_fact(
    id: &SchemeId,
    correction: &FactCorrection,
    key: &IdempotencyKey,
) -> Result<Receipt, ApiError> {
    let id = percent_encoded(id.as_str());
    client::post(&format!("/schemes/{id}/facts/corrections"), correction, key).await
}

//! The texts that are consented to.

use super::client;
use super::error::ApiError;
use crate::domain::points::application::ConsentText;

/// `GET /consents/evidence`: the separate consent for evidence files.
pub async fn evidence() -> Result<ConsentText, ApiError> {
    client::get("/consents/evidence").await
}

//! Points applications.

use super::client;
use super::error::ApiError;
use crate::domain::identity::IdempotencyKey;
use crate::domain::points::application::Application;
use crate::domain::receipt::Receipt;

/// `POST /points/applications`. Problems: 401 `not-signed-in`, 409
/// `scheme-changed`, 422 `invalid` with the faulty members.
pub async fn apply(application: &Application, key: &IdempotencyKey) -> Result<Receipt, ApiError> {
    client::post("/points/applications", application, key).await
}

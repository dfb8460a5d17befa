//! The working calendar of the city's offices.

use super::client;
use super::error::ApiError;
use crate::domain::calendar::WorkingCalendar;

/// `GET /calendar`.
pub async fn calendar() -> Result<WorkingCalendar, ApiError> {
    client::get("/calendar").await
}

//! The city: its hall, units, classes of matter and promises.

use super::client;
use super::error::ApiError;
use crate::domain::city::City;

/// `GET /city`.
pub async fn city() -> Result<City, ApiError> {
    client::get("/city").await
}

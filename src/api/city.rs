//! The city: its hall, units, classes of matter and promises; its map and its streets.

use super::client;
use super::error::ApiError;
use crate::domain::city::City;
use crate::domain::places::{CityShapes, Found};
use crate::routes::percent_encoded;

/// `GET /city`.
pub async fn city() -> Result<City, ApiError> {
    client::get("/city").await
}

/// `GET /city/units.geojson`: what the map draws, and which unit is where. Other cities
/// need not have it.
pub async fn shapes() -> Result<CityShapes, ApiError> {
    client::get("/city/units.geojson").await
}

/// `GET /city/places?q=`: streets and landmarks that fit what was typed.
pub async fn places(typed: &str) -> Result<Found, ApiError> {
    client::get(&format!("/city/places?q={}", percent_encoded(typed))).await
}

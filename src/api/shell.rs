//! The files that are served beside the portal: configuration and languages.

use super::client;
use super::error::ApiError;
use crate::domain::map::Map;
use crate::domain::read::Read;

/// `/config.json`.
pub async fn config<T: Read>() -> Result<T, ApiError> {
    client::decode(&client::fetched("/config.json").await?)
}

/// `/locales/{locale}.json`: words by key.
pub async fn dictionary(locale: &str) -> Result<Map<String, String>, ApiError> {
    let file = crate::routes::percent_encoded(locale);
    client::decode(&client::fetched(&format!("/locales/{file}.json")).await?)
}

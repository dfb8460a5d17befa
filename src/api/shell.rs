//! The files that are served beside the portal: configuration and languages.

use super::client;
use super::error::ApiError;
use crate::domain::map::Map;
use crate::domain::read::Read;

/// `/config.json`.
pub async fn config<T: Read>() -> Result<T, ApiError> {
    client::decode(&client::fetched("/config.json").await?)
}

/// `/locales/{locale}.json`: words by key; with `part` those that only a part of the
/// program says, `/locales/{locale}.{part}.json`.
pub async fn dictionary(locale: &str, part: Option<&str>) -> Result<Map<String, String>, ApiError> {
    let mut file = crate::routes::percent_encoded(locale);
    if let Some(part) = part {
        file.push('.');
        file.push_str(part);
    }
    client::decode(&client::fetched(&format!("/locales/{file}.json")).await?)
}

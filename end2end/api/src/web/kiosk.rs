//! The portal as a machine in a hall gets it: the same build, with a configuration that
//! says what it is, and pages that no browser keeps for the way back.

use super::answer::Answer;
use super::refusal::Refusal;
use super::static_files;
use axum::http::{HeaderMap, StatusCode};
use serde_json::Value;
use std::path::Path;

/// What is set for the machine of the demonstration.
const SETTINGS: &str = include_str!("../../data/kiosk.json");

/// As [`static_files::find`].
pub async fn find(dist: &Path, path: &str, headers: &HeaderMap) -> Result<Answer, Refusal> {
    if path == "/config.json" {
        let plain = tokio::fs::read(dist.join("config.json")).await;
        let plain = plain.map_err(|_| Refusal::not_found())?;
        let mut config: Value = serde_json::from_slice(&plain)?;
        config["kiosk"] = serde_json::from_str(SETTINGS)?;
        return Ok(Answer::json(StatusCode::OK, &config)?);
    }
    let mut answer = static_files::find(dist, path, headers).await?;
    if answer.media_type.starts_with("text/html") {
        answer.headers.retain(|(name, _)| name != "cache-control");
        return Ok(answer.with("cache-control", "no-store"));
    }
    Ok(answer)
}

//! What has become of a points application, and what is done with it. Everything
//! needs the session of the resident who sent it; anybody else is answered by a
//! problem 404.

use super::client;
use super::error::ApiError;
use crate::domain::identity::{CaseNumber, IdempotencyKey};
use crate::domain::points::application::Application;
use crate::domain::points::standing::{ApplicationStanding, NewAppeal, NewCorrection};
use crate::routes::percent_encoded;
use serde::Serialize;

/// `GET /points/applications/{number}`.
pub async fn standing(number: &CaseNumber) -> Result<ApplicationStanding, ApiError> {
    client::get(&path(number, "")).await
}

/// `POST /points/applications/{number}/withdrawal`: takes it back. A problem 409
/// where that is no longer possible.
pub async fn withdraw(
    number: &CaseNumber,
    key: &IdempotencyKey,
) -> Result<ApplicationStanding, ApiError> {
    #[derive(Serialize)]
    struct Nothing {}
    client::post(&path(number, "/withdrawal"), &Nothing {}, key).await
}

/// `POST /points/applications/{number}/amendment`: replaces it as if it had never
/// been sent. Problems: 409 `too-late-to-amend`, and those of an application.
pub async fn amend(
    number: &CaseNumber,
    application: &Application,
    key: &IdempotencyKey,
) -> Result<ApplicationStanding, ApiError> {
    client::post(&path(number, "/amendment"), application, key).await
}

/// `POST /points/applications/{number}/corrections`: papers that were asked for.
/// A problem 409 where none are, or not any more.
pub async fn correct(
    number: &CaseNumber,
    correction: &NewCorrection,
    key: &IdempotencyKey,
) -> Result<ApplicationStanding, ApiError> {
    client::post(&path(number, "/corrections"), correction, key).await
}

/// `POST /points/applications/{number}/appeals`. A problem 409 `appeal-closed`
/// before and after the days for it.
pub async fn appeal(
    number: &CaseNumber,
    appeal: &NewAppeal,
    key: &IdempotencyKey,
) -> Result<ApplicationStanding, ApiError> {
    client::post(&path(number, "/appeals"), appeal, key).await
}

fn path(number: &CaseNumber, end: &str) -> String {
    format!(
        "/points/applications/{}{end}",
        percent_encoded(number.as_str())
    )
}

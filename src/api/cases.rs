//! Cases: the resident's own, and one by number and code.

use super::client;
use super::error::ApiError;
use crate::domain::cases::{Case, CaseList, Message};
use crate::domain::identity::{AccessCode, CaseNumber, IdempotencyKey};
use crate::routes::percent_encoded;
use serde::Serialize;

/// `GET /cases`: a page of the signed-in resident's cases, newest first.
pub async fn list(cursor: Option<&str>) -> Result<CaseList, ApiError> {
    match cursor {
        None => client::get("/cases").await,
        Some(cursor) => client::get(&format!("/cases?cursor={}", percent_encoded(cursor))).await,
    }
}

/// `GET /cases/{number}`; a problem 404 `case-not-found` for anybody else's.
pub async fn case(number: &CaseNumber) -> Result<Case, ApiError> {
    client::get(&format!("/cases/{}", percent_encoded(number.as_str()))).await
}

/// `POST /cases/lookup`: one case by number and code, without an account. The
/// code travels in the body, so that it is in no URL and no log. Problems: 404
/// `case-not-found` with the tries left, 429 `too-many-tries`.
pub async fn look_up(
    number: &CaseNumber,
    access_code: &AccessCode,
    key: &IdempotencyKey,
) -> Result<Case, ApiError> {
    #[derive(Serialize)]
    struct Wanted<'a> {
        number: &'a CaseNumber,
        access_code: &'a AccessCode,
    }
    client::post(
        "/cases/lookup",
        &Wanted {
            number,
            access_code,
        },
        key,
    )
    .await
}

/// `POST /cases/{number}/messages`: a message of 1 to 1000 characters, by the
/// session or by the code.
pub async fn send_message(
    number: &CaseNumber,
    text: &str,
    access_code: Option<&AccessCode>,
    key: &IdempotencyKey,
) -> Result<Message, ApiError> {
    #[derive(Serialize)]
    struct Written<'a> {
        text: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        access_code: Option<&'a AccessCode>,
    }
    let path = format!("/cases/{}/messages", percent_encoded(number.as_str()));
    client::post(&path, &Written { text, access_code }, key).await
}

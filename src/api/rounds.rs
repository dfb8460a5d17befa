//! Rounds in which places are given, and their lists.

use super::client;
use super::error::ApiError;
use crate::domain::identity::{RoundId, SchemeId};
use crate::domain::points::standing::{RankingPage, RoundList};
use crate::routes::percent_encoded;

/// `GET /points/rounds?scheme=…`: all rounds of a scheme.
pub async fn rounds(scheme: &SchemeId) -> Result<RoundList, ApiError> {
    let scheme = percent_encoded(scheme.as_str());
    client::get(&format!("/points/rounds?scheme={scheme}")).await
}

/// `GET /points/rounds/{id}/ranking`: a page of the published list; a problem 404
/// before it is published.
pub async fn ranking(round: &RoundId, cursor: Option<&str>) -> Result<RankingPage, ApiError> {
    let path = format!("/points/rounds/{}/ranking", percent_encoded(round.as_str()));
    match cursor {
        None => client::get(&path).await,
        Some(cursor) => client::get(&format!("{path}?cursor={}", percent_encoded(cursor))).await,
    }
}

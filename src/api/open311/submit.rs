//! A report on its way, and its number where that comes later.

use super::watch::{Heard, hear};
use super::{answer, asked};
use crate::api::client;
use crate::api::endpoints;
use crate::api::error::ApiError;
use crate::domain::identity::IdempotencyKey;
use crate::domain::reports::accepted::{Accepted, decode_accepted};
use crate::domain::reports::deviation::Deviation;
use crate::domain::reports::diagnosis::AnswerKind;
use crate::domain::reports::extension::Extension;
use crate::domain::reports::filler::fill;
use crate::domain::reports::registration::Asked;
use crate::routes::percent_encoded;

/// `POST requests.json` with the fields of a report. Where the endpoint is this
/// host's own, the session goes along unless it is for `nobody`, and the case belongs to
/// the resident. Where
/// it honours idempotency keys, the same key makes one report of any number of
/// tries; elsewhere a try that brought no answer is [`ApiError::Unclear`].
pub async fn submit(
    fields: &[(String, String)],
    key: &IdempotencyKey,
    nobody: bool,
) -> Result<Accepted, ApiError> {
    let endpoint = endpoints::open311();
    let mut fields = fields.to_vec();
    let named = |name: &str| fields.iter().any(|(field, _)| field == name);
    let (has_key, has_jurisdiction) = (named("api_key"), named("jurisdiction_id"));
    let once = endpoint.has(Extension::Idempotency);
    fill(&mut fields, endpoint.fill.iter());
    if !has_key && let Some(api_key) = endpoint.api_key {
        fields.push(("api_key".to_owned(), api_key));
    }
    if !has_jurisdiction && let Some(jurisdiction) = endpoint.jurisdiction {
        fields.push(("jurisdiction_id".to_owned(), jurisdiction));
    }
    let url = format!("{}/requests.json", endpoint.address);
    // Many servers refuse a header they do not expect from another host.
    let answer = client::post_form(url, &fields, once.then_some(key), nobody).await;
    let body = match answer {
        Err(ApiError::Unreachable | ApiError::Unreadable) if !once => {
            return Err(ApiError::Unclear);
        }
        Err(ApiError::Problem(problem)) => {
            if problem.kind.is_empty() && problem.said.is_empty() {
                hear(Heard::Deviation(AnswerKind::Error, Deviation::ErrorForm));
            }
            return Err(ApiError::Problem(problem));
        }
        answer => answer?,
    };
    hear(Heard::Answer(AnswerKind::Accepted, &body));
    // A success without a report in it may still have been taken.
    let unread = if once {
        ApiError::Unreadable
    } else {
        ApiError::Unclear
    };
    decode_accepted(&body).ok().flatten().ok_or(unread)
}

/// `GET tokens/{token}.json`: the number of a report that was taken under a token.
/// What became of the question is for
/// [`crate::domain::reports::registration::Registration`].
pub async fn number_of(token: &str) -> Asked {
    let url = asked(&format!("tokens/{}.json", percent_encoded(token)), &[]);
    match answer(AnswerKind::Accepted, &url, decode_accepted).await {
        Ok(accepted) => Asked::Answer(accepted),
        Err(ApiError::Problem(problem)) if matches!(problem.status, 400..=404 | 405 | 410) => {
            hear(Heard::Deviation(AnswerKind::Accepted, Deviation::NoTokens));
            Asked::Unknown
        }
        Err(_) => Asked::Nothing,
    }
}

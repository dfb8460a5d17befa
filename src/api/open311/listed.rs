//! What the city lists: reports, what was written about them, and itself.

use super::watch::{Heard, hear};
use super::{answer, asked, has};
use crate::api::client;
use crate::api::endpoints;
use crate::api::error::ApiError;
use crate::domain::identity::CaseNumber;
use crate::domain::reports::deviation::Deviation;
use crate::domain::reports::diagnosis::AnswerKind;
use crate::domain::reports::discovery::{Discovery, decode_discovery};
use crate::domain::reports::extension::Extension;
use crate::domain::reports::listed::{ServiceRequest, decode_requests};
use crate::domain::reports::query::{Wanted, Zone};
use crate::domain::reports::update::{RequestUpdate, decode_updates};
use crate::domain::reports::walk::Walk;
use crate::routes::percent_encoded;

/// `GET discovery.json` at the endpoint. Many cities have it elsewhere or not at
/// all: no answer here says nothing about the city.
pub async fn discovery() -> Result<Discovery, ApiError> {
    let url = format!("{}/discovery.json", endpoints::open311().address);
    let body = client::fetched(&url).await?;
    decode_discovery(&body).map_err(|_| ApiError::Unreadable)
}

/// `GET requests/{number}.json`: one report; none where the city has no such one or
/// answers with an empty list.
pub async fn request(
    number: &CaseNumber,
    locale: &str,
) -> Result<Option<ServiceRequest>, ApiError> {
    let file = format!("requests/{}.json", percent_encoded(number.as_str()));
    let mut with = vec![("locale", locale)];
    if has(Extension::Notes) {
        with.push(("extensions", "true"));
    }
    let found = answer(AnswerKind::Requests, &asked(&file, &with), decode_requests).await?;
    Ok(found.into_iter().next())
}

/// `GET servicerequestupdates.json` of one report; none where the city does not
/// have the extension.
pub async fn updates(number: &CaseNumber) -> Result<Vec<RequestUpdate>, ApiError> {
    if !has(Extension::Updates) {
        return Ok(Vec::new());
    }
    let with = [("service_request_id", number.as_str())];
    let body = client::fetched(&asked("servicerequestupdates.json", &with)).await?;
    decode_updates(&body).map_err(|_| ApiError::Unreadable)
}

/// `GET requests.json`: the next answer of a walk through a long list, in rows that
/// no answer before had; nothing at its end. After an error the walk stands where it
/// was, and the same question can be asked again.
pub async fn requests(
    wanted: &Wanted,
    walk: &mut Walk,
    zone: Zone,
) -> Result<Option<Vec<ServiceRequest>>, ApiError> {
    let Some((span, page)) = walk.next() else {
        return Ok(None);
    };
    let arguments = wanted.arguments(Some(span), page, zone);
    let with: Vec<(&str, &str)> = arguments
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let rows = answer(
        AnswerKind::Requests,
        &asked("requests.json", &with),
        decode_requests,
    )
    .await?;
    let brought = walk.take(rows);
    if brought.ignores_pages {
        hear(Heard::Deviation(
            AnswerKind::Requests,
            Deviation::FiltersIgnored,
        ));
    }
    Ok(Some(brought.fresh))
}

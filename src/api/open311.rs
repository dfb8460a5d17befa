//! Reports speak Open311 GeoReport v2, with whichever city `config.json` names.

use super::client;
use super::endpoints::{self, Open311Endpoint};
use super::error::ApiError;
use crate::domain::identity::{IdempotencyKey, ServiceCode};
use crate::domain::reports::accepted::{Accepted, decode_accepted};
use crate::domain::reports::definition::{ServiceDefinition, decode_definition};
use crate::domain::reports::service::{Service, decode_services};
use crate::routes::percent_encoded;

/// `GET services.json`: what can be reported.
pub async fn services(locale: &str) -> Result<Vec<Service>, ApiError> {
    let body = client::fetched(&asked("services.json", locale)).await?;
    decode_services(&body).map_err(|_| ApiError::Unreadable)
}

/// `GET services/{code}.json`: what a service asks.
pub async fn definition(code: &ServiceCode, locale: &str) -> Result<ServiceDefinition, ApiError> {
    let file = format!("services/{}.json", percent_encoded(code.as_str()));
    let body = client::fetched(&asked(&file, locale)).await?;
    decode_definition(&body).map_err(|_| ApiError::Unreadable)
}

/// Whether the endpoint takes two requests with one key for the same: this host's
/// own does. Other cities know no keys.
pub fn is_keyed() -> bool {
    endpoints::open311().address.starts_with('/')
}

/// `POST requests.json` with the fields of a report. Where the endpoint is this
/// host's own, the session goes along unless it is for `nobody`, and the case
/// belongs to the resident, and the same key makes one report of any number of
/// tries.
pub async fn submit(
    fields: &[(String, String)],
    key: &IdempotencyKey,
    nobody: bool,
) -> Result<Accepted, ApiError> {
    let endpoint = endpoints::open311();
    let mut fields = fields.to_vec();
    let named = |name: &str| fields.iter().any(|(field, _)| field == name);
    let (has_key, has_jurisdiction) = (named("api_key"), named("jurisdiction_id"));
    if !has_key && let Some(api_key) = endpoint.api_key {
        fields.push(("api_key".to_owned(), api_key));
    }
    if !has_jurisdiction && let Some(jurisdiction) = endpoint.jurisdiction {
        fields.push(("jurisdiction_id".to_owned(), jurisdiction));
    }
    let ours = endpoint.address.starts_with('/');
    let url = format!("{}/requests.json", endpoint.address);
    // Other cities know no idempotency keys; many refuse a header they do not
    // expect from another host.
    let key = ours.then_some(key);
    let answer = client::post_form(url, &fields, key, nobody).await;
    let body = match answer {
        Err(ApiError::Unreachable | ApiError::Unreadable) if !ours => {
            return Err(ApiError::Unclear);
        }
        answer => answer?,
    };
    // A success without a report in it may still have been taken.
    let unread = if ours {
        ApiError::Unreadable
    } else {
        ApiError::Unclear
    };
    decode_accepted(&body).ok().flatten().ok_or(unread)
}

fn asked(file: &str, locale: &str) -> String {
    let Open311Endpoint {
        address,
        jurisdiction,
        ..
    } = endpoints::open311();
    let locale = percent_encoded(locale);
    match jurisdiction {
        None => format!("{address}/{file}?locale={locale}"),
        Some(jurisdiction) => format!(
            "{address}/{file}?jurisdiction_id={}&locale={locale}",
            percent_encoded(&jurisdiction)
        ),
    }
}

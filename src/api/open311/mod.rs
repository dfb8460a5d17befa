//! Reports speak Open311 GeoReport v2, with whichever city `config.json` names.

mod listed;
mod submit;
mod watch;

pub use listed::{discovery, request, requests, updates};
pub use submit::{number_of, submit};
pub use watch::{Heard, watch};

use super::client;
use super::endpoints::{self, Open311Endpoint};
use super::error::ApiError;
use crate::domain::identity::ServiceCode;
use crate::domain::reports::Undecodable;
use crate::domain::reports::definition::{ServiceDefinition, decode_definition};
use crate::domain::reports::diagnosis::AnswerKind;
use crate::domain::reports::extension::Extension;
use crate::domain::reports::service::{Service, decode_services};
use crate::routes::percent_encoded;

/// `GET services.json`: what can be reported.
pub async fn services(locale: &str) -> Result<Vec<Service>, ApiError> {
    let url = asked("services.json", &[("locale", locale)]);
    answer(AnswerKind::Services, &url, decode_services).await
}

/// `GET services/{code}.json`: what a service asks.
pub async fn definition(code: &ServiceCode, locale: &str) -> Result<ServiceDefinition, ApiError> {
    let file = format!("services/{}.json", percent_encoded(code.as_str()));
    let url = asked(&file, &[("locale", locale)]);
    answer(AnswerKind::Definition, &url, decode_definition).await
}

/// Whether the endpoint has an extension, by `config.json`.
pub fn has(extension: Extension) -> bool {
    endpoints::open311().has(extension)
}

/// Whether the endpoint takes two requests with one key for the same. Many cities know
/// no keys.
pub fn is_keyed() -> bool {
    has(Extension::Idempotency)
}

/// One question and its answer.
async fn answer<T>(
    kind: AnswerKind,
    url: &str,
    decode: fn(&[u8]) -> Result<T, Undecodable>,
) -> Result<T, ApiError> {
    let body = client::fetched(url).await?;
    watch::hear(Heard::Answer(kind, &body));
    decode(&body).map_err(|_| ApiError::Unreadable)
}

/// The address of a file of the endpoint, with what is asked of it.
fn asked(file: &str, with: &[(&str, &str)]) -> String {
    let Open311Endpoint {
        address,
        jurisdiction,
        ..
    } = endpoints::open311();
    let mut url = format!("{address}/{file}");
    let jurisdiction = jurisdiction.as_deref();
    let jurisdiction = jurisdiction.map(|jurisdiction| ("jurisdiction_id", jurisdiction));
    let mut before = '?';
    for (name, value) in jurisdiction.iter().chain(with) {
        url.push(before);
        url.push_str(name);
        url.push('=');
        url.push_str(&percent_encoded(value));
        before = '&';
    }
    url
}

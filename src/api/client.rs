//! One request, one answer. Everything generic is thin: the work is done once
//! for all types.

use super::early;
use super::endpoints;
use super::error::ApiError;
use super::etags::{self, Kept};
use super::listeners::tell;
use super::wait::{Deadline, sleep};
use crate::domain::identity::IdempotencyKey;
use crate::domain::problem::Problem;
use crate::domain::read::{self, Read, Unreadable};
use crate::domain::reports::refusal::{Refusal, decode_errors};
use crate::domain::retry;
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::Serialize;
use std::rc::Rc;
use std::time::Duration;
use web_sys::RequestCredentials;

/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(15);
/// How long the answer to a submission may take.
const PATIENCE_SUBMITTING: Duration = Duration::from_secs(30);

/// So long may asking again take before the resident is told, in milliseconds.
const NOTICED: f64 = 4_000.0;

/// An unguessable key for one intent of the resident.
pub fn new_key() -> IdempotencyKey {
    let mut bytes = [0u8; 16];
    let crypto = leptos::prelude::window().crypto();
    if !crypto.is_ok_and(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).is_ok()) {
        // A browser without it: the key need only be unlike others, not secret.
        for byte in &mut bytes {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    IdempotencyKey::new(
        bytes
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>(),
    )
}

/// GET of a path of the city's API.
pub(super) async fn get<T: Read>(path: &str) -> Result<T, ApiError> {
    decode(&fetched(&endpoints::api(path)).await?)
}

/// POST of a JSON document to a path of the city's API.
pub(super) async fn post<B: Serialize, T: Read>(
    path: &str,
    body: &B,
    key: &IdempotencyKey,
) -> Result<T, ApiError> {
    let body = serde_json::to_string(body).map_err(|_| ApiError::Unreadable)?;
    let call = Call {
        method: Method::POST,
        url: endpoints::api(path),
        content: Some(("application/json", body)),
        key: Some(key),
        ours: true,
        nobody: false,
    };
    decode(&call.send().await?)
}

/// DELETE of a path of the city's API.
pub(super) async fn delete(path: &str) -> Result<(), ApiError> {
    let url = endpoints::api(path);
    Call {
        method: Method::DELETE,
        url,
        content: None,
        key: None,
        ours: true,
        nobody: false,
    }
    .send()
    .await
    .map(drop)
}

/// GET of any address, as bytes. Asking changes nothing, so a failure that may
/// pass is tried again a few times, as long as nobody notices the wait.
pub(super) async fn fetched(url: &str) -> Result<Rc<[u8]>, ApiError> {
    let begun = js_sys::Date::now();
    let mut tries = 0;
    loop {
        let url = url.to_owned();
        let call = Call {
            method: Method::GET,
            url,
            content: None,
            key: None,
            ours: false,
            nobody: false,
        };
        let answer = call.send().await;
        tries += 1;
        let rest = match &answer {
            Err(ApiError::Unreachable) => None,
            Err(ApiError::Problem(it)) if retry::is_worth_another_try(it.status) => it.retry_after,
            _ => return answer,
        };
        match retry::wait(tries, js_sys::Math::random(), rest) {
            Some(wait) if js_sys::Date::now() - begun + f64::from(wait) < NOTICED => {
                sleep(wait).await;
            }
            _ => return answer,
        }
    }
}

/// POST of a form to any address, as Open311 wants it. A key goes only to our
/// own host, and with it the header that keeps other sites out; the session does
/// not go along for `nobody`.
pub(super) async fn post_form(
    url: String,
    pairs: &[(String, String)],
    key: Option<&IdempotencyKey>,
    nobody: bool,
) -> Result<Rc<[u8]>, ApiError> {
    let body = form_encoded(pairs);
    let content = Some(("application/x-www-form-urlencoded", body));
    Call {
        method: Method::POST,
        url,
        content,
        key,
        ours: key.is_some(),
        nobody,
    }
    .send()
    .await
}

fn form_encoded(pairs: &[(String, String)]) -> String {
    use crate::routes::percent_encoded;
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", percent_encoded(name), percent_encoded(value)))
        .collect();
    pairs.join("&")
}

/// Reads JSON. An empty body is read as `null`, for answers without content.
pub(super) fn decode<T: Read>(body: &[u8]) -> Result<T, ApiError> {
    let body = if body.is_empty() {
        b"null".as_slice()
    } else {
        body
    };
    let value = read::parsed(body).map_err(unreadable)?;
    read::from_value(&value).map_err(unreadable)
}

fn unreadable(why: Unreadable) -> ApiError {
    leptos::logging::error!("unreadable answer: {why}");
    ApiError::Unreadable
}

struct Call<'a> {
    method: Method,
    url: String,
    content: Option<(&'static str, String)>,
    key: Option<&'a IdempotencyKey>,
    /// Whether the header that keeps other sites out is sent; an address of
    /// another host would refuse it.
    ours: bool,
    /// Whether the session stays here.
    nobody: bool,
}

impl Call<'_> {
    async fn send(self) -> Result<Rc<[u8]>, ApiError> {
        // What came early is here, with or without a network.
        if self.method == Method::GET
            && let Some(response) = early::answer(&self.url).await
        {
            return self.read(response, None).await;
        }
        if !leptos::prelude::window().navigator().on_line() {
            return Err(ApiError::Offline);
        }
        let patience = if self.content.is_some() {
            PATIENCE_SUBMITTING
        } else {
            PATIENCE
        };
        let deadline = Deadline::after(patience);
        self.answer(&deadline).await
    }

    async fn answer(self, deadline: &Deadline) -> Result<Rc<[u8]>, ApiError> {
        let asks = self.method == Method::GET;
        let kept = if asks { etags::get(&self.url) } else { None };
        let mut request = RequestBuilder::new(&self.url)
            .method(self.method.clone())
            .credentials(if self.nobody {
                RequestCredentials::Omit
            } else {
                RequestCredentials::SameOrigin
            })
            .abort_signal(deadline.signal().as_ref())
            .header("Accept", "application/json, application/problem+json");
        if let Some(kept) = &kept {
            request = request.header("If-None-Match", &kept.tag);
        }
        if self.ours {
            request = request.header("X-Portal-Request", "1");
        }
        if let Some(key) = self.key {
            request = request.header("Idempotency-Key", key.as_str());
        }
        let request = match &self.content {
            Some((kind, body)) => request.header("Content-Type", kind).body(body),
            None => request.build(),
        };
        let request = request.map_err(|_| ApiError::Unreadable)?;
        let response = request.send().await.map_err(|_| ApiError::Unreachable)?;
        self.read(response, kept).await
    }

    /// What came, or what the address is known to say where it has not changed.
    async fn read(&self, response: Response, kept: Option<Kept>) -> Result<Rc<[u8]>, ApiError> {
        let headers = response.headers();
        heard(headers.get("Date").as_deref());
        if response.status() == 304
            && let Some(kept) = kept
        {
            return Ok(kept.body);
        }
        let tag = headers.get("ETag");
        // A body shorter than announced arrives as a network error.
        let body = response.binary().await.map_err(|_| ApiError::Unreachable)?;
        if !response.ok() {
            return Err(refused(&response, &body));
        }
        if is_page(headers.get("Content-Type").as_deref()) {
            return Err(ApiError::Unreadable);
        }
        let body: Rc<[u8]> = body.into();
        if self.method == Method::GET
            && let Some(tag) = tag
        {
            etags::put(&self.url, tag, Rc::clone(&body));
        }
        Ok(body)
    }
}

/// HTML where data was asked: most likely the login page of a public network.
fn is_page(content_type: Option<&str>) -> bool {
    content_type.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Passes on the server's time.
pub(super) fn heard(date: Option<&str>) {
    if let Some(date) = date.and_then(retry::http_date) {
        tell(|listeners| (listeners.server_time)(date));
    }
}

fn refused(response: &Response, body: &[u8]) -> ApiError {
    let headers = response.headers();
    problem(
        response.status(),
        body,
        headers.get("Retry-After").as_deref(),
        headers.get("Date").as_deref(),
    )
}

/// The problem of an answer that is no success. What the body does not say, or
/// says unreadably, is filled in from the status and the headers.
pub(super) fn problem(
    status: u16,
    body: &[u8],
    retry_after: Option<&str>,
    date: Option<&str>,
) -> ApiError {
    let value = read::parsed(body);
    let mut problem: Problem = value
        .and_then(|value| read::from_value(&value))
        .unwrap_or_default();
    problem.status = status;
    if problem.kind.is_empty() {
        let errors = decode_errors(body).into_iter();
        let for_people = errors.filter(Refusal::is_for_people);
        problem.said = for_people.map(|error| error.description).collect();
    }
    let rest = retry_after.and_then(|header| retry::retry_after(header, date));
    problem.retry_after = rest.or(problem.retry_after);
    if status == 401 {
        tell(|listeners| (listeners.signed_out)());
    }
    ApiError::Problem(problem)
}

//! Cases: the resident's own, and one by number and code.

use super::client;
use super::error::ApiError;
use crate::domain::cases::{
    Case, CaseFilter, CaseList, Message, NewFiles, NewMessage, NewRating, NewUrge, NewVerdict,
    NewWithdrawal,
};
use crate::domain::identity::{AccessCode, AskId, CaseNumber, ConsentId, IdempotencyKey};
use crate::routes::percent_encoded;
use gloo_net::http::Method;
use serde::Serialize;

/// So many lines come at a time.
const LINES: &str = "50";

/// `GET /cases`: a page of the signed-in resident's cases. A cursor belongs to the
/// filter it came with.
pub async fn list(filter: &CaseFilter, cursor: Option<&str>) -> Result<CaseList, ApiError> {
    let mut pairs = filter.pairs();
    pairs.push(("limit", LINES));
    pairs.extend(cursor.map(|cursor| ("cursor", cursor)));
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| [name, "=", &percent_encoded(value)].concat())
        .collect();
    client::get(&["/cases?", &pairs.join("&")].concat()).await
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

/// What a resident does about a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Deed {
    /// `POST …/messages`.
    Message(NewMessage),
    /// `POST …/urges`. Problems: 409 `not-late`, `already-urged`.
    Urge(NewUrge),
    /// `PUT …/verdict`. A problem 409 `window-closed`.
    Verdict(NewVerdict),
    /// `PUT …/rating`. Problems: 409 `not-answered`, `window-closed`.
    Rating(NewRating),
    /// `POST …/asks/{id}/files`. A problem 409 `not-asked`.
    Files(AskId, NewFiles),
    /// `POST …/withdrawal`. A problem 409 `too-late-to-withdraw`.
    Withdrawal(NewWithdrawal),
    /// `POST …/consents/{id}/withdrawal`.
    Consent(ConsentId, NewWithdrawal),
}

impl Deed {
    /// The end of its path, whether it is put, and what is sent.
    fn request(&self) -> (String, bool, serde_json::Result<String>) {
        let of = |kind: &str, id: &str, end: &str| [kind, &percent_encoded(id), end].concat();
        match self {
            Self::Message(it) => ("messages".to_owned(), false, json(it)),
            Self::Urge(it) => ("urges".to_owned(), false, json(it)),
            Self::Verdict(it) => ("verdict".to_owned(), true, json(it)),
            Self::Rating(it) => ("rating".to_owned(), true, json(it)),
            Self::Files(id, it) => (of("asks/", id.as_str(), "/files"), false, json(it)),
            Self::Withdrawal(it) => ("withdrawal".to_owned(), false, json(it)),
            Self::Consent(id, it) => {
                let end = of("consents/", id.as_str(), "/withdrawal");
                (end, false, json(it))
            }
        }
    }

    /// Everything that is sent, to tell one intent from another.
    pub fn content(&self) -> String {
        let (end, _, body) = self.request();
        [end, body.unwrap_or_default()].join(" ")
    }
}

fn json(value: &impl Serialize) -> serde_json::Result<String> {
    serde_json::to_string(value)
}

/// Does it, by the session or by the code. The answer is the case as it stands then;
/// a message is answered by itself alone.
pub async fn act(
    number: &CaseNumber,
    deed: &Deed,
    key: &IdempotencyKey,
) -> Result<Option<Case>, ApiError> {
    let (end, is_put, body) = deed.request();
    let body = body.map_err(|_| ApiError::Unreadable)?;
    let path = format!("/cases/{}/{end}", percent_encoded(number.as_str()));
    let method = if is_put { Method::PUT } else { Method::POST };
    let answer = client::write(method, &path, body, key).await?;
    match deed {
        Deed::Message(_) => client::decode::<Message>(&answer).map(|_| None),
        _ => client::decode(&answer).map(Some),
    }
}

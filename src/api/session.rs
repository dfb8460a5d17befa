//! The session: a one-time code to a phone, then a cookie no script can read.

use super::client;
use super::error::ApiError;
use crate::domain::identity::IdempotencyKey;
use crate::domain::read::readable;
use serde::Serialize;

/// `POST /session/codes` answers this.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CodeSent {
    /// Seconds the code is good for.
    pub expires_in: u32,
    /// Seconds until another may be asked for.
    pub resend_in: u32,
    /// The code itself, where the server runs as a demonstration.
    pub demonstration_code: Option<String>,
}

readable!(CodeSent {
    expires_in: or_default,
    resend_in: or_default,
    demonstration_code: optional
});

/// Who is signed in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resident {
    /// Full name; empty where the registers know none.
    pub name: String,
    /// Phone with its middle masked.
    pub phone: String,
    /// Seconds the session lasts from the answer on.
    pub expires_in: u32,
}

readable!(Resident {
    name: or_default,
    phone: or_default,
    expires_in: or_default
});

/// `POST /session/codes`: sends a code. Problems: 422 `invalid` for the phone,
/// 429 with the seconds to wait.
pub async fn send_code(phone: &str, key: &IdempotencyKey) -> Result<CodeSent, ApiError> {
    #[derive(Serialize)]
    struct Wanted<'a> {
        phone: &'a str,
    }
    client::post("/session/codes", &Wanted { phone }, key).await
}

/// `POST /session`: trades a code for a session. Problems: 422 `wrong-code`
/// with the tries left, 422 `code-expired`, 429 `too-many-tries`.
pub async fn sign_in(phone: &str, code: &str, key: &IdempotencyKey) -> Result<Resident, ApiError> {
    #[derive(Serialize)]
    struct Proof<'a> {
        phone: &'a str,
        code: &'a str,
    }
    client::post("/session", &Proof { phone, code }, key).await
}

/// `GET /session`; a problem 401 where nobody is signed in.
pub async fn current() -> Result<Resident, ApiError> {
    client::get("/session").await
}

/// `DELETE /session`. The server also tells the browser to clear what it keeps.
pub async fn sign_out() -> Result<(), ApiError> {
    client::delete("/session").await
}

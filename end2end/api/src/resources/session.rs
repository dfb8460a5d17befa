//! Signing in by a code to the phone, and out.

use crate::session::{self, IDLE_SECONDS, codes};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::person::{Phone, mask_phone, parse_phone};
use serde::Deserialize;
use serde_json::json;

/// `POST /session/codes`.
pub fn send_code(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    #[derive(Deserialize)]
    struct Wanted {
        phone: String,
    }
    let wanted: Wanted = desk.call.json()?;
    let phone = phone(&wanted.phone)?;
    let code = codes::new_code(desk.db, phone.as_str(), desk.call.client, desk.now)?;
    let mut sent = json!({
        "expires_in": codes::EXPIRES_SECONDS,
        "resend_in": codes::RESEND_SECONDS,
    });
    if desk.app.demo {
        sent["demonstration_code"] = json!(code);
    } else {
        // There is no telephone network here; the terminal stands in for it.
        eprintln!("code for {}: {code}", mask_phone(phone.as_str()));
    }
    Ok(Answer::json(StatusCode::ACCEPTED, &sent)?)
}

/// `POST /session`.
pub fn sign_in(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    #[derive(Deserialize)]
    struct SignIn {
        phone: String,
        code: String,
    }
    let sign_in: SignIn = desk.call.json()?;
    let phone = phone(&sign_in.phone)?;
    let client = desk.call.client;
    codes::use_code(desk.db, phone.as_str(), &sign_in.code, client, desk.now)?;
    let cookie = session::start(desk.db, phone.as_str())?;
    let told = told(desk, phone.as_str(), IDLE_SECONDS);
    Ok(Answer::json(StatusCode::CREATED, &told)?.with("set-cookie", cookie))
}

/// `GET /session`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    Ok(Answer::json(
        StatusCode::OK,
        &told(desk, &resident.phone, resident.expires_in),
    )?)
}

/// `DELETE /session`. Also without a session: a device that wants to forget
/// must not be kept from it.
pub fn sign_out(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let cookie = session::end(desk.db, desk.resident.as_ref())?;
    Ok(Answer::empty(StatusCode::NO_CONTENT)
        .with("set-cookie", cookie)
        .with("clear-site-data", "\"cache\",\"cookies\",\"storage\""))
}

fn phone(text: &str) -> Result<Phone, Refusal> {
    let message = "Not a mobile number of mainland China.";
    parse_phone(text).map_err(|_| Refusal::wrong("/phone", "phone", message))
}

fn told(desk: &Desk<'_>, phone: &str, expires_in: i64) -> serde_json::Value {
    let registered = desk.app.published.registered(phone);
    let name = registered.map_or("", |registered| registered.name.as_str());
    json!({"name": name, "phone": mask_phone(phone), "expires_in": expires_in})
}

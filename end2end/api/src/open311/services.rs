//! What can be reported, and the questions of each.

use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::one_language::{language, one_language};
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use serde_json::{Value, json};

/// `GET services.json`.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let language = language(desk.call.asked("locale"));
    let services = desk.app.published.services.iter();
    let list: Vec<Value> = services
        .map(|one| one_language(&one.service, language))
        .collect();
    Ok(Answer::json(StatusCode::OK, &list)?)
}

/// `GET services/{code}.json`. Also for a service without questions: an empty
/// list is kinder to clients than the 400 some servers give.
pub fn definition(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let code = desk
        .call
        .param
        .strip_suffix(".json")
        .ok_or_else(Refusal::not_found)?;
    let service = desk
        .app
        .published
        .service(code)
        .ok_or_else(Refusal::not_found)?;
    let language = language(desk.call.asked("locale"));
    let attributes: Vec<Value> = service
        .attributes
        .iter()
        .map(|one| one_language(one, language))
        .collect();
    Ok(Answer::json(
        StatusCode::OK,
        &json!({"service_code": code, "attributes": attributes}),
    )?)
}

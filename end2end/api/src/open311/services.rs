//! What can be reported, and the questions of each.

use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::one_language::{language, one_language};
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use serde_json::{Value, json};
use std::collections::HashMap;

/// So far back reports count as recent, in seconds: ninety days.
const RECENT: i64 = 90 * 86_400;

/// `GET services.json`, with how often each was used lately.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let language = language(desk.call.asked("locale"));
    let uses = recent(desk)?;
    let services = desk.app.published.services.iter();
    let list: Vec<Value> = services
        .map(|one| {
            let mut service = one_language(&one.service, language);
            service["recent_requests"] = json!(uses.get(one.code()).copied().unwrap_or(0));
            service
        })
        .collect();
    Ok(Answer::json(StatusCode::OK, &list)?)
}

/// The reports of the last ninety days by service.
fn recent(desk: &Desk<'_>) -> Result<HashMap<String, i64>, Refusal> {
    let since = desk.now.timestamp() - RECENT;
    let mut counted = desk.db.prepare_cached(
        "SELECT r.service_code, count(*) FROM reports r JOIN cases c ON c.id = r.case_id \
         WHERE c.submitted_at >= ?1 GROUP BY r.service_code",
    )?;
    let rows = counted.query_map([since], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
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

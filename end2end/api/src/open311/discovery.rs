//! Where the endpoint is and what it speaks.

use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use serde_json::json;

/// When the services last changed.
const CHANGESET: &str = "2026-01-01T00:00:00+08:00";

/// `GET discovery.json`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let host = desk.call.header("host").unwrap_or("127.0.0.1:8080");
    // Behind a proxy the connection here is plain, the resident's is not.
    let scheme = match desk.call.header("x-forwarded-proto") {
        Some("https") => "https",
        _ => "http",
    };
    let discovery = json!({
        "changeset": CHANGESET,
        "contact": desk.app.published.city.hall.phone,
        "key_service": "The demonstration key is \"demo\".",
        "endpoints": [{
            "specification": "http://wiki.open311.org/GeoReport_v2",
            "url": format!("{scheme}://{host}/open311/v2"),
            "changeset": CHANGESET,
            "type": "test",
            "formats": ["application/json"],
        }],
    });
    Ok(Answer::json(StatusCode::OK, &discovery)?)
}

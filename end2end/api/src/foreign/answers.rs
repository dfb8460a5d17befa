//! How the foreign city writes its answers.

use super::taken::Report;
use crate::web::answer::Answer;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Value, json};

/// JSON, which any page may fetch but whose headers it may not read.
pub fn told(value: &Value) -> Response {
    let body = value.to_string().into_bytes();
    shared(Answer::bytes(StatusCode::OK, "application/json", body))
}

/// A refusal in a line of plain text.
pub fn said(status: StatusCode, words: &str) -> Response {
    shared(Answer::bytes(
        status,
        "text/plain",
        words.as_bytes().to_vec(),
    ))
}

fn shared(answer: Answer) -> Response {
    answer
        .with("access-control-allow-origin", "*")
        .into_response()
}

/// An id as it stands in an address.
pub fn numbered(id: &Value) -> String {
    id.as_str().map_or_else(|| id.to_string(), str::to_owned)
}

/// A report as it is listed.
pub fn row(id: u64, report: &Report, with_notes: bool) -> Value {
    let mut row = json!({
        "service_request_id": id,
        "status": "Wird geprüft",
        "status_notes": "",
        "service_name": report.service,
        "service_code": report.code,
        "description": report.description.replace('&', "&amp;"),
        "agency_responsible": {"recipient": ["Tiefbauamt"]},
        "requested_datetime": "2026-03-11 09:00:00",
        "updated_datetime": "2026-03-11T09:05:00.000Z",
        "expected_datetime": null,
        "address": report.address,
        "adress_id": 12,
        "lat": report.lat,
        "long": report.long,
        "media_url": [{"id": 1, "url": "http://127.0.0.1:9/before.jpg"}],
        "ward": "Mitte",
    });
    if with_notes {
        row["detailed_status"] = json!("IN_PROCESS");
        row["notes"] = json!([
            {"datetime": "2026-03-11T09:05:00Z", "type": "opened", "summary": "Kolonne <br>bestellt"},
        ]);
    }
    row
}

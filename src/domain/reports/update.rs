//! What was written about a report later: FixMyStreet's service request updates,
//! and one history of them together with the notes of the report itself.

use super::listed::{RequestNote, ServiceRequest};
use super::read::{Undecodable, read};
use super::tolerant::{Row, media, rows_of};
use crate::domain::identity::CaseNumber;
use chrono::{DateTime, FixedOffset};

/// One row of `servicerequestupdates.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestUpdate {
    /// Its id; empty where the server gives none.
    pub id: String,
    /// Which report it is about.
    pub request: CaseNumber,
    /// The status from then on, in the server's word; may be empty.
    pub status: String,
    /// What happened, in plain text.
    pub text: String,
    /// When.
    pub at: Option<DateTime<FixedOffset>>,
    /// Addresses of photos, see [`super::media::medium`].
    pub media: Vec<String>,
}

/// Reads `servicerequestupdates.json`; `[]` and `null` mean none. Rows that name no
/// report are left out: nothing says where they belong.
pub fn decode_updates(body: &[u8]) -> Result<Vec<RequestUpdate>, Undecodable> {
    let document = read(body)?;
    let wrappers = [
        "service_request_updates",
        "service_request_update",
        "request_updates",
        "request_update",
        "updates",
    ];
    let marks = ["update_id", "updated_datetime", "service_request_id"];
    let found = rows_of(&document, &wrappers, &marks)?;
    Ok(found.into_iter().filter_map(update).collect())
}

fn update(row: Row<'_>) -> Option<RequestUpdate> {
    Some(RequestUpdate {
        id: row.id("update_id").unwrap_or_default(),
        request: CaseNumber::new(row.id("service_request_id")?),
        status: row.text("status"),
        text: row.text("description"),
        at: row.moment("updated_datetime"),
        media: media(row.get("media_url")),
    })
}

/// Everything that is known to have happened to a report, oldest first; what bears
/// no date comes last. An update that repeats a note is left out.
pub fn history(request: &ServiceRequest, updates: &[RequestUpdate]) -> Vec<RequestNote> {
    let mut history = request.notes.clone();
    let of_this = |update: &&RequestUpdate| matches!(&request.number, super::accepted::ReportNumber::Number(number) if *number == update.request);
    for update in updates.iter().filter(of_this) {
        let note = RequestNote {
            at: update.at,
            kind: update.status.clone(),
            text: update.text.clone(),
        };
        let says = !note.text.is_empty() || !note.kind.is_empty();
        let known = |other: &RequestNote| other.at == note.at && other.text == note.text;
        if says && !history.iter().any(known) {
            history.push(note);
        }
    }
    history.sort_by_key(|note| (note.at.is_none(), note.at));
    history
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reports::request::decode_requests;
    use serde_json::{Value, json};

    fn updates(body: Value) -> Vec<RequestUpdate> {
        decode_updates(body.to_string().as_bytes()).expect("updates")
    }

    #[test]
    fn updates_are_read_in_every_wrapping() {
        let row = json!({"update_id": 7, "service_request_id": 12, "status": "INVESTIGATING",
            "description": "Looked at it.<br>More next week.", "updated_datetime": "2026-03-11T09:00:00Z",
            "media_url": ["http://a/1.jpg"]});
        for body in [
            json!([row]),
            json!({"service_request_updates": [row]}),
            json!({"service_request_updates": {"request_update": row}}),
            row.clone(),
        ] {
            let found = updates(body);
            assert_eq!(found.len(), 1);
            assert_eq!(found[0].request, CaseNumber::from("12"));
            assert_eq!(found[0].text, "Looked at it.\nMore next week.");
            assert_eq!(found[0].media, ["http://a/1.jpg"]);
        }
        assert_eq!(updates(json!([])), []);
        assert_eq!(
            updates(json!([{"update_id": 1, "description": "of nothing"}])),
            []
        );
        assert!(decode_updates(br#"[{"code": 404, "description": "none"}]"#).is_err());
    }

    #[test]
    fn notes_and_updates_make_one_history() {
        let body = json!([{"service_request_id": "12", "notes": [
            {"datetime": "2026-03-11T10:00:00Z", "summary": "Opened", "type": "opened"},
            {"summary": "no date"},
        ]}]);
        let request = decode_requests(body.to_string().as_bytes())
            .expect("requests")
            .remove(0);
        let updates = updates(json!([
            {"service_request_id": "12", "description": "Fixed it", "status": "FIXED", "updated_datetime": "2026-03-12T08:00:00Z"},
            {"service_request_id": "12", "description": "Opened", "updated_datetime": "2026-03-11T18:00:00+08:00"},
            {"service_request_id": "13", "description": "another report", "updated_datetime": "2026-03-12T08:00:00Z"},
            {"service_request_id": "12", "description": "", "status": "", "updated_datetime": "2026-03-12T09:00:00Z"},
        ]));
        let texts: Vec<String> = history(&request, &updates)
            .into_iter()
            .map(|note| note.text)
            .collect();
        assert_eq!(texts, ["Opened", "Fixed it", "no date"]);
    }
}

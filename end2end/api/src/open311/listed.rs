//! One public report as a row of a list.

use super::detailed;
use super::masking::for_everybody;
use super::photos::{Moment as Taken, photos};
use crate::casework::actors;
use crate::store::case_parts::events;
use crate::store::case_rows::CaseRow;
use crate::web::desk::Desk;
use crate::web::one_language::language;
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{CaseStatus, Clause, EventKind};
use serde_json::{Value, json};

/// How rows are to be written.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    language: &'a str,
    /// With notes and what else is no part of GeoReport v2.
    extended: bool,
}

impl<'a> Listed<'a> {
    /// As it was asked for.
    pub fn asked(desk: &Desk<'a>) -> Self {
        Self {
            language: language(desk.call.asked("locale")),
            extended: desk.call.asked("extensions") == Some("true"),
        }
    }
}

/// What of a report everybody may know.
struct Report {
    service: String,
    description: String,
    address: String,
    place: (Option<f64>, Option<f64>),
    unit: Option<String>,
    community: Option<String>,
}

/// The row of a case.
pub fn listed(desk: &Desk<'_>, case: &CaseRow, as_asked: Listed<'_>) -> Result<Value, Refusal> {
    let language = as_asked.language;
    let report = report(desk, case.id)?;
    let service = desk.app.published.service(&report.service);
    let answered_only = service.is_some_and(|service| service.class() == "off_site");
    let name = service.map(|service| service.text("service_name"));
    let at = case.now_at();
    // The resident is nobody an agency could be.
    let by = at
        .map(|step| &step.with)
        .filter(|with| **with != actors::resident());
    let expected = case
        .promises
        .iter()
        .find(|promise| promise.clause == Clause::Answered);
    let photos = photos(desk, case, answered_only)?;
    let mut row = json!({
        "service_request_id": case.number,
        "status": if case.status.is_over() { "closed" } else { "open" },
        "status_notes": at.map(|step| step.doing.get(language)),
        "service_name": name.unwrap_or_default().get(language),
        "service_code": report.service,
        "description": for_everybody(&report.description),
        "agency_responsible": by.map(|by| by.get(language)),
        "service_notice": null,
        "requested_datetime": case.submitted_at,
        "updated_datetime": case.updated_at,
        "expected_datetime": expected.map(|promise| promise.due_at),
        "address": for_everybody(&report.address),
        "lat": report.place.0,
        "long": report.place.1,
        "media_url": photos.first().map(|photo| &photo.url),
    });
    if as_asked.extended {
        let photos: Vec<Value> = photos
            .iter()
            .map(|photo| {
                let taken = match photo.taken {
                    Taken::Before => "before",
                    Taken::After => "after",
                };
                json!({"url": photo.url, "taken": taken})
            })
            .collect();
        row["detailed_status"] = json!(detailed::word(&case.status, answered_only));
        row["extended_attributes"] = json!({
            "unit": report.unit,
            "community": report.community,
            "photos": photos,
        });
        row["notes"] = Value::Array(notes(desk, case, language)?);
    }
    Ok(row)
}

fn report(desk: &Desk<'_>, case: i64) -> Result<Report, Refusal> {
    let mut statement = desk.db.prepare_cached(
        "SELECT service_code, description, address, lat, long, unit, community \
         FROM reports WHERE case_id = ?1",
    )?;
    Ok(statement.query_row([case], |row| {
        Ok(Report {
            service: row.get(0)?,
            description: row.get(1)?,
            address: row.get(2)?,
            place: (row.get(3)?, row.get(4)?),
            unit: row.get(5)?,
            community: row.get(6)?,
        })
    })?)
}

/// What the city did, in its own words. What the resident did is said in words of
/// ours: what they wrote is between them and the city.
fn notes(desk: &Desk<'_>, case: &CaseRow, language: &str) -> Result<Vec<Value>, Refusal> {
    let english = language == "en";
    let mut notes = Vec::new();
    for event in events(desk.db, case.id)? {
        let (kind, summary) = match event.kind {
            // Also what they said to an answer, and that they asked again.
            EventKind::Resident | EventKind::Reopened | EventKind::Urge if notes.is_empty() => (
                "submitted",
                if english {
                    "It was reported."
                } else {
                    "有人报告了。"
                }
                .to_owned(),
            ),
            EventKind::Resident | EventKind::Reopened | EventKind::Urge => (
                "activity",
                if english {
                    "The reporter added something."
                } else {
                    "报告人有补充。"
                }
                .to_owned(),
            ),
            _ => ("activity", for_everybody(event.text.get(language))),
        };
        notes.push(json!({"datetime": event.at, "type": kind, "summary": summary}));
    }
    if matches!(case.status, CaseStatus::Closed)
        && let Some(last) = notes.last_mut()
    {
        last["type"] = json!("closed");
    }
    Ok(notes)
}

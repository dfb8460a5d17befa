//! A report as a server lists it.

use super::accepted::{ReportNumber, number};
use super::read::{Undecodable, read};
use super::request::Place;
use super::tolerant::{MOST_ROWS, Row, cut, media, plain, rows, rows_of};
use crate::domain::identity::{CaseNumber, ServiceCode};
use chrono::{DateTime, FixedOffset};
use serde_json::{Map, Value};

/// One row of `requests.json`, or the one of `requests/{id}.json`. Everything
/// but the number and status may be empty.
#[derive(Clone, Debug, PartialEq)]
pub struct ServiceRequest {
    /// Its number; a list may hold reports that have only a token yet.
    pub number: ReportNumber,
    /// How far it is.
    pub status: RequestStatus,
    /// A finer word for it (CitySDK's `detailed_status`); empty where there is none.
    pub detailed_status: String,
    /// Why it is there.
    pub status_notes: String,
    /// Name of the service.
    pub service_name: String,
    /// Code of the service.
    pub service_code: Option<ServiceCode>,
    /// What was the matter, in plain text.
    pub description: String,
    /// Who deals with it.
    pub agency: String,
    /// What the server has to say about it.
    pub notice: String,
    /// When it was received.
    pub requested_at: Option<DateTime<FixedOffset>>,
    /// When it last changed.
    pub updated_at: Option<DateTime<FixedOffset>>,
    /// When it should be done.
    pub expected_at: Option<DateTime<FixedOffset>>,
    /// Where, in words.
    pub address: String,
    /// The server's id of the address.
    pub address_id: String,
    /// Postal code.
    pub zipcode: String,
    /// Where, measured.
    pub place: Option<Place>,
    /// Addresses of photos as the server gives them; may be plain `http:`.
    pub media: Vec<String>,
    /// Answers to the service's questions.
    pub attributes: Vec<RequestAttribute>,
    /// The report it repeats (extension of Chicago and Boston).
    pub parent: Option<CaseNumber>,
    /// What happened (extension).
    pub notes: Vec<RequestNote>,
    /// Keys the portal does not know.
    pub extra: Map<String, Value>,
}

/// The status of a listed report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RequestStatus {
    /// Open.
    Open,
    /// Closed, which does not say it was solved.
    Closed,
    /// A word of the server's own, to be shown as it is: counts as in progress.
    Other(String),
}

/// One answer of a listed report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestAttribute {
    /// The question, or its code.
    pub label: String,
    /// The answer.
    pub value: String,
}

/// One thing that happened to a listed report.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestNote {
    /// When, if known.
    pub at: Option<DateTime<FixedOffset>>,
    /// What kind of thing, in the server's word.
    pub kind: String,
    /// What happened.
    pub text: String,
}

/// Reads `requests.json` or `requests/{id}.json`; `[]` and `null` mean none.
pub fn decode_requests(body: &[u8]) -> Result<Vec<ServiceRequest>, Undecodable> {
    let document = read(body)?;
    let wrappers = ["service_requests", "requests", "service_request", "request"];
    let marks = [
        "service_request_id",
        "token",
        "service_code",
        "service_name",
        "requested_datetime",
    ];
    Ok(rows_of(&document, &wrappers, &marks)?
        .into_iter()
        .map(request)
        .collect())
}

fn request(row: Row<'_>) -> ServiceRequest {
    ServiceRequest {
        number: number(&row),
        status: status(&row),
        detailed_status: beside(&row, &["detailed_status"]).unwrap_or_default(),
        status_notes: row.text("status_notes"),
        service_name: row.text("service_name"),
        service_code: row.id("service_code").map(ServiceCode::new),
        description: row.text("description"),
        agency: agency(row.get("agency_responsible")),
        notice: row.text("service_notice"),
        requested_at: row.moment("requested_datetime"),
        updated_at: row.moment("updated_datetime"),
        expected_at: row.moment("expected_datetime"),
        address: row.text("address"),
        // Klarschiff misspells it.
        address_id: row
            .id("address_id")
            .or_else(|| row.id("adress_id"))
            .unwrap_or_default(),
        zipcode: row.id("zipcode").unwrap_or_default(),
        place: row.place(),
        media: media(row.get("media_url")),
        attributes: attributes(row.get("attributes")),
        parent: beside(&row, &PARENT).map(CaseNumber::new),
        notes: notes(row.get("notes")),
        extra: row.extra(&KNOWN),
    }
}

/// A member that stands in the row itself or among its extended attributes.
fn beside(row: &Row<'_>, names: &[&str]) -> Option<String> {
    let inside = match row.get("extended_attributes") {
        Some(Value::Object(object)) => Some(Row::new(object)),
        _ => None,
    };
    let rows = [Some(*row), inside];
    let rows = rows.iter().flatten();
    rows.flat_map(|row| names.iter().filter_map(|name| row.id(name)))
        .next()
}

const PARENT: [&str; 2] = [
    "parent_service_request_id",
    "duplicate_parent_service_request_id",
];

fn status(row: &Row<'_>) -> RequestStatus {
    let word = row.text("status");
    match word.to_ascii_lowercase().as_str() {
        // The specification demands a status; without one nothing says it ended.
        "" | "open" => RequestStatus::Open,
        "closed" => RequestStatus::Closed,
        _ => RequestStatus::Other(word),
    }
}

/// A string, or FixMyStreet's `{"recipient": […]}`.
fn agency(value: Option<&Value>) -> String {
    match value {
        Some(Value::Object(object)) => object
            .get("recipient")
            .map(|inner| plain(inner).join("、"))
            .unwrap_or_default(),
        Some(value) => plain(value).join("、"),
        None => String::new(),
    }
}

/// A list of `{label, name, code, value}`, or a plain map.
fn attributes(value: Option<&Value>) -> Vec<RequestAttribute> {
    let pair = |label: String, value: &Value| {
        let value = plain(value).join("、");
        (!value.is_empty()).then_some(RequestAttribute { label, value })
    };
    match value {
        Some(Value::Object(map)) if !map.contains_key("value") => map
            .iter()
            .take(MOST_ROWS)
            .filter_map(|(k, v)| pair(cut(k), v))
            .collect(),
        Some(list) => rows(list, &[])
            .filter_map(|row| {
                let label = ["label", "name", "code"]
                    .iter()
                    .find_map(|key| row.id(key))?;
                pair(label, row.get("value")?)
            })
            .collect(),
        None => Vec::new(),
    }
}

fn notes(value: Option<&Value>) -> Vec<RequestNote> {
    value
        .into_iter()
        .flat_map(|list| rows(list, &["note"]))
        .filter_map(|row| {
            let text = ["summary", "description"].map(|key| row.text(key));
            let text = text
                .into_iter()
                .filter(|words| !words.is_empty())
                .collect::<Vec<_>>();
            let note = RequestNote {
                at: row.moment("datetime"),
                kind: row.text("type"),
                text: text.join("\n"),
            };
            (note.at.is_some() || !note.text.is_empty()).then_some(note)
        })
        .collect()
}

/// The members that are read; the extended attributes are kept as they are besides.
pub(super) const KNOWN: [&str; 25] = [
    "service_request_id",
    "token",
    "status",
    "status_notes",
    "service_name",
    "service_code",
    "description",
    "agency_responsible",
    "service_notice",
    "requested_datetime",
    "updated_datetime",
    "expected_datetime",
    "address",
    "address_id",
    "adress_id",
    "zipcode",
    "lat",
    "long",
    "media_url",
    "attributes",
    "notes",
    "access_code",
    "detailed_status",
    "parent_service_request_id",
    "duplicate_parent_service_request_id",
];

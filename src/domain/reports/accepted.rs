//! What a server answers to a report it has taken.

use super::read::{Undecodable, read};
use super::service::ServiceKind;
use super::tolerant::{Row, rows, rows_of};
use crate::domain::identity::{AccessCode, AttachmentId, CaseNumber};
use crate::domain::receipt::{Receipt, ReceivedFile};
use chrono::{DateTime, FixedOffset};

/// The answer to `POST requests.json` and to `tokens/{token}.json`.
#[derive(Clone, Debug, PartialEq)]
pub struct Accepted {
    /// Under which number.
    pub number: ReportNumber,
    /// What the server has to say about it, possibly that nothing will be done.
    pub notice: String,
    /// Opens the case without an account (extension).
    pub access_code: Option<AccessCode>,
    /// When it was received (extension in this answer).
    pub requested_at: Option<DateTime<FixedOffset>>,
    /// The files it holds (extension).
    pub files: Vec<ReceivedFile>,
}

/// The number of a report, as far as there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportNumber {
    /// The number of the case.
    Number(CaseNumber),
    /// To be exchanged for a number later.
    Token(String),
    /// Neither: being registered, or a service that never gives one.
    None,
}

impl Accepted {
    /// The proof of receipt: a number, or what stands for one until there is one.
    /// None where a service that owes a number or token gave neither: nothing then
    /// says that the report was taken.
    pub fn receipt(&self, kind: ServiceKind) -> Option<Receipt> {
        let (number, token) = match &self.number {
            ReportNumber::Number(number) => (Some(number.clone()), None),
            ReportNumber::Token(token) => (None, Some(token.clone())),
            ReportNumber::None if kind == ServiceKind::Blackbox => (None, None),
            ReportNumber::None => return None,
        };
        Some(Receipt {
            number,
            token,
            access_code: self.access_code.clone(),
            received_at: self.requested_at,
            notice: self.notice.clone(),
            files: self.files.clone(),
            score: None,
        })
    }
}

/// Reads the answer to a POST. `Ok(None)` when it holds no report at all (`[]`);
/// errors that come with a good status are [`Undecodable::NotExpected`].
pub fn decode_accepted(body: &[u8]) -> Result<Option<Accepted>, Undecodable> {
    let document = read(body)?;
    let wrappers = ["service_requests", "service_request", "requests", "request"];
    let marks = ["service_request_id", "token", "service_notice"];
    Ok(rows_of(&document, &wrappers, &marks)?.first().map(accepted))
}

fn accepted(row: &Row<'_>) -> Accepted {
    let files = row.get("received_files");
    Accepted {
        number: number(row),
        notice: row.text("service_notice"),
        access_code: row.id("access_code").map(AccessCode::new),
        requested_at: row.moment("requested_datetime"),
        files: files
            .into_iter()
            .flat_map(|list| rows(list, &["file"]))
            .filter_map(file)
            .collect(),
    }
}

/// The number or token of a row.
pub(super) fn number(row: &Row<'_>) -> ReportNumber {
    match (row.id("service_request_id"), row.id("token")) {
        (Some(id), _) => ReportNumber::Number(CaseNumber::new(id)),
        (None, Some(token)) => ReportNumber::Token(token),
        (None, None) => ReportNumber::None,
    }
}

fn file(row: Row<'_>) -> Option<ReceivedFile> {
    Some(ReceivedFile {
        id: AttachmentId::new(row.id("id")?),
        name: row.text("name"),
        media_type: row.text("media_type"),
        size: row
            .whole("size")
            .and_then(|size| u64::try_from(size).ok())
            .unwrap_or(0),
        sha256: row.text("sha256"),
    })
}

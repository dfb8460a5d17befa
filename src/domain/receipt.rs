//! Proof that the city has taken something in.

use super::identity::{AccessCode, AttachmentId, CaseNumber};
use super::points::explain::Interval;
use crate::domain::read::readable;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

/// What the server answers to a submission. It exists only when the server has
/// stored everything it names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Receipt {
    /// The case that was opened; absent from an Open311 server that gives numbers
    /// later, or never.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<CaseNumber>,
    /// What the server will exchange for a number (Open311 of batch services).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    /// Opens the case without an account, together with the number; absent from
    /// an Open311 server that has no such thing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
    /// The server's time of receipt, where it tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub received_at: Option<DateTime<FixedOffset>>,
    /// What the server says happens next, in its own words; may be empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// The files it holds.
    pub files: Vec<ReceivedFile>,
    /// The official score of a points application, computed by the server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub score: Option<Interval>,
}

readable!(Receipt {
    number: optional,
    token: optional,
    access_code: optional,
    received_at: optional,
    notice: or_default,
    files: or_default,
    score: optional,
});

/// `POST /api/v1/attachments` answers this for one stored file.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct ReceivedFile {
    /// Its id.
    pub id: AttachmentId,
    /// Its name on the resident's device.
    pub name: String,
    /// Its media type as found in its content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u64,
    /// SHA-256 of the content in lower-case hex.
    pub sha256: String,
}

readable!(ReceivedFile {
    id: need,
    name: need,
    media_type: need,
    size: need,
    sha256: need
});

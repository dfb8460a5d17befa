//! Proof that the city has taken something in.

use super::identity::{AccessCode, AttachmentId, CaseNumber};
use super::points::explain::Interval;
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// What the server answers to a submission. It exists only when the server has
/// stored everything it names.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Receipt {
    /// The case that was opened.
    pub number: CaseNumber,
    /// Opens the case without an account, together with the number.
    pub access_code: AccessCode,
    /// The server's time of receipt.
    pub received_at: DateTime<FixedOffset>,
    /// The files it holds.
    #[serde(default)]
    pub files: Vec<ReceivedFile>,
    /// The official score of a points application, computed by the server.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<Interval>,
}

/// `POST /api/v1/attachments` answers this for one stored file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
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

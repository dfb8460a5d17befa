//! What a resident sends about a case. All of it by the session, or by the
//! access code of the case.

use super::answer::Verdict;
use super::promise::Clause;
use crate::domain::identity::{AccessCode, AttachmentId};
use crate::domain::read::readable;
use serde::Serialize;

/// `POST /api/v1/cases/{number}/messages`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewMessage {
    /// 1 to 1,000 characters.
    pub text: String,
    /// Files that were uploaded before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentId>,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewMessage {
    text: need,
    attachments: or_default,
    access_code: optional
});

/// `POST /api/v1/cases/{number}/urges`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NewUrge {
    /// The promise that was broken.
    pub clause: Clause,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewUrge {
    clause: need,
    access_code: optional
});

/// `PUT /api/v1/cases/{number}/verdict`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewVerdict {
    /// Fixed or not.
    pub verdict: Verdict,
    /// What is not fixed; at most 1,000 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Photos of it, uploaded before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentId>,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewVerdict {
    verdict: need,
    reason: or_default,
    attachments: or_default,
    access_code: optional,
});

/// `PUT /api/v1/cases/{number}/rating`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewRating {
    /// 1 to 5.
    pub stars: u32,
    /// Codes out of those on offer.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<String>,
    /// At most 1,000 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewRating {
    stars: need,
    reasons: or_default,
    text: or_default,
    access_code: optional,
});

/// `POST /api/v1/cases/{number}/asks/{id}/files`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewFiles {
    /// Files that were uploaded before; at least one.
    pub attachments: Vec<AttachmentId>,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewFiles {
    attachments: need,
    access_code: optional
});

/// `POST /api/v1/cases/{number}/withdrawal`, and without a reason
/// `POST /api/v1/cases/{number}/consents/{id}/withdrawal`.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct NewWithdrawal {
    /// Why; at most 1,000 characters.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Instead of a session.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_code: Option<AccessCode>,
}

readable!(NewWithdrawal {
    reason: or_default,
    access_code: optional
});

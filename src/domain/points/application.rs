//! A points application as it is sent.

use super::explain::Interval;
use super::facts::Facts;
use crate::domain::identity::{AttachmentId, FactId, PurposeId, SchemeId};
use crate::domain::read::readable;
use crate::domain::text::Text;
use serde::Serialize;

/// `POST /api/v1/points/applications`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Application {
    /// The scheme the resident saw.
    pub scheme: SchemeId,
    /// Its version; another version is answered by a problem `scheme-changed`.
    pub scheme_version: String,
    /// What the points are for.
    pub purpose: PurposeId,
    /// Who applies.
    pub applicant: Applicant,
    /// What is known. The server trusts only its own registers for `confirmed`.
    pub facts: Facts,
    /// The files that prove claimed facts.
    pub evidence: Vec<Evidence>,
    /// The consent given for the evidence; absent where none is sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub consent: Option<Consent>,
    /// What the resident's own device computed.
    pub estimate: Interval,
}

readable!(Application {
    scheme: need,
    scheme_version: need,
    purpose: need,
    applicant: need,
    facts: need,
    evidence: need,
    consent: optional,
    estimate: need,
});

/// Who applies. The phone is the session's; it is never taken from the form.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Applicant {
    /// Full name.
    pub name: String,
    /// Resident identity number, 18 characters, check digit valid.
    pub id_number: String,
}

readable!(Applicant {
    name: need,
    id_number: need
});

/// One file for one fact.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Evidence {
    /// What it proves.
    pub fact: FactId,
    /// The uploaded file.
    pub attachment: AttachmentId,
}

readable!(Evidence {
    fact: need,
    attachment: need
});

/// The separate consent for sensitive personal information (PIPL art. 29).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Consent {
    /// Which text.
    pub id: String,
    /// Which version of it was read.
    pub version: String,
}

readable!(Consent {
    id: need,
    version: need
});

/// `GET /api/v1/consents/{id}`: the text that is consented to.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ConsentText {
    /// Which text.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Its paragraphs.
    pub body: Vec<Text>,
}

readable!(ConsentText {
    id: need,
    version: need,
    title: need,
    body: need
});

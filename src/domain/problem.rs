//! RFC 9457 problem details: what the API says when it will not do something.

use crate::domain::read::readable;
use serde::Serialize;

/// A problem document. `kind` (`type` on the wire) is a relative reference such
/// as `/problems/code-expired`; the last segment is what code compares, see
/// [`Problem::slug`]. Every member is optional on the wire.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Problem {
    /// Which problem it is.
    #[serde(rename = "type", skip_serializing_if = "String::is_empty")]
    pub kind: String,
    /// Short English summary for developers; residents read the portal's own words.
    pub title: String,
    /// HTTP status repeated.
    pub status: u16,
    /// What is special about this time.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub detail: String,
    /// Faults of single members of the request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<MemberFault>,
    /// How many tries are left, where tries are limited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u32>,
    /// What an Open311 server says instead, in sentences meant for people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub said: Vec<String>,
    /// Seconds after which another try makes sense.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
}

readable!(Problem {
    kind as "type": or_default,
    title: or_default,
    status: or_default,
    detail: or_default,
    errors: or_default,
    tries_left: optional,
    said: or_default,
    retry_after: optional,
});

/// One faulty member of a request.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct MemberFault {
    /// JSON pointer into the request, as `/applicant/phone`.
    pub pointer: String,
    /// Machine word, as `check_digit`.
    pub code: String,
    /// English sentence for developers.
    pub message: String,
}

readable!(MemberFault {
    pointer: or_default,
    code: or_default,
    message: or_default
});

impl Problem {
    /// The last segment of the type: `code-expired` for `/problems/code-expired`.
    pub fn slug(&self) -> &str {
        self.kind.rsplit('/').next().unwrap_or_default()
    }
}

//! A problem report: as it is sent, as it is accepted, as it is listed.

pub use super::accepted::{Accepted, ReportNumber, decode_accepted};
pub use super::listed::{
    RequestAttribute, RequestNote, RequestStatus, ServiceRequest, decode_requests,
};
pub use super::refusal::{Refusal, decode_errors};

use crate::domain::fixed::fixed;
use crate::domain::identity::{AttachmentId, CommunityId, ServiceCode, UnitId};

/// A point on the earth, WGS 84.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Place {
    /// Degrees north, −90 to 90.
    pub lat: f64,
    /// Degrees east, −180 to 180.
    pub long: f64,
}

/// A report to be sent with `POST requests.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NewRequest {
    /// Which service.
    pub service: ServiceCode,
    /// The endpoint's key.
    pub api_key: String,
    /// Which of several places, where one endpoint serves many.
    pub jurisdiction: Option<String>,
    /// What is the matter, at most 4,000 characters.
    pub description: String,
    /// Where, in words.
    pub address: String,
    /// Where, measured.
    pub place: Option<Place>,
    /// In which governance unit (extension).
    pub unit: Option<UnitId>,
    /// In which community (extension).
    pub community: Option<CommunityId>,
    /// Answers to the service's questions as pairs, see
    /// [`crate::domain::forms::from_service::attributes`].
    pub attributes: Vec<(String, String)>,
    /// Photos already uploaded (extension).
    pub attachments: Vec<AttachmentId>,
    /// Who reports; absent for an anonymous report.
    pub contact: Option<Contact>,
    /// Whether it may be shown to everybody (extension).
    pub public: bool,
}

/// Who reports. Empty members are not sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Contact {
    /// Given name.
    pub first_name: String,
    /// Family name, or the whole name.
    pub last_name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
}

impl NewRequest {
    /// The pairs of the `application/x-www-form-urlencoded` body, not yet
    /// encoded. What is empty is left out: an empty argument must act like an
    /// absent one, but not every server knows.
    pub fn to_form(&self) -> Vec<(String, String)> {
        let mut form: Vec<(String, String)> = Vec::new();
        let mut put = |key: &str, value: &str| {
            let value = value.trim();
            if !value.is_empty() {
                form.push((key.to_owned(), value.to_owned()));
            }
        };
        put("service_code", self.service.as_str());
        put("api_key", &self.api_key);
        put(
            "jurisdiction_id",
            self.jurisdiction.as_deref().unwrap_or_default(),
        );
        put("description", &self.description);
        put("address_string", &self.address);
        if let Some(place) = self.place.filter(|place| place.is_known()) {
            // Six digits are a tenth of a metre.
            put("lat", &fixed(place.lat, 6));
            put("long", &fixed(place.long, 6));
        }
        put("unit", self.unit.as_ref().map_or("", UnitId::as_str));
        put(
            "community",
            self.community.as_ref().map_or("", CommunityId::as_str),
        );
        for (key, value) in &self.attributes {
            put(key, value);
        }
        for attachment in &self.attachments {
            put("attachment[]", attachment.as_str());
        }
        if let Some(contact) = &self.contact {
            put("first_name", &contact.first_name);
            put("last_name", &contact.last_name);
            put("phone", &contact.phone);
            put("email", &contact.email);
        }
        put("public", if self.public { "true" } else { "false" });
        form
    }
}

impl Place {
    /// Whether it can be a place: within the bounds of the earth, and not 0/0,
    /// which servers send for "unknown".
    pub fn is_known(self) -> bool {
        self.lat.abs() <= 90.0 && self.long.abs() <= 180.0 && (self.lat != 0.0 || self.long != 0.0)
    }
}

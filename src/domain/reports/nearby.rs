//! Reports of others close to a place: most likely the same thing.

use super::accepted::ReportNumber;
use super::listed::ServiceRequest;
use super::request::Place;
use super::stage::Stage;
use crate::domain::identity::{CaseNumber, ServiceCode};
use crate::domain::places::metres;

/// Within so many metres a report of the same kind may be the same (FixMyStreet's
/// measure for the public).
pub const RADIUS: f64 = 250.0;

/// A server is asked so many metres further: it learns only roughly where the resident
/// is, and the device leaves out what is too far.
pub const BLUR: f64 = 150.0;

/// More are no help.
const MOST: usize = 10;

/// A report of others and how far it is.
#[derive(Clone, Debug, PartialEq)]
pub struct NearRequest {
    /// Its number.
    pub number: CaseNumber,
    /// The report.
    pub request: ServiceRequest,
    /// How far, in metres.
    pub metres: u32,
}

/// The open ones of the same kind around a place, the nearest first. A server that does
/// not filter is filtered here.
pub fn near(list: Vec<ServiceRequest>, service: &ServiceCode, place: Place) -> Vec<NearRequest> {
    let mut near: Vec<NearRequest> = Vec::new();
    for request in list {
        // One that has only a token yet cannot be followed.
        let (Some(there), ReportNumber::Number(number)) = (request.place, &request.number) else {
            continue;
        };
        let is_open = matches!(request.stage(), Stage::Received | Stage::InProgress);
        let away = metres(place, there);
        let is_same = request.service_code.as_ref() == Some(service);
        if !is_open || !is_same || away > RADIUS {
            continue;
        }
        let metres = away as u32;
        // As a sort would have it, without the code for one.
        let at = near.iter().position(|other| other.metres > metres);
        let one = NearRequest {
            number: number.clone(),
            request,
            metres,
        };
        near.insert(at.unwrap_or(near.len()), one);
    }
    near.truncate(MOST);
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reports::listed::decode_requests;

    const HERE: Place = Place {
        lat: 27.578,
        long: 120.5531,
    };

    fn found(json: &str) -> Vec<(String, u32)> {
        let list = decode_requests(json.as_bytes()).expect("a list");
        let near = near(list, &"lamp".into(), HERE).into_iter();
        near.map(|it| (it.number.to_string(), it.metres)).collect()
    }

    #[test]
    fn the_nearest_comes_first_and_the_far_is_left_out() {
        let rows = r#"[
            {"service_request_id": "far", "service_code": "lamp", "status": "open", "lat": 27.5805, "long": 120.5531},
            {"service_request_id": "b", "service_code": "lamp", "status": "open", "lat": "27.5790", "long": "120.5531"},
            {"service_request_id": "a", "service_code": "lamp", "status": "in_progress", "lat": 27.5781, "long": 120.5531}]"#;
        assert_eq!(found(rows), [("a".to_owned(), 11), ("b".to_owned(), 111)]);
    }

    #[test]
    fn what_is_over_of_another_kind_or_nowhere_is_not_the_same() {
        let rows = r#"[
            {"service_request_id": 1, "service_code": "lamp", "status": "closed", "lat": 27.578, "long": 120.5531},
            {"service_request_id": 2, "service_code": "lamp", "status": "FIXED", "lat": 27.578, "long": 120.5531},
            {"service_request_id": 3, "service_code": "hole", "status": "open", "lat": 27.578, "long": 120.5531},
            {"service_request_id": 4, "service_code": "lamp", "status": "open", "lat": 0, "long": 0},
            {"service_request_id": 5, "service_code": "lamp", "status": "open"},
            {"token": "6", "service_code": "lamp", "status": "open", "lat": 27.578, "long": 120.5531}]"#;
        assert_eq!(found(rows), []);
    }

    #[test]
    fn never_more_than_a_few() {
        let row = |at: usize| {
            format!(
                r#"{{"service_request_id": {at}, "service_code": "lamp", "status": "open", "lat": 27.578, "long": 120.5531}}"#
            )
        };
        let rows: Vec<String> = (0..40).map(row).collect();
        assert_eq!(found(&format!("[{}]", rows.join(","))).len(), MOST);
    }
}

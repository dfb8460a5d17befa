//! The many words servers have for how far a report is, mapped to a few stages
//! that are safe to claim. The word itself is always shown beside it.

use super::listed::{RequestStatus, ServiceRequest};

/// How far a report is, as far as its server says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Sent, nobody has looked at it yet.
    Received,
    /// Somebody deals with it; and every word nobody knows.
    InProgress,
    /// Over, and nothing says how: closed is not fixed.
    Closed,
    /// Over, and the server says it was put right.
    Fixed,
    /// Over without anything done: not this city's matter, refused, cancelled.
    Declined,
    /// Counted with another report.
    Duplicate,
}

impl ServiceRequest {
    /// How far it is: by the detailed status where there is one that is known, else
    /// by the plain one.
    pub fn stage(&self) -> Stage {
        let detailed = stage_of(&self.detailed_status);
        match (&self.status, detailed) {
            (_, Some(stage)) => stage,
            (RequestStatus::Open, None) => Stage::Received,
            (RequestStatus::Closed, None) => Stage::Closed,
            (RequestStatus::Other(word), None) => stage_of(word).unwrap_or(Stage::InProgress),
        }
    }

    /// The server's own word, to be shown beside the stage; empty where the two
    /// words of the specification say it all.
    pub fn status_word(&self) -> &str {
        match &self.status {
            _ if !self.detailed_status.is_empty() => &self.detailed_status,
            RequestStatus::Other(word) => word,
            RequestStatus::Open | RequestStatus::Closed => "",
        }
    }
}

/// Stages of the words of FixMyStreet, CitySDK (Helsinki, Klarschiff), Libre311,
/// Accela and Baltimore.
fn stage_of(word: &str) -> Option<Stage> {
    let word = word.trim().to_ascii_lowercase().replace([' ', '-'], "_");
    Some(match word.as_str() {
        "received" | "submitted" | "pending" | "new" | "for_triage" => Stage::Received,
        "in_progress" | "in_process" | "assigned" | "investigating" | "action_scheduled"
        | "internal_referral" | "reopen" | "reopened" => Stage::InProgress,
        "processed" | "archived" | "completed" => Stage::Closed,
        "fixed" | "resolved" => Stage::Fixed,
        "rejected"
        | "not_councils_responsibility"
        | "no_further_action"
        | "cancelled"
        | "canceled" => Stage::Declined,
        "duplicate" => Stage::Duplicate,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reports::request::decode_requests;
    use serde_json::{Value, json};

    fn request(row: Value) -> ServiceRequest {
        decode_requests(json!([row]).to_string().as_bytes())
            .expect("requests")
            .remove(0)
    }

    #[test]
    fn deviation_09_words_of_a_servers_own_are_shown_beside_a_safe_stage() {
        for (word, stage) in [
            ("Received", Stage::Received),
            ("submitted", Stage::Received),
            ("IN_PROGRESS", Stage::InProgress),
            ("assigned", Stage::InProgress),
            ("Action scheduled", Stage::InProgress),
            ("FIXED", Stage::Fixed),
            ("NOT_COUNCILS_RESPONSIBILITY", Stage::Declined),
            ("duplicate", Stage::Duplicate),
            ("Warten auf Ersatzteil", Stage::InProgress),
        ] {
            let row = request(json!({"service_request_id": 1, "status": word}));
            assert_eq!((row.stage(), row.status_word()), (stage, word));
        }
    }

    #[test]
    fn deviation_09_closed_is_not_fixed() {
        let closed = request(json!({"service_request_id": 1, "status": "CLOSED"}));
        assert_eq!((closed.stage(), closed.status_word()), (Stage::Closed, ""));
        let open = request(json!({"service_request_id": 1, "status": "open"}));
        assert_eq!((open.stage(), open.status_word()), (Stage::Received, ""));
    }

    #[test]
    fn the_detailed_status_of_citysdk_says_more() {
        let row = |status: &str, detailed: &str| {
            request(json!({"service_request_id": 1, "status": status, "detailed_status": detailed}))
        };
        for (status, detailed, stage) in [
            ("open", "PENDING", Stage::Received),
            ("open", "RECEIVED", Stage::Received),
            ("open", "IN_PROCESS", Stage::InProgress),
            ("closed", "PROCESSED", Stage::Closed),
            ("closed", "REJECTED", Stage::Declined),
            ("closed", "ARCHIVED", Stage::Closed),
            ("closed", "WEGGELEGT", Stage::Closed),
        ] {
            let row = row(status, detailed);
            assert_eq!((row.stage(), row.status_word()), (stage, detailed));
        }
        let nested = request(json!({"service_request_id": 1, "status": "open",
            "extended_attributes": {"detailed_status": "IN_PROCESS"}}));
        assert_eq!(nested.stage(), Stage::InProgress);
    }
}

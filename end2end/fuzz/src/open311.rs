//! Everything the portal does with what an Open311 server says.

use chrono::DateTime;
use longgang_portal::domain::forms::answer::{Answer, Answers};
use longgang_portal::domain::forms::from_service::{attributes, form};
use longgang_portal::domain::reports::accepted::decode_accepted;
use longgang_portal::domain::reports::definition::decode_definition;
use longgang_portal::domain::reports::diagnosis::{AnswerKind, diagnose};
use longgang_portal::domain::reports::discovery::decode_discovery;
use longgang_portal::domain::reports::extension::extensions;
use longgang_portal::domain::reports::listed::decode_requests;
use longgang_portal::domain::reports::media::medium;
use longgang_portal::domain::reports::refusal::{Refusal, decode_errors};
use longgang_portal::domain::reports::search::find;
use longgang_portal::domain::reports::service::{ServiceKind, decode_services};
use longgang_portal::domain::reports::tolerant::{LONGEST, MOST_ROWS};
use longgang_portal::domain::reports::update::{decode_updates, history};
use longgang_portal::domain::reports::walk::Walk;
use serde_json::Value;
use std::sync::LazyLock;

/// Answers with every deviation the portal knows, one of each kind.
pub static ANSWERS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../seeds/open311/made-up.json")).expect("answers")
});

const KINDS: [AnswerKind; 5] = [
    AnswerKind::Services,
    AnswerKind::Definition,
    AnswerKind::Requests,
    AnswerKind::Accepted,
    AnswerKind::Error,
];

/// Reads a body as each of the things it could be.
pub fn hear(body: &[u8]) {
    if let Ok(services) = decode_services(body) {
        let _ = find(&services, "lamp 路灯", "en");
    }
    if let Ok(definition) = decode_definition(body) {
        let form = form(&definition);
        let fields = form.pages.iter().flat_map(|page| &page.fields);
        let answers: Answers = fields
            .map(|field| (field.id.clone(), Answer::text("1")))
            .collect();
        let _ = attributes(&definition, &answers);
    }
    let updates = decode_updates(body).unwrap_or_default();
    if let Ok(requests) = decode_requests(body) {
        assert!(requests.len() <= MOST_ROWS);
        for request in &requests {
            assert!(request.description.chars().count() <= LONGEST);
            let _ = (request.stage(), request.status_word());
            let _ = history(request, &updates);
            for address in &request.media {
                if let Some(medium) = medium(address, true) {
                    let start = medium.address.to_ascii_lowercase();
                    assert!(
                        ["http://", "https://", "/"]
                            .iter()
                            .any(|one| start.starts_with(one))
                    );
                }
            }
        }
        let day = |text: &str| DateTime::parse_from_rfc3339(text).expect("a moment");
        let mut walk = Walk::back(
            day("2026-12-31T00:00:00Z"),
            day("2026-01-01T00:00:00Z"),
            true,
        );
        for _ in 0..1_000 {
            if walk.next().is_none() {
                break;
            }
            walk.take(requests.clone());
        }
        assert!(
            walk.next().is_none(),
            "the same answer again and again ends the walk"
        );
    }
    if let Ok(Some(accepted)) = decode_accepted(body) {
        let _ = accepted.receipt(ServiceKind::Blackbox);
    }
    if let Ok(discovery) = decode_discovery(body) {
        let _ = extensions(&[], discovery.geo_report());
    }
    let _: Vec<bool> = decode_errors(body)
        .iter()
        .map(Refusal::is_for_people)
        .collect();
    for kind in KINDS {
        let _ = diagnose(kind, body);
    }
}

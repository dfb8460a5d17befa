//! What a server newer than the portal may say.

use super::*;
use serde_json::json;

fn least() -> serde_json::Value {
    json!({
        "number": "LG26-0311-0418", "scheme": "s", "scheme_version": "1", "purpose": "p",
        "as_of": "2026-03-11", "submitted_at": "2026-03-11T16:02:11+08:00",
        "state": "checking",
        "official": {
            "id": "total", "title": "Total", "how": {"how": "sum"},
            "interval": {"confirmed": "0", "claimed": "0", "possible": null}
        }
    })
}

fn read(value: serde_json::Value) -> ApplicationStanding {
    serde_json::from_value(value).expect("a standing")
}

#[test]
fn what_may_be_absent_is_empty() {
    let standing = read(least());
    assert_eq!(standing.state, StandingState::Checking);
    assert_eq!(standing.until, Windows::default());
    assert!(standing.items.is_empty() && standing.correction.is_none());
}

#[test]
fn a_state_not_known_yet_is_kept_to_be_read() {
    let mut value = least();
    value["state"] = json!("frozen");
    let standing = read(value);
    assert_eq!(standing.state, StandingState::Other("frozen".to_owned()));
    assert_eq!(
        serde_json::to_value(&standing.state).ok(),
        Some(json!("frozen"))
    );
}

#[test]
fn words_not_known_yet_promise_nothing() {
    let mut value = least();
    value["items"] = json!([{"node": "a", "state": "asleep"}]);
    value["warnings"] = json!([{"kind": "storm", "text": "Close the windows."}]);
    value["place"] = json!({
        "place": 1, "of": 2, "tied": 1, "state": "promised",
        "published_at": "2026-03-11T16:02:11+08:00"
    });
    let standing = read(value);
    assert_eq!(standing.items[0].state, ItemCheck::Checking);
    assert_eq!(standing.warnings[0].kind, WarningKind::Other);
    assert_eq!(standing.warnings[0].text.get("en"), "Close the windows.");
    assert_eq!(
        standing.place.map(|place| place.state),
        Some(PlaceState::Out)
    );
}

#[test]
fn a_correction_is_complete_when_something_has_come_for_every_fact() {
    let item = |received: bool| json!({"fact": "f", "label": "F", "why": "No register answers.", "received": received});
    let with = |items: Vec<serde_json::Value>| {
        let mut value = least();
        value["correction"] = json!({
            "opened_at": "2026-03-13T09:00:00+08:00", "due": "2026-03-18", "items": items
        });
        read(value)
            .correction
            .is_some_and(|round| round.is_complete())
    };
    assert!(with(vec![item(true)]));
    assert!(!with(vec![item(true), item(false)]));
}

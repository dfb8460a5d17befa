//! A report or a consent is taken back.

use super::{Played, last};
use crate::city::City;
use serde_json::json;

#[test]
fn a_report_is_taken_back_until_it_is_answered() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    assert_eq!(it.case()["may_withdraw"], true);
    let body = json!({"reason": "已经好了"});
    let taken = it.act("POST", "/withdrawal", "taken-back", &body);
    assert_eq!(
        (taken.status, &taken.json()["status"]),
        (200, &json!("withdrawn"))
    );
    assert!(taken.json().get("may_withdraw").is_none());
    it.holds("POST", "/withdrawal", "taken-back", &body, &taken);
    let twice = it.act("POST", "/withdrawal", "taken-back-2", &json!({}));
    assert_eq!(
        (twice.status, twice.slug()),
        (409, "too-late-to-withdraw".to_owned())
    );
    city.advance(3 * 24 * 60);
    assert_eq!(it.case()["timeline"], taken.json()["timeline"]);
    let answered = Played::open(&city, "light_photos");
    city.advance(9 * 60);
    assert_eq!(
        answered
            .act("POST", "/withdrawal", "too-late", &json!({}))
            .status,
        409
    );
}

#[test]
fn a_consent_is_taken_back_where_the_law_gives_it() {
    let city = City::start();
    let it = Played::open(&city, "elder_card");
    let consents = it.case()["consents"].clone();
    assert_eq!(
        (
            &consents[0]["may_withdraw"],
            consents[1].get("may_withdraw")
        ),
        (&json!(true), None)
    );
    let path = "/consents/data-sharing/withdrawal";
    let back = it.act("POST", path, "consent-back", &json!({}));
    assert_eq!(back.status, 200, "{back:?}");
    assert!(back.json()["consents"][0]["withdrawn_at"].is_string());
    assert_eq!(last(&back.json())["why"], consents[0]["consequence"]);
    it.holds("POST", path, "consent-back", &json!({}), &back);
    for (key, id) in [
        ("consent-twice", "data-sharing"),
        ("consent-read", "notice"),
        ("consent-none", "x"),
    ] {
        let path = format!("/consents/{id}/withdrawal");
        assert_eq!(
            it.act("POST", &path, key, &json!({})).slug(),
            "not-withdrawable",
            "{id}"
        );
    }
}

//! A broken promise is urged.

use super::{Played, kinds, last};
use crate::city::City;
use serde_json::json;

#[test]
fn a_broken_promise_can_be_urged_once_and_the_city_answers() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    city.advance(40);
    let body = json!({"clause": "on_site"});
    let early = it.act("POST", "/urges", "urge-too-early", &body);
    assert_eq!((early.status, early.slug()), (409, "not-late".to_owned()));
    city.advance(30);
    assert_eq!(it.case()["promises"][1]["may_urge"], true);
    let urged = it.act("POST", "/urges", "urge-in-time", &body);
    assert_eq!(urged.status, 201, "{urged:?}");
    let case = urged.json();
    assert!(case["promises"][1]["urged_at"].is_string());
    assert!(case["promises"][1].get("may_urge").is_none());
    assert_eq!(last(&case)["kind"], "urge");
    assert_eq!(
        (&last(&case)["clause"], &last(&case)["late"]),
        (&json!("on_site"), &json!(true))
    );
    it.holds("POST", "/urges", "urge-in-time", &body, &urged);
    let twice = it.act("POST", "/urges", "urge-again", &body);
    assert_eq!(
        (twice.status, twice.slug()),
        (409, "already-urged".to_owned())
    );
    // The city answers, and what stood still goes on.
    city.advance(95);
    let case = it.case();
    assert_eq!(
        kinds(&case).iter().filter(|kind| *kind == "urge").count(),
        2
    );
    assert!(case["promises"][1]["met_at"].is_string());
    assert_eq!(last(&case)["late"], true);
}

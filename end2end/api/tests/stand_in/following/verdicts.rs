//! What a resident says to an answer.

use super::{Played, kinds, last};
use crate::city::City;
use crate::http::Request;
use serde_json::{Value, json};

#[test]
fn what_is_not_fixed_is_the_same_case_again() {
    let city = City::start();
    let it = Played::open(&city, "on_site_photos");
    let body = json!({"verdict": "not_fixed", "reason": "还是脏"});
    let early = it.act("PUT", "/verdict", "verdict-early", &body);
    assert_eq!(
        (early.status, early.slug()),
        (409, "window-closed".to_owned())
    );
    city.advance(9 * 60);
    let answered = it.case();
    assert_eq!(
        (&answered["status"], &answered["answer"]["fixed"]),
        (&json!("answered"), &json!("yes"))
    );
    assert_eq!(answered["window"]["verdict"], "open");
    let decided = it.act("PUT", "/verdict", "verdict-no", &body);
    assert_eq!(decided.status, 200, "{decided:?}");
    let case = decided.json();
    assert_eq!(
        (&case["number"], &case["status"]),
        (&json!(it.number), &json!("received"))
    );
    assert_eq!(case["window"]["verdict"], "not_fixed");
    assert_eq!(
        (&last(&case)["kind"], &last(&case)["why"]),
        (&json!("reopened"), &json!({"": "还是脏"}))
    );
    let promises = case["promises"].as_array().expect("promises");
    let rounds: Vec<u64> = promises
        .iter()
        .map(|one| one["round"].as_u64().unwrap_or(0))
        .collect();
    assert_eq!(rounds, [0, 0, 0, 1, 1, 1]);
    assert!(
        kinds(&case).starts_with(&kinds(&answered)),
        "the history is kept"
    );
    it.holds("PUT", "/verdict", "verdict-no", &body, &decided);
    // Said twice, it is reopened once.
    let same = it.act("PUT", "/verdict", "verdict-no-2", &body).json();
    assert_eq!(same["promises"].as_array().map(Vec::len), Some(6));
    // Changed while the window is open.
    let fixed = it.act(
        "PUT",
        "/verdict",
        "verdict-yes",
        &json!({"verdict": "fixed"}),
    );
    let fixed = fixed.json();
    assert_eq!(
        (&fixed["status"], &fixed["window"]["verdict"]),
        (&json!("answered"), &json!("fixed"))
    );
    assert_eq!(fixed["promises"].as_array().map(Vec::len), Some(3));
    city.advance(30 * 24 * 60);
    assert_eq!(it.case()["status"], "closed");
    let late = it.act("PUT", "/verdict", "verdict-late", &body);
    assert_eq!(
        (late.status, late.slug()),
        (409, "window-closed".to_owned())
    );
    let odd = it.act(
        "PUT",
        "/verdict",
        "verdict-odd",
        &json!({"verdict": "open"}),
    );
    assert_eq!(odd.faults(), ["/verdict verdict"]);
}

#[test]
fn a_reopened_case_is_answered_again() {
    let city = City::start();
    let it = Played::open(&city, "on_site_photos");
    city.advance(9 * 60);
    let before = it.case()["answer"]["at"].clone();
    let body = json!({"verdict": "not_fixed"});
    assert_eq!(it.act("PUT", "/verdict", "not-fixed-1", &body).status, 200);
    city.advance(10 * 60);
    let case = it.case();
    assert_eq!(case["status"], "answered");
    assert!(case["answer"]["at"].as_str() > before.as_str());
    assert_eq!(case["window"]["verdict"], "open");
    let met = |one: &Value| one["met_at"].is_string();
    assert!(
        case["promises"]
            .as_array()
            .is_some_and(|all| all.iter().all(met))
    );
}

#[test]
fn an_answer_is_rated_with_reasons_on_offer() {
    let city = City::start();
    let it = Played::open(&city, "light_photos");
    let body = json!({"stars": 2, "reasons": ["slow"], "text": " 等了三天 "});
    let early = it.act("PUT", "/rating", "rated-early", &body);
    assert_eq!(
        (early.status, early.slug()),
        (409, "not-answered".to_owned())
    );
    assert!(it.case().get("rating").is_none());
    city.advance(9 * 60);
    assert!(
        it.case()["rating"]["offered"]
            .as_array()
            .is_some_and(|all| all.len() > 3)
    );
    let rated = it.act("PUT", "/rating", "rated-once", &body);
    assert_eq!(
        (rated.status, &rated.json()["rating"]["stars"]),
        (200, &json!(2))
    );
    assert_eq!(rated.json()["rating"]["text"], "等了三天");
    it.holds("PUT", "/rating", "rated-once", &body, &rated);
    let code = it.code.clone();
    let by_code = it.by_code("PUT", "/rating", "rated-again", json!({"stars": 5}), &code);
    assert_eq!(by_code.json()["rating"]["stars"], 5);
    assert_eq!(
        it.act("PUT", "/rating", "rated-six", &json!({"stars": 6}))
            .faults(),
        ["/stars range"]
    );
    let odd = json!({"stars": 1, "reasons": ["slow", "odd"]});
    assert_eq!(
        it.act("PUT", "/rating", "rated-odd", &odd).faults(),
        ["/reasons/1 unknown"]
    );
    city.advance(30 * 24 * 60);
    let late = it.act("PUT", "/rating", "rated-late", &body);
    assert_eq!(late.slug(), "window-closed");
}

#[test]
fn the_citys_photos_are_real_and_open_with_the_code() {
    let city = City::start();
    let it = Played::open(&city, "light_photos");
    city.advance(9 * 60);
    let case = it.case();
    for side in ["before", "after"] {
        let file = &case["answer"][side][0];
        let path = format!(
            "/api/v1/attachments/{}",
            file["id"].as_str().expect("an id")
        );
        let get = Request::get(&path).header("x-case-number", &it.number);
        let photo = city.send(&get.header("x-access-code", &it.code));
        assert_eq!(photo.header("content-type"), Some("image/jpeg"));
        assert!(photo.body.starts_with(&[0xFF, 0xD8, 0xFF]) && photo.body.ends_with(&[0xFF, 0xD9]));
        assert_eq!(file["size"].as_u64(), Some(photo.body.len() as u64));
    }
    assert_eq!(case["files"], json!([]));
}

//! Papers that are asked for, and files beside a message.

use super::{Played, kinds, upload};
use crate::city::City;
use crate::http::Request;
use serde_json::json;

#[test]
fn papers_are_asked_for_looked_at_refused_and_accepted() {
    let city = City::start();
    let it = Played::open(&city, "asks_photo");
    city.advance(90);
    let asked = it.case();
    assert_eq!(
        (&asked["status"], &asked["needs_you"]),
        (&json!("needs_you"), &json!(true))
    );
    let (id, path) = (&asked["asks"][0]["id"], "/asks/photo-1/files");
    assert_eq!(
        (id, &asked["asks"][0]["kind"]),
        (&json!("photo-1"), &json!("paper"))
    );
    assert!(asked["asks"][0]["due"].is_string());
    let state = || it.case()["asks"][0]["files"][0]["state"].clone();

    let blurred = upload(&city, "blurred.jpg", Some(&it.cookie));
    let body = json!({"attachments": [blurred]});
    let sent = it.act("POST", path, "paper-one", &body);
    assert_eq!(sent.status, 201, "{sent:?}");
    assert_eq!(
        (&sent.json()["needs_you"], state()),
        (&json!(false), json!("received"))
    );
    it.holds("POST", path, "paper-one", &body, &sent);
    city.advance(11);
    assert_eq!(state(), "checking");
    city.advance(60);
    assert_eq!(state(), "refused");
    let refused = it.case();
    assert_eq!(refused["needs_you"], true);
    assert!(refused["asks"][0]["files"][0]["reason"]["en"].is_string());
    assert!(refused["promises"][1]["pauses"][0].get("to").is_none());

    // By the code, with a file nobody was signed in for.
    let good = upload(&city, "clear.jpg", None);
    let code = it.code.clone();
    let sent = it.by_code(
        "POST",
        path,
        "paper-two",
        json!({"attachments": [good]}),
        &code,
    );
    assert_eq!(sent.status, 201, "{sent:?}");
    city.advance(61);
    let on = it.case();
    assert_eq!(
        (&on["asks"], &on["status"]),
        (&json!([]), &json!("accepted"))
    );
    assert!(on["promises"][1]["pauses"][0]["to"].is_string());
    let done = it.act("POST", path, "paper-three", &body);
    assert_eq!((done.status, done.slug()), (409, "not-asked".to_owned()));
    city.advance(20 * 60);
    assert_eq!(it.case()["status"], "answered");
}

#[test]
fn what_is_asked_and_does_not_come_is_done_without() {
    let city = City::start();
    let it = Played::open(&city, "asks_photo");
    city.advance(8 * 24 * 60);
    let case = it.case();
    assert_eq!(case["asks"], json!([]));
    assert_eq!(
        kinds(&case).iter().filter(|kind| *kind == "resume").count(),
        1
    );
}

#[test]
fn files_are_named_that_are_there_and_ones_own() {
    let city = City::start();
    let it = Played::open(&city, "asks_photo");
    city.advance(90);
    let path = "/asks/photo-1/files";
    let none = it.act("POST", path, "no-file-at-all", &json!({"attachments": []}));
    assert_eq!(none.faults(), ["/attachments empty"]);
    let foreign = upload(&city, "a.jpg", Some(&city.sign_in("13912345678")));
    for (key, id) in [("file-foreign", foreign), ("file-unknown", json!("x"))] {
        let refused = it.act("POST", path, key, &json!({"attachments": [id]}));
        assert_eq!(refused.faults(), ["/attachments/0 unknown"]);
    }
    let other = it.act(
        "POST",
        "/asks/none/files",
        "another-ask",
        &json!({"attachments": ["x"]}),
    );
    assert_eq!(other.slug(), "not-asked");
}

#[test]
fn a_message_carries_files_and_is_answered() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    let photo = upload(&city, "now.jpg", Some(&it.cookie));
    let body = json!({"text": "您看", "attachments": [photo]});
    let written = it.act("POST", "/messages", "message-with-file", &body);
    assert_eq!(
        (written.status, &written.json()["files"][0]["id"]),
        (201, &photo)
    );
    let case = it.case();
    assert_eq!(
        (&case["messages"][0]["files"][0]["id"], &case["files"]),
        (&photo, &json!([]))
    );
    let taken = it.act("POST", "/messages", "message-same-file", &body);
    assert_eq!(taken.faults(), ["/attachments/0 unknown"]);
    city.advance(60);
    assert_eq!(it.case()["messages"][1]["from"], "city");
    let read = |request: Request| city.send(&request);
    let path = format!("/api/v1/attachments/{}", photo.as_str().expect("an id"));
    let by_code = |code: &str| {
        Request::get(&path)
            .header("x-case-number", &it.number)
            .header("x-access-code", code)
    };
    assert_eq!(
        read(Request::get(&path).header("cookie", &it.cookie)).status,
        200
    );
    assert_eq!(read(by_code(&it.code)).status, 200);
    assert_eq!(read(Request::get(&path)).status, 401);
    let wrong = if it.code == "000000" {
        "111111"
    } else {
        "000000"
    };
    assert_eq!(read(by_code(wrong)).json()["tries_left"], 4);
}

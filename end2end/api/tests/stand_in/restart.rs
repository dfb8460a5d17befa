//! What outlives the program.

use crate::city::{City, Folder};
use crate::http::Request;
use crate::reports::road_damage;
use serde_json::json;

#[test]
fn everything_is_there_after_a_stop() {
    let folder = Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    city.set_clock("2026-03-11T10:00:00+08:00");
    let cookie = city.sign_in("13800000002");
    let request = road_damage("坑").header("idempotency-key", "kept-over-restart");
    let request = request
        .header("x-portal-request", "1")
        .header("cookie", &cookie);
    let accepted = city.send(&request);
    assert!(city.stop(), "it ended well");

    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let now = city.get("/_demo/clock").json()["now"].to_string();
    assert!(now.contains("2026-03-11T10:00:"), "{now}");
    let list = city
        .send(&Request::get("/api/v1/cases").header("cookie", &cookie))
        .json();
    assert_eq!(list["items"].as_array().map(Vec::len), Some(1));
    let again = city.send(&request);
    assert_eq!((again.status, &again.body), (201, &accepted.body));
    let cases = city.get("/open311/v2/requests.json").json();
    assert_eq!(
        cases.as_array().map(Vec::len),
        Some(1),
        "the demonstration is not seeded twice"
    );
}

#[test]
fn an_empty_file_becomes_a_database() {
    let folder = Folder::new();
    std::fs::write(folder.db(), b"").expect("a file");
    let city = City::start_on(&folder.db(), &folder.dist(), 0, false);
    assert_eq!(city.send(&road_damage("坑")).status, 201);
}

#[test]
fn a_database_in_a_folder_that_is_not_there_is_made() {
    let folder = Folder::new();
    let city = City::start_on(&folder.0.join("a/b/city.sqlite"), &folder.dist(), 0, false);
    assert_eq!(city.get("/healthz").status, 200);
}

#[test]
fn two_deliveries_of_one_login_open_one_session() {
    let city = City::start();
    let sent = Request::post("/api/v1/session/codes", "one-code-please");
    let code = city
        .send(&sent.json(&json!({"phone": "13800000002"})))
        .json();
    let body = json!({"phone": "13800000002", "code": code["demonstration_code"]});
    let enter = Request::post("/api/v1/session", "one-login-only").json(&body);
    let (first, again) = (city.send(&enter), city.send(&enter));
    assert_eq!((first.status, again.status), (201, 201));
    assert_eq!(first.header("set-cookie"), again.header("set-cookie"));
}

//! Cases: list, look-up, messages, and how the clock moves them.

use crate::city::City;
use crate::http::{Request, Response};
use crate::reports::road_damage;
use serde_json::{Value, json};

/// Reports a problem; gives number and access code.
fn report(city: &City, service: &str, cookie: Option<&str>) -> (String, String) {
    let mut request = Request::new("POST", "/open311/v2/requests.json").form(&[
        ("api_key", "demo"),
        ("service_code", service),
        ("description", "请看一下"),
        ("address_string", "江口路 1 号"),
    ]);
    if let Some(cookie) = cookie {
        request = request
            .header("cookie", cookie)
            .header("x-portal-request", "1");
    }
    let accepted = city.send(&request).json()[0].clone();
    let text = |name: &str| accepted[name].as_str().expect("a text").to_owned();
    (text("service_request_id"), text("access_code"))
}

fn look_up(city: &City, number: &str, code: &str) -> Response {
    let body = json!({"number": number, "access_code": code});
    let post = Request::post("/api/v1/cases/lookup", "").without("idempotency-key");
    city.send(&post.json(&body))
}

fn other(code: &str) -> &str {
    if code == "000000" { "111111" } else { "000000" }
}

fn promise<'a>(case: &'a Value, clause: &str) -> &'a Value {
    let promises = case["promises"].as_array().expect("promises");
    promises
        .iter()
        .find(|one| one["clause"] == clause)
        .expect("the promise")
}

#[test]
fn the_number_and_the_code_open_a_case() {
    let city = City::start();
    let (number, code) = report(&city, "manhole", None);
    let case = look_up(&city, &format!(" {} ", number.to_lowercase()), &code);
    assert_eq!(
        (case.status, case.header("cache-control")),
        (200, Some("no-store"))
    );
    let case = case.json();
    assert_eq!(
        (&case["number"], &case["status"]),
        (&json!(number), &json!("received"))
    );
    assert_eq!(case["asks"], json!([]));
    assert_eq!(case["timeline"][0]["kind"], "resident");
    assert!(
        case["ahead"]
            .as_array()
            .is_some_and(|ahead| ahead.len() >= 3)
    );
    for words in [
        &case["title"],
        &case["doing"],
        &case["with"],
        &case["timeline"][0]["text"],
    ] {
        assert!(
            words["zh-CN"].is_string() && words["en"].is_string(),
            "{words}"
        );
    }
}

#[test]
fn guessing_ends_after_five_tries_for_a_number() {
    let city = City::start();
    let (number, code) = report(&city, "manhole", None);
    for left in (0..5).rev() {
        let wrong = look_up(&city, &number, other(&code));
        assert_eq!(
            (wrong.status, wrong.slug()),
            (404, "case-not-found".to_owned())
        );
        assert_eq!(wrong.json()["tries_left"], left);
    }
    let locked = look_up(&city, &number, &code);
    assert_eq!(
        (locked.status, locked.slug()),
        (429, "too-many-tries".to_owned())
    );
    assert!(locked.header("retry-after").is_some());
    let (another, its_code) = report(&city, "manhole", None);
    assert_eq!(look_up(&city, &another, &its_code).status, 200);
    city.advance(16);
    assert_eq!(look_up(&city, &number, &code).status, 200);
}

#[test]
fn guessing_ends_after_twenty_tries_from_one_address() {
    let city = City::start();
    let (number, code) = report(&city, "manhole", None);
    for guess in 0..20 {
        // A number that does not exist is answered like a wrong code.
        let wrong = look_up(&city, &format!("LG26-0101-{guess:04}"), "123456");
        assert_eq!(
            (wrong.status, wrong.slug()),
            (404, "case-not-found".to_owned())
        );
        let expected = 4.min(19 - guess);
        assert_eq!(wrong.json()["tries_left"], expected);
    }
    assert_eq!(look_up(&city, &number, &code).status, 429);
}

#[test]
fn a_report_is_moved_by_the_clock_and_keeps_its_promises() {
    let city = City::start();
    let (number, code) = report(&city, "manhole", None);
    let at = |minutes: u32| {
        city.advance(minutes);
        look_up(&city, &number, &code).json()
    };
    assert_eq!(at(11)["status"], "received");
    let accepted = at(2);
    assert_eq!(accepted["status"], "accepted");
    assert!(promise(&accepted, "accepted")["met_at"].is_string());
    assert!(promise(&accepted, "answered").get("met_at").is_none());
    assert_eq!(accepted["timeline"].as_array().map(Vec::len), Some(2));
    let on_site = at(33);
    assert_eq!(on_site["status"], "on_site");
    let met = promise(&on_site, "on_site");
    assert!(met["met_at"].as_str() < met["due_at"].as_str(), "{met}");
    assert_eq!(at(8 * 60)["status"], "answered");
    let closed = at(24 * 60);
    assert_eq!(closed["status"], "closed");
    assert_eq!(closed["ahead"], json!([]));
    assert_eq!(closed["updated_at"], closed["timeline"][4]["at"]);
}

#[test]
fn many_steps_are_passed_at_once_and_in_order() {
    let city = City::start();
    let (number, code) = report(&city, "dumping", None);
    city.advance(14 * 24 * 60);
    let case = look_up(&city, &number, &code).json();
    let kinds: Vec<_> = case["timeline"]
        .as_array()
        .expect("events")
        .iter()
        .map(|event| event["kind"].clone())
        .collect();
    assert_eq!(
        kinds,
        [
            "resident",
            "community",
            "whistle",
            "department",
            "department",
            "department",
            "community"
        ]
    );
    let answered = promise(&case, "answered");
    assert_eq!(answered["within"], json!({"working_days": 5}));
    assert!(
        answered["met_at"].as_str() < answered["due_at"].as_str(),
        "{answered}"
    );
    // Wednesday 11 March, 10 o'clock; five working days later is the next Wednesday.
    assert!(
        answered["due_at"]
            .as_str()
            .is_some_and(|due| due.starts_with("2026-03-18T10:00:"))
    );
}

#[test]
fn every_seventh_case_of_a_day_is_late_and_says_why() {
    let city = City::start();
    let mut last = Default::default();
    for _ in 0..7 {
        last = report(&city, "manhole", None);
    }
    assert!(last.0.ends_with("-0007"));
    city.advance(90);
    let case = look_up(&city, &last.0, &last.1).json();
    let on_site = promise(&case, "on_site");
    assert!(
        on_site["met_at"].as_str() > on_site["due_at"].as_str(),
        "{on_site}"
    );
    assert!(
        case["timeline"][2]["text"]["en"]
            .as_str()
            .is_some_and(|text| text.contains("late"))
    );
}

#[test]
fn the_list_is_paged_newest_first() {
    let city = City::start();
    let cookie = city.sign_in("13800000002");
    let own: Vec<String> = (0..5)
        .map(|_| report(&city, "manhole", Some(&cookie)).0)
        .collect();
    let mut path = "/api/v1/cases?limit=2".to_owned();
    let mut listed = Vec::new();
    loop {
        let page = city
            .send(&Request::get(&path).header("cookie", &cookie))
            .json();
        let items = page["items"].as_array().expect("items");
        assert!(items.len() <= 2);
        listed.extend(
            items
                .iter()
                .map(|item| item["number"].as_str().unwrap_or("?").to_owned()),
        );
        let Some(next) = page["next"].as_str() else {
            break;
        };
        path = format!("/api/v1/cases?limit=2&cursor={next}");
    }
    assert!(listed.iter().eq(own.iter().rev()), "{listed:?}");
    for query in ["limit=0", "limit=101", "limit=x", "limit=", "cursor=zzz"] {
        let wrong = Request::get(&format!("/api/v1/cases?{query}")).header("cookie", &cookie);
        assert_eq!(city.send(&wrong).slug(), "malformed", "{query}");
    }
}

#[test]
fn nobody_sees_the_case_of_another() {
    let city = City::start();
    let mine = city.sign_in("13800000002");
    let (number, _) = report(&city, "manhole", Some(&mine));
    let path = format!("/api/v1/cases/{number}");
    let seen = |cookie: &str| city.send(&Request::get(&path).header("cookie", cookie));
    assert_eq!(seen(&mine).status, 200);
    let other = city.sign_in("13912345678");
    assert_eq!(
        (seen(&other).status, seen(&other).slug()),
        (404, "case-not-found".to_owned())
    );
}

#[test]
fn messages_are_kept_with_the_case() {
    let city = City::start();
    let mine = city.sign_in("13800000002");
    let (number, code) = report(&city, "manhole", Some(&mine));
    let path = format!("/api/v1/cases/{number}/messages");
    let write = |key: &str, body: Value, cookie: Option<&str>| {
        let post = Request::post(&path, key).json(&body);
        city.send(&cookie.map_or(post.clone(), |cookie| post.header("cookie", cookie)))
    };
    city.advance(5);
    let first = write("first-message", json!({"text": " 又积水了 "}), Some(&mine));
    assert_eq!(
        (first.status, &first.json()["text"]),
        (201, &json!("又积水了"))
    );
    assert_eq!(
        write("first-message", json!({"text": " 又积水了 "}), Some(&mine)).body,
        first.body
    );
    assert_eq!(
        write(
            "second-message",
            json!({"text": "<b>", "access_code": code}),
            None
        )
        .status,
        201
    );
    let case = look_up(&city, &number, &code).json();
    assert_eq!(case["messages"].as_array().map(Vec::len), Some(2));
    assert_eq!(
        (&case["messages"][0]["from"], &case["messages"][1]["text"]),
        (&json!("resident"), &json!("<b>"))
    );
    assert_eq!(case["updated_at"], case["messages"][1]["at"]);

    let wrong = write(
        "wrong-message",
        json!({"text": "x", "access_code": other(&code)}),
        None,
    );
    assert_eq!(
        (wrong.status, wrong.slug()),
        (404, "case-not-found".to_owned())
    );
    assert_eq!(
        wrong.json()["tries_left"],
        4,
        "a wrong code counts as in a look-up"
    );
    assert_eq!(
        write("no-code-at-all", json!({"text": "x"}), None).status,
        404
    );
    assert_eq!(
        write("empty-message", json!({"text": " "}), Some(&mine)).faults(),
        ["/text empty"]
    );
    let longest = "字".repeat(1000);
    assert_eq!(
        write("long-message", json!({"text": longest}), Some(&mine)).status,
        201
    );
    let longer = json!({"text": "字".repeat(1001)});
    assert_eq!(
        write("longer-message", longer, Some(&mine)).faults(),
        ["/text too_long"]
    );
}

#[test]
fn a_demonstration_starts_with_cases_under_way() {
    let folder = crate::city::Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let cookie = city.sign_in("13800000001");
    let get = |path: &str| {
        city.send(&Request::get(path).header("cookie", &cookie))
            .json()
    };
    let list = get("/api/v1/cases");
    let items = list["items"].as_array().expect("items");
    let statuses: Vec<_> = items
        .iter()
        .map(|item| item["status"].as_str().unwrap_or("?"))
        .collect();
    assert_eq!(statuses.len(), 4, "{statuses:?}");
    assert!(
        ["answered", "needs_you", "closed"]
            .iter()
            .all(|status| statuses.contains(status)),
        "{statuses:?}"
    );
    assert!(
        statuses
            .iter()
            .any(|status| ["dispatched", "on_site"].contains(status)),
        "{statuses:?}"
    );
    let needs = items
        .iter()
        .find(|item| item["needs_you"] == true)
        .expect("a case that needs her");
    let case = get(&format!(
        "/api/v1/cases/{}",
        needs["number"].as_str().expect("a number")
    ));
    assert!(case["asks"][0]["due"].is_string());
    assert!(case["promises"][0]["pauses"][0]["from"].is_string());
    assert!(case["promises"][0]["pauses"][0].get("to").is_none());
    assert!(case["score"]["explained"]["children"].is_array());

    // Once she has come, the pause ends and comes on top of what was promised.
    let due = case["promises"][0]["due_at"].clone();
    city.advance(30 * 24 * 60);
    let later = get(&format!(
        "/api/v1/cases/{}",
        case["number"].as_str().expect("a number")
    ));
    let kept = &later["promises"][0];
    assert!(kept["pauses"][0]["to"].is_string());
    assert!(kept["due_at"].as_str() > due.as_str());
    assert!(kept["met_at"].as_str() <= kept["due_at"].as_str(), "{kept}");
    assert_eq!(later["asks"], json!([]));
}

#[test]
fn two_reports_of_one_second_are_two_cases() {
    let city = City::start();
    let numbers: Vec<Value> = (0..3)
        .map(|_| city.send(&road_damage("坑")).json()[0]["service_request_id"].clone())
        .collect();
    assert_eq!(
        numbers,
        ["LG26-0311-0001", "LG26-0311-0002", "LG26-0311-0003"]
    );
}

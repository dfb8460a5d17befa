//! Signing in and out.

use crate::city::City;
use crate::http::{Request, Response};
use serde_json::{Value, json};

const PHONE: &str = "13800000001";

fn ask_for_code(city: &City, phone: &str, key: &str) -> Response {
    city.send(&Request::post("/api/v1/session/codes", key).json(&json!({ "phone": phone })))
}

fn enter(city: &City, code: &Value, key: &str) -> Response {
    let body = json!({ "phone": PHONE, "code": code });
    city.send(&Request::post("/api/v1/session", key).json(&body))
}

fn code(city: &City) -> Value {
    let sent = ask_for_code(city, PHONE, "ask-for-a-code");
    assert_eq!(sent.status, 202, "{sent:?}");
    assert_eq!(
        (&sent.json()["expires_in"], &sent.json()["resend_in"]),
        (&json!(300), &json!(60))
    );
    sent.json()["demonstration_code"].clone()
}

/// A code that is not `code`.
fn other(code: &Value) -> Value {
    json!(if code == "000000" { "111111" } else { "000000" })
}

#[test]
fn a_code_opens_a_session_and_signing_out_ends_it() {
    let city = City::start();
    assert_eq!(city.get("/api/v1/session").slug(), "not-signed-in");
    let signed = enter(&city, &code(&city), "sign-in-1");
    assert_eq!(signed.status, 201);
    assert_eq!(
        signed.json(),
        json!({"name": "王秀兰", "phone": "138****0001", "expires_in": 1800})
    );
    let whole = signed.header("set-cookie").expect("a cookie");
    for part in [
        "__Host-session=",
        "; Path=/",
        "; Secure",
        "; HttpOnly",
        "; SameSite=Strict",
    ] {
        assert!(whole.contains(part), "{whole} has no {part}");
    }
    assert!(!whole.to_lowercase().contains("domain"));
    let cookie = whole.split(';').next().expect("its pair");
    let session = Request::get("/api/v1/session").header("cookie", cookie);
    assert_eq!(city.send(&session).json()["phone"], "138****0001");

    let leave = Request::new("DELETE", "/api/v1/session").header("cookie", cookie);
    assert_eq!(city.send(&leave).slug(), "missing-csrf-header");
    let left = city.send(&leave.header("x-portal-request", "1"));
    assert_eq!(left.status, 204);
    assert_eq!(
        left.header("clear-site-data"),
        Some("\"cache\",\"cookies\",\"storage\"")
    );
    assert!(
        left.header("set-cookie")
            .is_some_and(|removed| removed.contains("Max-Age=0"))
    );
    assert_eq!(city.send(&session).status, 401);
}

#[test]
fn a_wrong_code_says_how_many_tries_are_left_and_then_it_is_void() {
    let city = City::start();
    let code = code(&city);
    for left in (0..5).rev() {
        let wrong = enter(&city, &other(&code), &format!("wrong-try-{left}"));
        assert_eq!((wrong.status, wrong.slug()), (422, "wrong-code".to_owned()));
        assert_eq!(wrong.json()["tries_left"], left);
    }
    let right = enter(&city, &code, "right-but-late");
    assert_eq!(
        (right.status, right.slug()),
        (429, "too-many-tries".to_owned())
    );
    assert!(right.header("retry-after").is_some());
}

#[test]
fn a_wrong_code_sent_twice_counts_once() {
    let city = City::start();
    let code = code(&city);
    for _ in 0..3 {
        assert_eq!(
            enter(&city, &other(&code), "the-same-key").json()["tries_left"],
            4
        );
    }
    assert_eq!(enter(&city, &code, "right-now").status, 201);
}

#[test]
fn a_code_expires_by_the_citys_clock_and_a_session_does_not() {
    let city = City::start();
    let old = code(&city);
    city.advance(6);
    assert_eq!(enter(&city, &old, "too-late").slug(), "code-expired");
    let cookie = city.sign_in(PHONE);
    city.advance(60 * 24 * 30);
    let session = Request::get("/api/v1/session").header("cookie", &cookie);
    assert_eq!(city.send(&session).status, 200);
}

#[test]
fn a_code_is_good_once_and_only_the_last_one() {
    let city = City::start();
    let first = code(&city);
    city.advance(2);
    let second = ask_for_code(&city, PHONE, "ask-once-more").json()["demonstration_code"].clone();
    if first != second {
        assert_eq!(enter(&city, &first, "the-first-code").slug(), "wrong-code");
    }
    assert_eq!(enter(&city, &second, "the-second-code").status, 201);
    assert_eq!(enter(&city, &second, "once-more").slug(), "code-expired");
    assert_eq!(
        enter(&city, &json!("123456"), "never-asked").slug(),
        "code-expired"
    );
}

#[test]
fn codes_are_limited_by_minute_and_by_hour() {
    let city = City::start();
    assert_eq!(ask_for_code(&city, PHONE, "code-number-0").status, 202);
    let soon = ask_for_code(&city, PHONE, "code-too-soon");
    assert_eq!(
        (soon.status, soon.slug()),
        (429, "too-many-tries".to_owned())
    );
    let wait: u32 = soon
        .header("retry-after")
        .and_then(|s| s.parse().ok())
        .expect("seconds");
    assert!((1..=60).contains(&wait) && soon.json()["retry_after"] == wait);
    assert_eq!(
        ask_for_code(&city, "13800000002", "another-phone").status,
        202
    );
    for number in 1..5 {
        city.advance(2);
        assert_eq!(
            ask_for_code(&city, PHONE, &format!("code-number-{number}")).status,
            202
        );
    }
    city.advance(2);
    assert_eq!(ask_for_code(&city, PHONE, "code-number-5").status, 429);
    // The refusal was not kept under its key: later the same request succeeds.
    city.advance(55);
    assert_eq!(ask_for_code(&city, PHONE, "code-number-5").status, 202);
}

#[test]
fn guessing_over_many_phones_ends_too() {
    let city = City::start();
    let sign_in = |phone: &str, code: &Value, key: &str| {
        let body = json!({ "phone": phone, "code": code });
        city.send(&Request::post("/api/v1/session", key).json(&body))
    };
    let right = code(&city);
    // Five tries for each of twenty phones: no limit of a phone is passed.
    for guessed in 0..20 {
        let phone = format!("139000000{guessed:02}");
        let sent = ask_for_code(&city, &phone, &format!("code-of-{phone}")).json();
        let wrong = other(&sent["demonstration_code"]);
        for attempt in 0..5 {
            let answer = sign_in(&phone, &wrong, &format!("guess-{guessed}-{attempt}"));
            assert_eq!(answer.slug(), "wrong-code", "{guessed} {attempt}");
        }
    }
    let locked = sign_in(PHONE, &right, "right-and-locked");
    assert_eq!(
        (locked.status, locked.slug()),
        (429, "too-many-tries".to_owned())
    );
    let wait: u32 = locked
        .header("retry-after")
        .and_then(|s| s.parse().ok())
        .expect("seconds");
    assert!((3000..=3600).contains(&wait), "{wait}");
    city.advance(60);
    assert_eq!(
        enter(&city, &code_again(&city), "an-hour-later").status,
        201
    );
}

fn code_again(city: &City) -> Value {
    ask_for_code(city, PHONE, "ask-an-hour-later").json()["demonstration_code"].clone()
}

#[test]
fn bad_phones_are_told_apart_from_bad_bodies() {
    let city = City::start();
    for phone in ["", "1380000000", "12800000001", "abc"] {
        let wrong = ask_for_code(&city, phone, "a-bad-phone-1");
        assert_eq!(wrong.status, 422);
        if phone.is_empty() {
            assert_eq!(wrong.faults(), ["/phone phone"]);
        }
    }
    let post = Request::post("/api/v1/session/codes", "a-bad-body-1");
    let malformed = city.send(&post.clone().bytes("application/json", b"{\"phone\":"));
    assert_eq!(
        (malformed.status, malformed.slug()),
        (400, "malformed".to_owned())
    );
    let shape = city.send(&post.clone().json(&json!({"phone": 1})));
    assert_eq!(
        (shape.status, shape.slug()),
        (422, "idempotency-key-reused".to_owned())
    );
    let post = Request::post("/api/v1/session/codes", "a-bad-body-2");
    assert_eq!(
        city.send(&post.json(&json!({"phone": 1}))).faults(),
        ["/phone shape"]
    );
    let post = Request::post("/api/v1/session/codes", "a-bad-body-3");
    let form = city.send(&post.form(&[("phone", PHONE)]));
    assert_eq!(
        (form.status, form.slug()),
        (415, "unsupported-media-type".to_owned())
    );
}

#[test]
fn a_foreign_page_changes_nothing() {
    let city = City::start();
    let cookie = city.sign_in(PHONE);
    for path in [
        "/api/v1/session/codes",
        "/api/v1/session",
        "/api/v1/attachments",
        "/api/v1/points/applications",
        "/api/v1/cases/lookup",
        "/api/v1/cases/x/messages",
    ] {
        let forged = Request::post(path, "forged-request").header("cookie", &cookie);
        let forged = city.send(&forged.without("x-portal-request").json(&json!({})));
        assert_eq!(
            (forged.status, forged.slug()),
            (403, "missing-csrf-header".to_owned()),
            "{path}"
        );
    }
}

#[test]
fn only_residents_see_what_is_theirs() {
    let city = City::start();
    for path in [
        "/api/v1/cases",
        "/api/v1/cases/LG26-0311-0001",
        "/api/v1/schemes/foshan-2016/facts",
        "/api/v1/attachments/x",
    ] {
        assert_eq!(city.get(path).slug(), "not-signed-in", "{path}");
        let forged = Request::get(path).header("cookie", "__Host-session=0123456789abcdef");
        assert_eq!(city.send(&forged).status, 401, "{path}");
    }
    let stranger = city.sign_in("13912345678");
    let facts = Request::get("/api/v1/schemes/foshan-2016/facts").header("cookie", &stranger);
    assert_eq!(city.send(&facts).json(), json!([]));
    let cases = Request::get("/api/v1/cases").header("cookie", &stranger);
    assert_eq!(city.send(&cases).json(), json!({"items": []}));
}

#[test]
fn registers_answer_every_table_for_what_it_asks_alike() {
    let city = City::start();
    let cookie = city.sign_in("13800000001");
    let known = |scheme: &str| {
        let path = format!("/api/v1/schemes/{scheme}/facts");
        let facts = city.send(&Request::get(&path).header("cookie", &cookie));
        let facts = facts.json();
        let facts = facts.as_array().expect("a list").iter();
        let names = facts.map(|fact| fact["fact"].as_str().unwrap_or("?").to_owned());
        names.collect::<Vec<_>>()
    };
    assert!(known("foshan-2016").len() > 10);
    // Its other questions have other names, or other options.
    assert_eq!(known("beijing-2016"), ["birth_date", "has_permit"]);
}

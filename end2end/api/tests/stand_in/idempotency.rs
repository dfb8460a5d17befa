//! One intent, one effect.

use crate::city::{City, Folder};
use crate::http::{Request, Response, connect, read};
use crate::reports::{numbers, road_damage};
use serde_json::json;
use std::io::Write;

fn report(key: &str, description: &str) -> Request {
    road_damage(description).header("idempotency-key", key)
}

fn number(answer: &Response) -> String {
    assert_eq!(answer.status, 201, "{answer:?}");
    answer.json()[0]["service_request_id"]
        .as_str()
        .expect("a number")
        .to_owned()
}

#[test]
fn the_same_request_gets_the_same_answer() {
    let city = City::start();
    let before = numbers(&city).len();
    let first = city.send(&report("0b7c5a4e-6f0d-4b0e", "一个坑"));
    assert_eq!(first.header("idempotency-replayed"), None);
    city.advance(30);
    // The draft of the header writes the key in quotes; it is the same key.
    for key in ["0b7c5a4e-6f0d-4b0e", "\"0b7c5a4e-6f0d-4b0e\""] {
        let again = city.send(&report(key, "一个坑"));
        assert_eq!((again.status, &again.body), (201, &first.body));
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        assert_eq!(again.header("cache-control"), Some("no-store"));
    }
    let other = city.send(&report("another-key", "一个坑"));
    assert_ne!(number(&other), number(&first));
    assert_eq!(numbers(&city).len(), before + 2);
}

#[test]
fn another_request_under_the_same_key_is_refused() {
    let city = City::start();
    number(&city.send(&report("the-one-key", "一个坑")));
    let other = city.send(&report("the-one-key", "两个坑"));
    assert_eq!(other.status, 422);
    assert_eq!(other.json()[0]["code"], 422);
    let post = Request::post("/api/v1/session/codes", "the-one-key");
    let sent = city.send(&post.clone().json(&json!({"phone": "13800000001"})));
    assert_eq!(sent.status, 202, "a key counts per path");
    let other = city.send(&post.json(&json!({"phone": "13800000002"})));
    assert_eq!(
        (other.status, other.slug()),
        (422, "idempotency-key-reused".to_owned())
    );
}

#[test]
fn callers_do_not_share_keys() {
    let city = City::start();
    let anonymous = number(&city.send(&report("a-shared-key", "一个坑")));
    let cookie = city.sign_in("13800000002");
    let own = report("a-shared-key", "一个坑").header("x-portal-request", "1");
    let own = own.header("cookie", &cookie);
    let first = number(&city.send(&own));
    assert_ne!(first, anonymous);
    // A retry after signing in again is still the same resident's.
    city.advance(2);
    let again = city.sign_in("13800000002");
    let retried = own.without("cookie").header("cookie", &again);
    assert_eq!(number(&city.send(&retried)), first);
}

#[test]
fn a_retry_that_overtakes_the_first_is_told_to_wait() {
    let city = City::start();
    let request = report("a-slow-upload", "上传到一半");
    let (head, body) = request.wire();
    let (begin, rest) = body.split_at(body.len() / 2);
    let mut slow = connect(city.at).expect("a connection");
    slow.write_all(&head).expect("the head");
    slow.write_all(begin).expect("half the body");
    // Without an api_key it is refused and its key not used up, until the
    // stand-in has read the head of the slow one.
    let probe = Request::new("POST", "/open311/v2/requests.json")
        .header("idempotency-key", "a-slow-upload")
        .form(&[("description", "别的")]);
    let early = (0..400).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(5));
        Some(city.send(&probe)).filter(|answer| answer.status != 403)
    });
    let early = early.expect("an answer within two seconds");
    assert_eq!(early.status, 409, "{early:?}");
    assert_eq!(early.header("retry-after"), Some("1"));
    slow.write_all(rest).expect("the rest");
    let first = number(&read(slow).expect("its answer"));
    assert_eq!(number(&city.send(&request)), first);
}

#[test]
fn an_upload_that_broke_off_does_not_block_its_key() {
    let city = City::start();
    let request = report("a-broken-upload", "断了");
    let (head, body) = request.wire();
    let mut broken = connect(city.at).expect("a connection");
    broken.write_all(&head).expect("the head");
    broken.write_all(&body[..5]).expect("a part");
    drop(broken);
    let retried = (0..100).map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(20));
        city.send(&request)
    });
    let done = retried.into_iter().find(|answer| answer.status != 409);
    number(&done.expect("an answer within two seconds"));
}

#[test]
fn a_post_without_a_sound_key_is_refused() {
    let city = City::start();
    let post = Request::post("/api/v1/session/codes", "").without("idempotency-key");
    let post = post.json(&json!({"phone": "13800000001"}));
    assert_eq!(city.send(&post).slug(), "idempotency-key-missing");
    for key in ["", "\"\"", "short", "with spaces in it", &"long".repeat(40)] {
        let odd = city.send(&post.clone().header("idempotency-key", key));
        assert_eq!(
            (odd.status, odd.slug()),
            (400, "malformed".to_owned()),
            "{key}"
        );
    }
    // GeoReport knows no keys; there it is optional, but not to be empty.
    number(&city.send(&road_damage("没有钥匙")));
    assert_eq!(city.send(&report("", "空的钥匙")).status, 400);
}

#[test]
fn nothing_secret_can_be_read_from_the_file() {
    let folder = Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let cookie = city.sign_in("13800000001");
    let token = cookie.split('=').nth(1).expect("a token").to_owned();
    let answer = city.send(&report("a-secret-key-of-mine", "秘密"));
    let code = answer.json()[0]["access_code"]
        .as_str()
        .expect("a code")
        .to_owned();
    assert!(city.stop());
    let mut stored = Vec::new();
    for file in std::fs::read_dir(&folder.0).expect("the folder").flatten() {
        if file.path().is_file() {
            stored.extend(std::fs::read(file.path()).expect("a file"));
        }
    }
    let holds = |secret: &str| {
        stored
            .windows(secret.len())
            .any(|part| part == secret.as_bytes())
    };
    assert!(holds("road-damage"), "the search works");
    assert!(!holds(&token) && !holds("a-secret-key-of-mine"));
    assert!(
        !holds(&format!("access_code\":\"{code}")),
        "an answer is stored in the open"
    );
}

/// Number and bytes of the answers that are stored.
fn kept(folder: &Folder) -> (i64, i64) {
    let db = rusqlite::Connection::open(folder.db()).expect("the database");
    let sql = "SELECT count(*), coalesce(sum(length(sealed)), 0) FROM answers";
    db.query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?)))
        .expect("the answers")
}

#[test]
fn an_answer_is_kept_for_a_day_and_then_dropped() {
    let folder = Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let first = number(&city.send(&report("a-key-of-one-day", "一个坑")));
    city.advance(24 * 60 - 1);
    assert_eq!(
        number(&city.send(&report("a-key-of-one-day", "一个坑"))),
        first
    );
    number(&city.send(&report("a-later-key", "又一个坑")));
    assert_eq!(kept(&folder).0, 2);
    city.advance(1);
    assert_ne!(
        number(&city.send(&report("a-key-of-one-day", "一个坑"))),
        first
    );
    // The old answer made way for the new one; the later one is there still.
    assert_eq!(kept(&folder).0, 2);
    city.advance(2 * 24 * 60);
    number(&city.send(&report("a-key-of-another-day", "一个坑")));
    assert_eq!(kept(&folder).0, 1);
}

#[test]
fn a_look_up_keeps_its_key_and_no_copy_of_the_case() {
    let folder = Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let accepted = city.send(&road_damage("一个坑")).json()[0].clone();
    let look = |key: &str, code: &serde_json::Value| {
        let body = json!({"number": accepted["service_request_id"], "access_code": code});
        city.send(&Request::post("/api/v1/cases/lookup", key).json(&body))
    };
    let code = &accepted["access_code"];
    let first = look("a-look-up-key", code);
    assert_eq!((first.status, kept(&folder)), (200, (1, 0)));
    // Under the same key it looks again, and tells how the case stands now.
    city.advance(45);
    let again = look("a-look-up-key", code);
    assert_eq!(
        (again.status, again.header("idempotency-replayed")),
        (200, None)
    );
    assert_ne!(again.json()["status"], first.json()["status"]);
    assert_eq!(kept(&folder), (1, 0));
    let reused = look("a-look-up-key", &json!("x"));
    assert_eq!(reused.slug(), "idempotency-key-reused");
    // A wrong try counts, so its answer is kept: the retry is no second try.
    for _ in 0..2 {
        assert_eq!(look("a-wrong-look-up", &json!("x")).json()["tries_left"], 4);
    }
}

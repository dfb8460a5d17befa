//! What a resident can do about a case: urge, decide, rate, send papers, take back.

use crate::city::City;
use crate::http::{Request, Response};
use serde_json::{Value, json};

const MINE: &str = "13800000002";

/// A case that goes its way by a script.
pub struct Played<'a> {
    pub city: &'a City,
    pub number: String,
    pub code: String,
    pub cookie: String,
}

impl<'a> Played<'a> {
    pub fn open(city: &'a City, script: &str) -> Self {
        Self::of(city, script, city.sign_in(MINE))
    }

    /// One more of the same resident.
    pub fn of(city: &'a City, script: &str, cookie: String) -> Self {
        let body = json!({"script": script, "phone": MINE, "seed": 7});
        let opened = city.send(&Request::new("POST", "/_demo/cases").json(&body));
        assert_eq!(opened.status, 201, "{opened:?}");
        let text = |name: &str| opened.json()[name].as_str().expect("a text").to_owned();
        Self {
            city,
            number: text("number"),
            code: text("access_code"),
            cookie,
        }
    }

    fn path(&self, path: &str) -> String {
        format!("/api/v1/cases/{}{path}", self.number)
    }

    pub fn case(&self) -> Value {
        let get = Request::get(&self.path("")).header("cookie", &self.cookie);
        self.city.send(&get).json()
    }

    pub fn act(&self, method: &str, path: &str, key: &str, body: &Value) -> Response {
        let act = Request::post(&self.path(path), key).method(method);
        self.city
            .send(&act.json(body).header("cookie", &self.cookie))
    }

    fn by_code(
        &self,
        method: &str,
        path: &str,
        key: &str,
        mut body: Value,
        code: &str,
    ) -> Response {
        body["access_code"] = json!(code);
        let act = Request::post(&self.path(path), key).method(method);
        self.city.send(&act.json(&body))
    }

    /// Every act repeats its answer under its key, and a wrong code opens nothing
    /// and is counted.
    fn holds(&self, method: &str, path: &str, key: &str, body: &Value, first: &Response) {
        let again = self.act(method, path, key, body);
        assert_eq!((again.status, &again.body), (first.status, &first.body));
        assert_eq!(again.header("idempotency-replayed"), Some("true"));
        let wrong = if self.code == "000000" {
            "111111"
        } else {
            "000000"
        };
        let refused = self.by_code(method, path, &format!("{key}-wrong"), body.clone(), wrong);
        assert_eq!(
            (refused.status, refused.slug()),
            (404, "case-not-found".to_owned())
        );
        assert_eq!(refused.json()["tries_left"], 4);
        let nobody = Request::post(&self.path(path), &format!("{key}-nobody")).method(method);
        let nobody = nobody.json(body);
        assert_eq!(self.city.send(&nobody).status, 404);
        let foreign = nobody.without("x-portal-request");
        assert_eq!(self.city.send(&foreign).slug(), "missing-csrf-header");
        let keyless = Request::post(&self.path(path), "").without("idempotency-key");
        let keyless = self.city.send(&keyless.method(method).json(body));
        assert_eq!(keyless.slug(), "idempotency-key-missing");
    }
}

fn kinds(case: &Value) -> Vec<String> {
    let events = case["timeline"].as_array().expect("a timeline");
    let kind = |event: &Value| event["kind"].as_str().unwrap_or("?").to_owned();
    events.iter().map(kind).collect()
}

fn last(case: &Value) -> &Value {
    case["timeline"]
        .as_array()
        .and_then(|all| all.last())
        .expect("an event")
}

fn upload(city: &City, name: &str, cookie: Option<&str>) -> Value {
    let mut photo = crate::attachments::named(name);
    if let Some(cookie) = cookie {
        photo = photo.header("cookie", cookie);
    }
    let stored = city.send(&photo);
    assert_eq!(stored.status, 201, "{stored:?}");
    stored.json()["id"].clone()
}

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

#[test]
fn a_number_works_for_two_years() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    assert!(
        it.case()["number_works_until"]
            .as_str()
            .is_some_and(|at| at.starts_with("2028-03-10T10:00"))
    );
    let look = |key: &str| {
        let body = json!({"number": it.number, "access_code": it.code});
        city.send(&Request::post("/api/v1/cases/lookup", key).json(&body))
            .status
    };
    city.set_clock("2028-03-10T09:59:00+08:00");
    assert_eq!(look("just-in-time"), 200);
    city.set_clock("2028-03-10T10:01:00+08:00");
    assert_eq!(look("too-late-now"), 404);
}

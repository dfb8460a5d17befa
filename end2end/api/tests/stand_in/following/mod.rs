//! What a resident can do about a case: urge, decide, rate, send papers, take back.

mod papers;
mod taking_back;
mod urging;
mod verdicts;

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

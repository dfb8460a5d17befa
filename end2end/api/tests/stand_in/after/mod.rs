//! What comes after submitting: the check, corrections, appeals, rounds.

mod amending;
mod appealing;
mod checking;
mod correcting;
mod rounds;

use crate::attachments::{PDF, upload};
use crate::city::City;
use crate::http::{Request, Response};
use serde_json::{Value, json};

/// Somebody whom the registers know well.
pub const WANG: &str = "13800000001";

/// Somebody whom no register knows.
pub const STRANGER: &str = "13912345678";

/// An application that was sent, and who sent it.
pub struct Sent<'a> {
    pub city: &'a City,
    pub cookie: String,
    pub number: String,
    pub receipt: Value,
}

/// A fact as a resident claims it.
pub fn number(value: &str) -> Value {
    json!({"kind": "number", "value": value, "standing": "claimed"})
}

pub fn choice(value: &str) -> Value {
    json!({"kind": "choice", "value": value, "standing": "claimed"})
}

pub fn flag(value: bool) -> Value {
    json!({"kind": "flag", "value": value, "standing": "claimed"})
}

pub fn permit(from: &str) -> Value {
    json!({"kind": "periods", "value": [{"from": from}], "standing": "claimed"})
}

/// An application for a school place by the Foshan table.
pub fn school(city: &City, facts: Value) -> Value {
    application(city, "foshan-2016", "school", facts)
}

pub fn application(city: &City, scheme: &str, purpose: &str, facts: Value) -> Value {
    let path = format!("/api/v1/schemes/{scheme}");
    json!({
        "scheme": scheme,
        "scheme_version": city.get(&path).json()["version"],
        "purpose": purpose,
        "applicant": {"name": "李小满", "id_number": "11010519491231002X"},
        "facts": facts,
        "evidence": [],
        "estimate": {"confirmed": "0", "claimed": "0", "possible": null},
    })
}

/// One paper for each of these facts, as members of a body.
pub fn with_papers(city: &City, cookie: &str, mut body: Value, facts: &[&str]) -> Value {
    let evidence: Vec<Value> = facts
        .iter()
        .map(|fact| {
            let key = format!("paper-{fact}-{}", fresh());
            let file = upload(city, &key, "application/pdf", PDF, Some(cookie));
            json!({"fact": fact, "attachment": file.json()["id"]})
        })
        .collect();
    body["evidence"] = json!(evidence);
    let version = city.get("/api/v1/consents/evidence").json()["version"].clone();
    body["consent"] = json!({"id": "evidence", "version": version});
    body
}

/// A key nobody has used.
pub fn fresh() -> String {
    use std::sync::atomic::{AtomicU32, Ordering};
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("after-submitting-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Signs in and sends it, with a paper for each of these facts.
pub fn apply<'a>(city: &'a City, phone: &str, body: Value, papers: &[&str]) -> Sent<'a> {
    let cookie = city.sign_in(phone);
    let body = if papers.is_empty() {
        body
    } else {
        with_papers(city, &cookie, body, papers)
    };
    send(city, cookie, &body)
}

/// Sends it for somebody who is signed in.
pub fn send<'a>(city: &'a City, cookie: String, body: &Value) -> Sent<'a> {
    let post = Request::post("/api/v1/points/applications", &fresh());
    let sent = city.send(&post.header("cookie", &cookie).json(body));
    assert_eq!(sent.status, 201, "{sent:?}");
    let receipt = sent.json();
    let number = receipt["number"].as_str().expect("a number").to_owned();
    Sent {
        city,
        cookie,
        number,
        receipt,
    }
}

impl Sent<'_> {
    fn path(&self, rest: &str) -> String {
        format!("/api/v1/points/applications/{}{rest}", self.number)
    }

    pub fn ask(&self) -> Response {
        let get = Request::get(&self.path("")).header("cookie", &self.cookie);
        self.city.send(&get)
    }

    /// How it stands now.
    pub fn standing(&self) -> Value {
        let told = self.ask();
        assert_eq!(told.status, 200, "{told:?}");
        told.json()
    }

    /// How it stands at a moment.
    pub fn at(&self, now: &str) -> Value {
        self.city.set_clock(now);
        self.standing()
    }

    pub fn post(&self, rest: &str, body: &Value) -> Response {
        let post = Request::post(&self.path(rest), &fresh()).header("cookie", &self.cookie);
        self.city.send(&post.json(body))
    }

    /// Its case, as the list of cases leads to it.
    pub fn case(&self) -> Value {
        let path = format!("/api/v1/cases/{}", self.number);
        let get = Request::get(&path).header("cookie", &self.cookie);
        self.city.send(&get).json()
    }
}

/// The item of a standing.
pub fn item<'a>(standing: &'a Value, node: &str) -> &'a Value {
    let items = standing["items"].as_array().expect("items");
    let found = items.iter().find(|item| item["node"] == node);
    found.unwrap_or_else(|| panic!("no item {node}: {items:?}"))
}

/// The states of all items, as `education confirmed`.
pub fn states(standing: &Value) -> Vec<String> {
    let items = standing["items"].as_array().expect("items");
    let word = |value: &Value| value.as_str().unwrap_or("?").to_owned();
    items
        .iter()
        .map(|item| format!("{} {}", word(&item["node"]), word(&item["state"])))
        .collect()
}

/// The confirmed points now.
pub fn confirmed(standing: &Value) -> &str {
    standing["official"]["interval"]["confirmed"]
        .as_str()
        .expect("points")
}

/// Ten-thousandths of a decimal on the wire.
fn exact(value: &Value) -> i64 {
    let decimal: longgang_portal::domain::decimal::Decimal =
        serde_json::from_value(value.clone()).expect("a decimal");
    decimal.ten_thousandths()
}

/// Every entry of the history follows from the one before by its causes, and the
/// last one is the score now.
pub fn history_adds_up(standing: &Value) {
    let history = standing["history"].as_array().expect("a history");
    for pair in history.windows(2) {
        let causes = pair[1]["causes"].as_array().expect("causes");
        assert!(!causes.is_empty(), "{pair:?}");
        let changes: i64 = causes.iter().map(|cause| exact(&cause["change"])).sum();
        let moved = exact(&pair[1]["confirmed"]) - exact(&pair[0]["confirmed"]);
        assert_eq!(changes, moved, "{pair:?}");
        assert!(pair[0]["at"].as_str() < pair[1]["at"].as_str(), "{pair:?}");
    }
    let last = history.last().expect("an entry");
    assert_eq!(last["confirmed"], confirmed(standing));
}

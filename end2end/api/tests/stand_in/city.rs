//! A running stand-in, and what everybody may read from it.

use crate::http::{Request, Response};
use serde_json::json;
use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A folder of one test, removed after it.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("city-api-test-{}-{count}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    pub fn db(&self) -> PathBuf {
        self.0.join("city.sqlite")
    }

    pub fn dist(&self) -> PathBuf {
        self.0.join("dist")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program. Killed when it goes out of scope.
pub struct City {
    pub at: SocketAddr,
    child: Child,
    _folder: Option<Folder>,
}

impl City {
    /// A demonstration on a new database, its clock at 10 o'clock on a Wednesday.
    pub fn start() -> Self {
        let folder = Folder::new();
        let mut city = Self::start_on(&folder.db(), &folder.dist(), 0, true);
        city._folder = Some(folder);
        city.set_clock("2026-03-11T10:00:00+08:00");
        city
    }

    /// The same on a network with these faults, `SEED:PERCENT`.
    pub fn on_a_bad_day(faults: &str) -> Self {
        let folder = Folder::new();
        let more = ["--demo", "--faults", faults];
        let mut city = Self::started(&folder.db(), &folder.dist(), 0, &more);
        city._folder = Some(folder);
        city.set_clock("2026-03-11T10:00:00+08:00");
        city
    }

    pub fn start_on(db: &Path, dist: &Path, port: u16, demo: bool) -> Self {
        let more: &[&str] = if demo { &["--demo"] } else { &[] };
        Self::started(db, dist, port, more)
    }

    fn started(db: &Path, dist: &Path, port: u16, more: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_city-api"));
        command.arg("--port").arg(port.to_string());
        command.arg("--db").arg(db).arg("--dist").arg(dist);
        command.args(more);
        let mut child = command.stdout(Stdio::piped()).spawn().expect("the program");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its output");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        let address = line.trim().strip_prefix("ready: http://");
        let at = address.and_then(|address| address.parse().ok());
        let at = at.unwrap_or_else(|| panic!("it said {line:?}"));
        Self {
            at,
            child,
            _folder: None,
        }
    }

    /// Ends it without any warning, as a power cut would.
    pub fn kill(&mut self) {
        self.child.kill().expect("a kill");
        self.child.wait().expect("its end");
    }

    /// Asks it to end, and tells whether it ended well.
    pub fn stop(mut self) -> bool {
        let id = self.child.id().to_string();
        let told = Command::new("kill").arg("-TERM").arg(id).status();
        assert!(told.expect("kill").success());
        self.child.wait().expect("its end").success()
    }

    pub fn send(&self, request: &Request) -> Response {
        request.send(self.at).expect("an answer")
    }

    pub fn get(&self, path: &str) -> Response {
        self.send(&Request::get(path))
    }

    pub fn set_clock(&self, now: &str) {
        self.turn(&json!({ "now": now }));
    }

    pub fn advance(&self, minutes: u32) {
        self.turn(&json!({ "advance_minutes": minutes }));
    }

    fn turn(&self, body: &serde_json::Value) {
        let turned = self.send(&Request::new("POST", "/_demo/clock").json(body));
        assert_eq!(turned.status, 200, "{turned:?}");
    }

    /// Signs a phone in; gives the cookie.
    pub fn sign_in(&self, phone: &str) -> String {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let sent = Request::post(
            "/api/v1/session/codes",
            &format!("code-for-{phone}-{count}"),
        );
        let sent = self.send(&sent.json(&json!({ "phone": phone })));
        assert_eq!(sent.status, 202, "{sent:?}");
        let code = sent.json()["demonstration_code"].clone();
        let signed = Request::post("/api/v1/session", &format!("sign-in-{phone}-{count}"));
        let signed = self.send(&signed.json(&json!({ "phone": phone, "code": code })));
        assert_eq!(signed.status, 201, "{signed:?}");
        let cookie = signed.header("set-cookie").expect("a cookie");
        cookie.split(';').next().expect("its pair").to_owned()
    }
}

impl Drop for City {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn tells_what_everybody_may_read() {
    let city = City::start();
    assert_eq!(city.get("/healthz").body, b"ok");
    let read = city.get("/api/v1/city").json();
    assert_eq!(read["units"].as_array().map(Vec::len), Some(26));
    assert_eq!(read["demo"], true);
    assert_eq!(city.get("/api/v1/calendar").json()["from"], "2025-01-01");
    let offered = city.get("/api/v1/schemes").json();
    let offered: Vec<&str> = offered
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|scheme| scheme["id"].as_str())
        .collect();
    assert_eq!(
        offered,
        [
            "foshan-2016",
            "shanghai-2015",
            "beijing-2016",
            "ranked-sample",
            "ranked-sample-next"
        ]
    );
    for id in offered {
        let scheme = city.get(&format!("/api/v1/schemes/{id}")).json();
        assert_eq!(scheme["id"], id);
    }
    let scheme = city.get("/api/v1/schemes/foshan-2016").json();
    assert!(scheme["root"]["children"].is_array());
    assert_eq!(
        city.get("/api/v1/consents/evidence").json()["id"],
        "evidence"
    );
    for path in ["/api/v1/schemes/none", "/api/v1/consents/none"] {
        let missing = city.get(path);
        assert_eq!(
            (missing.status, missing.slug()),
            (404, "not-found".to_owned())
        );
    }
}

#[test]
fn without_demo_there_is_no_clock_to_turn_and_no_code_on_screen() {
    let folder = Folder::new();
    let city = City::start_on(&folder.db(), &folder.dist(), 0, false);
    assert_eq!(city.get("/_demo/clock").status, 404);
    let turn = Request::new("POST", "/_demo/clock").json(&json!({"advance_minutes": 1}));
    assert!(city.send(&turn).status >= 404);
    assert_eq!(city.get("/api/v1/city").json()["demo"], false);
    let sent =
        Request::post("/api/v1/session/codes", "one-code").json(&json!({"phone": "13800000009"}));
    let sent = city.send(&sent);
    assert_eq!(sent.status, 202);
    assert_eq!(sent.json().get("demonstration_code"), None);
    assert_eq!(city.get("/open311/v2/requests.json").json(), json!([]));
}

#[test]
fn the_clock_goes_where_it_is_turned() {
    let city = City::start();
    city.set_clock("2026-05-01T08:00:00+08:00");
    city.advance(90);
    let now = city.get("/_demo/clock").json()["now"].clone();
    assert!(
        now.as_str()
            .is_some_and(|now| now.starts_with("2026-05-01T09:30:0")),
        "{now}"
    );
    let date = city.get("/healthz").header("date").map(str::to_owned);
    assert!(date.is_some_and(|date| date.starts_with("Fri, 01 May 2026 01:30:0")));
    for body in [
        json!({}),
        json!({"advance_minutes": 0}),
        json!({"now": "soon"}),
        json!({"now": "1999-01-01T00:00:00Z"}),
    ] {
        let refused = city.send(&Request::new("POST", "/_demo/clock").json(&body));
        assert_eq!(
            (refused.status, refused.slug()),
            (400, "malformed".to_owned()),
            "{body}"
        );
    }
}

#[test]
fn a_turn_of_the_clock_sent_twice_turns_it_once() {
    let city = City::start();
    let turn = |key: &str, minutes: u32| {
        let turn = Request::new("POST", "/_demo/clock").header("idempotency-key", key);
        city.send(&turn.json(&json!({ "advance_minutes": minutes })))
    };
    // Months, so that the key is as old as can be when it comes again.
    let first = turn("one-turn-only", 60 * 24 * 90);
    let again = turn("one-turn-only", 60 * 24 * 90);
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert_eq!(again.header("idempotency-replayed"), Some("true"));
    let now = city.get("/_demo/clock").json()["now"].to_string();
    assert!(now.starts_with("\"2026-06-09T10:00:"), "{now}");
    let other = turn("one-turn-only", 1);
    assert_eq!(
        (other.status, other.slug()),
        (422, "idempotency-key-reused".to_owned())
    );
    assert_eq!(turn("short", 1).status, 400);
}

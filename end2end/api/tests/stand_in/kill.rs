//! The stand-in is killed again and again while people submit. Every intent
//! that was acknowledged is there afterwards, and none is there twice.

use crate::city::{City, Folder};
use crate::http::Request;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::net::SocketAddr;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

const INTENTS: usize = 200;
const SENDERS: usize = 8;
const KILLS: usize = 12;

/// A small generator (xorshift); its seed is printed so that a run can be repeated.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}

fn seed() -> u64 {
    let told = std::env::var("KILL_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok());
    told.unwrap_or_else(|| {
        let now = SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .expect("a time");
        u64::from(now.subsec_nanos()) | 1
    })
}

/// A report and a points application in turn.
fn intent(number: usize, cookie: &str, version: &Value) -> Request {
    let key = format!("intent-{number:08}");
    if number.is_multiple_of(2) {
        let description = format!("第 {number} 件事");
        return Request::post("/open311/v2/requests.json", &key)
            .header("cookie", cookie)
            .form(&[
                ("api_key", "demo"),
                ("service_code", "manhole"),
                ("description", &description),
                ("address_string", "江口路 1 号"),
            ]);
    }
    Request::post("/api/v1/points/applications", &key)
        .header("cookie", cookie)
        .json(&json!({
            "scheme": "foshan-2016",
            "scheme_version": version,
            "purpose": "school",
            "applicant": {"name": format!("申请人 {number}"), "id_number": "11010519491231002X"},
            "facts": {},
            "evidence": [],
            "estimate": {"confirmed": "0", "claimed": "0", "possible": null},
        }))
}

/// Sends until it is acknowledged, with the same key each time.
fn persist(at: SocketAddr, request: &Request, tries: &AtomicUsize, until: Instant) -> Value {
    loop {
        tries.fetch_add(1, Ordering::Relaxed);
        match request.send(at) {
            Ok(answer) if answer.status == 201 => return answer.json(),
            Ok(answer) => assert_eq!(answer.status, 409, "{answer:?}"),
            Err(_) => {}
        }
        assert!(Instant::now() < until, "an intent was never acknowledged");
        std::thread::sleep(Duration::from_millis(15));
    }
}

fn all_cases(city: &City, cookie: &str) -> Vec<Value> {
    let mut path = "/api/v1/cases?limit=100".to_owned();
    let mut cases = Vec::new();
    loop {
        let page = city
            .send(&Request::get(&path).header("cookie", cookie))
            .json();
        cases.extend(page["items"].as_array().expect("items").clone());
        let Some(next) = page["next"].as_str() else {
            return cases;
        };
        path = format!("/api/v1/cases?limit=100&cursor={next}");
    }
}

/// Whose intent a case is, by what the resident sent.
fn intent_of(city: &City, cookie: &str, number: &str) -> String {
    let path = format!("/api/v1/cases/{number}");
    let case = city
        .send(&Request::get(&path).header("cookie", cookie))
        .json();
    let sent = case["sent"].as_array().expect("what was sent").clone();
    let words = sent.iter().filter_map(|field| field["value"][""].as_str());
    let mut own = words.filter(|words| words.starts_with("第 ") || words.starts_with("申请人 "));
    own.next().expect("its mark").to_owned()
}

#[test]
fn what_was_acknowledged_survives_being_killed() {
    let seed = seed();
    let mut chance = Chance(seed);
    let folder = Folder::new();
    let mut city = City::start_on(&folder.db(), &folder.dist(), 0, true);
    let at = city.at;
    let cookie = city.sign_in("13912345678");
    let version = city.get("/api/v1/schemes/foshan-2016").json()["version"].clone();

    let next = AtomicUsize::new(0);
    let tries = AtomicUsize::new(0);
    let receipts: Mutex<Vec<Value>> = Mutex::default();
    let until = Instant::now() + Duration::from_secs(120);
    let mut kills = 0;
    std::thread::scope(|scope| {
        for _ in 0..SENDERS {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    if number >= INTENTS {
                        return;
                    }
                    let request = intent(number, &cookie, &version);
                    let receipt = persist(at, &request, &tries, until);
                    receipts.lock().expect("receipts").push(receipt);
                }
            });
        }
        // A kill each time so many more were acknowledged, and a moment later:
        // spread over the whole run, at no particular point of a request.
        while kills < KILLS {
            let mark = (kills + 1) * INTENTS / (KILLS + 2);
            while receipts.lock().expect("receipts").len() < mark && Instant::now() < until {
                std::thread::sleep(Duration::from_millis(1));
            }
            std::thread::sleep(Duration::from_micros(chance.below(20_000)));
            city.kill();
            city = City::start_on(&folder.db(), &folder.dist(), at.port(), true);
            kills += 1;
        }
    });

    let receipts = receipts.into_inner().expect("receipts");
    let acknowledged: Vec<&str> = receipts
        .iter()
        .filter_map(|receipt| {
            receipt["number"]
                .as_str()
                .or(receipt[0]["service_request_id"].as_str())
        })
        .collect();
    let cases = all_cases(&city, &cookie);
    let stored: Vec<&str> = cases
        .iter()
        .filter_map(|case| case["number"].as_str())
        .collect();
    let mut by_intent: BTreeMap<String, usize> = BTreeMap::new();
    for number in &stored {
        *by_intent
            .entry(intent_of(&city, &cookie, number))
            .or_default() += 1;
    }
    let lost = acknowledged
        .iter()
        .filter(|number| !stored.contains(number))
        .count();
    let doubled = by_intent.values().filter(|count| **count > 1).count();
    // Straight to the terminal: these figures are wanted also when all is well.
    let figures = format!(
        "kill test: seed {seed}, {kills} kills, sent {INTENTS} in {} tries, acknowledged {}, stored {}, lost {lost}, doubled {doubled}",
        tries.load(Ordering::Relaxed),
        acknowledged.len(),
        stored.len(),
    );
    let _ = writeln!(std::io::stderr(), "{figures}");
    assert_eq!((lost, doubled), (0, 0), "seed {seed}");
    assert_eq!(acknowledged.len(), INTENTS, "seed {seed}");
    assert_eq!(stored.len(), INTENTS, "seed {seed}");
    assert_eq!(by_intent.len(), INTENTS, "seed {seed}");
    assert!(
        tries.load(Ordering::Relaxed) > INTENTS,
        "no request was ever cut off"
    );
}

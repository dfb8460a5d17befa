//! The stream of changes: nothing is lost between two connections, nothing comes twice.

use crate::city::City;
use crate::following::Played;
use crate::http::{Request, connect};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

/// One open stream.
struct Stream {
    lines: BufReader<TcpStream>,
    last: i64,
}

/// What came: the id and the change, or the name of another message.
#[derive(Debug, PartialEq)]
enum Came {
    Change(i64, Value),
    Reset,
    Beat,
    End,
}

impl Stream {
    fn open(city: &City, request: &Request) -> Self {
        let mut stream = connect(city.at).expect("a connection");
        stream.write_all(&request.wire().0).expect("sent");
        let mut lines = BufReader::new(stream);
        let mut head = String::new();
        while head.is_empty() || !head.ends_with("\r\n\r\n") {
            assert_ne!(lines.read_line(&mut head).expect("a head"), 0, "{head}");
        }
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(
            head.contains("text/event-stream") && head.contains("no-store"),
            "{head}"
        );
        assert!(head.contains("content-security-policy"), "{head}");
        let mut stream = Self { lines, last: 0 };
        let first = stream.block();
        assert!(first.contains(&"retry: 3000".to_owned()), "{first:?}");
        stream.last = id(&first).expect("the id it begins at");
        stream
    }

    /// The lines of one message; none at the end. Chunk sizes are dropped.
    fn block(&mut self) -> Vec<String> {
        let mut block = Vec::new();
        loop {
            let mut line = String::new();
            if self.lines.read_line(&mut line).unwrap_or(0) == 0 {
                return Vec::new();
            }
            let ends = line.ends_with("\r\n");
            let line = line.trim_end_matches(['\r', '\n']).to_owned();
            match (ends, line.is_empty()) {
                (true, false) if line == "0" => return Vec::new(),
                (true, _) => {}
                (false, true) if block.is_empty() => {}
                (false, true) => return block,
                (false, false) => block.push(line),
            }
        }
    }

    fn next(&mut self) -> Came {
        let block = self.block();
        let has = |line: &str| block.iter().any(|one| one == line);
        if block.is_empty() {
            return Came::End;
        }
        if has("event: reset") {
            return Came::Reset;
        }
        if has(":") {
            return Came::Beat;
        }
        assert!(has("event: case"), "{block:?}");
        let data = block.iter().find_map(|line| line.strip_prefix("data: "));
        let data = serde_json::from_str(data.expect("data")).expect("JSON");
        let id = id(&block).expect("an id");
        assert!(id > self.last, "ids grow");
        self.last = id;
        Came::Change(id, data)
    }
}

fn id(block: &[String]) -> Option<i64> {
    let id = block.iter().find_map(|line| line.strip_prefix("id: "));
    id.and_then(|id| id.parse().ok())
}

fn listen(cookie: &str, last: Option<i64>, limit: usize) -> Request {
    let request = Request::get(&format!("/api/v1/events?limit={limit}")).header("cookie", cookie);
    match last {
        Some(last) => request.header("last-event-id", &last.to_string()),
        None => request,
    }
}

#[test]
fn a_turn_of_the_clock_is_heard_as_it_happens() {
    let city = City::start();
    let it = Played::open(&city, "light_photos");
    let mut mine = Stream::open(&city, &listen(&it.cookie, None, 0));
    let by_code = Request::get("/api/v1/events").header("x-case-number", &it.number);
    let mut by_code = Stream::open(&city, &by_code.header("x-access-code", &it.code));
    city.advance(26);
    let Came::Change(id, change) = mine.next() else {
        panic!("no change")
    };
    assert_eq!(
        (&change["number"], &change["status"]),
        (&json!(it.number), &json!("accepted"))
    );
    let case = it.case();
    assert_eq!(change["event_id"], case["timeline"][1]["id"]);
    assert_eq!(change["at"], case["timeline"][1]["at"]);
    assert_eq!(by_code.next(), Came::Change(id, change));
}

#[test]
fn cut_anywhere_nothing_is_lost_and_nothing_comes_twice() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    Played::of(&city, "light_photos", it.cookie.clone());
    let mut last = Stream::open(&city, &listen(&it.cookie, None, 0)).last;
    let began = last;
    let mut ledger = Vec::new();
    let mut dice: u64 = 20_261_201;
    for round in 0..30 {
        let burst = json!({"events": 17, "phone": "13800000002"});
        let key = format!("burst-number-{round}");
        let burst = Request::new("POST", "/_demo/burst")
            .header("idempotency-key", &key)
            .json(&burst);
        assert_eq!(city.send(&burst).status, 202);
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let cut = usize::try_from(dice >> 59).expect("small") + 1;
        let mut stream = Stream::open(&city, &listen(&it.cookie, Some(last), cut.min(17)));
        while let Came::Change(id, change) = stream.next() {
            ledger.push((id, change));
            last = id;
        }
    }
    loop {
        let sent = began + 30 * 17;
        if last >= sent {
            break;
        }
        let mut stream = Stream::open(&city, &listen(&it.cookie, Some(last), 5));
        let Came::Change(id, change) = stream.next() else {
            panic!("the rest is missing")
        };
        ledger.push((id, change));
        last = id;
    }
    let ids: Vec<i64> = ledger.iter().map(|(id, _)| *id).collect();
    assert!(
        ids.iter().copied().eq(began + 1..=began + 30 * 17),
        "{} of {}",
        ids.len(),
        30 * 17
    );
    let mut events: Vec<&str> = ledger
        .iter()
        .filter_map(|(_, change)| change["event_id"].as_str())
        .collect();
    events.sort_unstable();
    events.dedup();
    assert_eq!(events.len(), 30 * 17);
}

#[test]
fn a_stranger_hears_nothing_of_it() {
    let city = City::start();
    let it = Played::open(&city, "silence");
    let stranger = city.sign_in("13912345678");
    let before = Stream::open(&city, &listen(&stranger, None, 0)).last;
    city.advance(30);
    assert_eq!(it.case()["status"], "accepted");
    let mut theirs = Stream::open(&city, &listen(&stranger, Some(0), 0));
    assert!(before > 0);
    theirs
        .lines
        .get_ref()
        .set_read_timeout(Some(Duration::from_millis(700)))
        .expect("a limit");
    assert_eq!(theirs.next(), Came::End, "nothing came");
    assert_eq!(city.get("/api/v1/events").slug(), "not-signed-in");
    let wrong = Request::get("/api/v1/events").header("x-case-number", &it.number);
    let wrong = city.send(&wrong.header("x-access-code", "x"));
    assert_eq!(
        (wrong.status, &wrong.json()["tries_left"]),
        (404, &json!(4))
    );
}

#[test]
fn an_id_that_is_none_of_ours_says_read_again() {
    let city = City::start();
    let cookie = city.sign_in("13800000002");
    for odd in ["999999999", "x", "-1"] {
        let get = Request::get("/api/v1/events")
            .header("cookie", &cookie)
            .header("last-event-id", odd);
        assert_eq!(Stream::open(&city, &get).next(), Came::Reset, "{odd}");
    }
}

#[test]
fn a_silent_line_beats_and_ends_when_the_city_stops() {
    let city = City::start();
    let cookie = city.sign_in("13800000002");
    let mut stream = Stream::open(&city, &listen(&cookie, None, 0));
    assert_eq!(stream.next(), Came::Beat);
    assert!(city.stop(), "it ended well");
    assert_eq!(stream.next(), Came::End);
}

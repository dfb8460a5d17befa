//! The rules one by one.

#[cfg(not(target_arch = "wasm32"))]
mod once;

use super::*;
use crate::domain::problem::Problem;
use crate::domain::receipt::{Receipt, ReceivedFile};
use crate::domain::upload::UploadFault;
use chrono::{DateTime, FixedOffset, TimeDelta};

fn city() -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-11-25T10:00:00+08:00").expect("a time")
}

fn now() -> Now<'static> {
    Now {
        device: 1_000_000,
        city: city(),
        owner: "",
        keyed: true,
    }
}

fn photo(name: &str) -> Photo {
    Photo {
        key: name.into(),
        name: name.to_owned(),
        tries: 0,
        stage: PhotoStage::Waiting,
    }
}

fn entry(photos: &[&str]) -> Entry {
    Entry {
        version: VERSION,
        key: "k1".into(),
        service: "lamp".into(),
        is_blackbox: false,
        title: crate::domain::text::Text::both("路灯", "Street light"),
        made_at: city(),
        owner: String::new(),
        fields: vec![Pair {
            name: "description".to_owned(),
            value: "灯不亮".to_owned(),
        }],
        answers: Default::default(),
        photos: photos.iter().map(|name| photo(name)).collect(),
        tries: 0,
        next_at: 0,
        sent_at: None,
        stage: Stage::Waiting,
    }
}

fn receipt(number: &str) -> Receipt {
    Receipt {
        number: Some(number.into()),
        token: None,
        access_code: Some("408217".into()),
        received_at: None,
        notice: String::new(),
        files: Vec::new(),
        score: None,
    }
}

fn file(id: &str) -> ReceivedFile {
    ReceivedFile {
        id: id.into(),
        ..ReceivedFile::default()
    }
}

fn problem(status: u16, slug: &str, retry_after: Option<u32>) -> Reply {
    Reply::Problem(Problem {
        kind: format!("/problems/{slug}"),
        status,
        retry_after,
        ..Problem::default()
    })
}

#[test]
fn an_entry_is_read_back_at_every_stage() {
    let mut all = vec![entry(&["a", "b"])];
    all[0].photos[0].stage = PhotoStage::Received(file("f1"));
    all[0].photos[1].stage = PhotoStage::LeftOut;
    all[0].sent_at = Some(city());
    for stage in [
        Stage::Refused(Problem::default()),
        Stage::Unclear,
        Stage::Received(receipt("LG26-1")),
    ] {
        all.push(Entry {
            stage,
            ..entry(&["a"])
        });
    }
    for entry in all {
        assert_eq!(Entry::read(&entry.write()), Some(entry));
    }
}

#[test]
fn what_another_portal_wrote_is_left_alone() {
    let newer = Entry {
        version: VERSION + 1,
        ..entry(&[])
    };
    for text in [newer.write().as_str(), "", "[]", "null", "{\"version\":1}"] {
        assert_eq!(Entry::read(text), None, "{text}");
    }
}

#[test]
fn photos_go_first_and_the_report_with_those_that_arrived() {
    let mut entry = entry(&["a", "b"]);
    assert_eq!(entry.turn(&now()), Turn::Photo(0));
    entry.photo_replied(0, Ok(file("f1")), &now(), 0.5);
    assert_eq!(entry.turn(&now()), Turn::Photo(1));
    entry.photo_replied(1, Err(UploadFault::Type), &now(), 0.5);
    assert_eq!(entry.turn(&now()), Turn::Report);
    let form = entry.form();
    let named = |name: &str| form.iter().filter(|(field, _)| field == name).count();
    assert_eq!((named("description"), named("attachment[]")), (1, 1));
    assert_eq!(entry.left_out(), ["b"]);
}

#[test]
fn a_photo_that_never_gets_through_does_not_keep_the_report() {
    let mut entry = entry(&["a"]);
    for tries in 1..MOST_PHOTO_TRIES {
        entry.photo_replied(0, Err(UploadFault::Network), &now(), 1.0);
        assert_eq!(entry.turn(&now()), Turn::Photo(0), "{tries}");
        assert!(entry.due_in(now().device) > 0);
    }
    // Without a network nothing was tried.
    entry.photo_replied(0, Err(UploadFault::Offline), &now(), 1.0);
    assert_eq!(entry.turn(&now()), Turn::Photo(0));
    entry.photo_replied(0, Err(UploadFault::Damaged), &now(), 1.0);
    assert_eq!(entry.turn(&now()), Turn::Report);
}

#[test]
fn once_the_report_may_be_there_it_does_not_change() {
    let mut entry = entry(&["a"]);
    entry.leaving(&now());
    assert_eq!(entry.turn(&now()), Turn::Report);
    entry.leaving(&Now {
        city: city() + TimeDelta::hours(2),
        ..now()
    });
    assert_eq!(entry.sent_at, Some(city()), "the first time counts");
}

#[test]
fn what_each_answer_means() {
    let waits = |entry: &Entry| entry.stage == Stage::Waiting && entry.tries == 1;
    // [answer, with a key, without one]
    type Wanted = fn(&Entry) -> bool;
    let unclear: Wanted = |entry| entry.stage == Stage::Unclear;
    let refused: Wanted = |entry| matches!(entry.stage, Stage::Refused(_));
    let received: Wanted = |entry| matches!(entry.stage, Stage::Received(_));
    let turned_away: Wanted = |entry| entry.tries == 1 && entry.sent_at.is_none();
    let rows: Vec<(Reply, Wanted, Wanted)> = vec![
        (Reply::Received(receipt("LG26-1")), received, received),
        (Reply::Silence, waits, unclear),
        (Reply::Unclear, unclear, unclear),
        (problem(500, "", None), waits, unclear),
        (problem(502, "", None), waits, unclear),
        (problem(503, "", Some(2)), waits, turned_away),
        (problem(504, "", None), waits, unclear),
        (problem(429, "too-many-tries", Some(2)), waits, turned_away),
        (
            problem(409, "idempotency-key-in-progress", Some(1)),
            waits,
            unclear,
        ),
        (problem(400, "invalid", None), refused, refused),
        (problem(403, "api-key", None), refused, refused),
        (problem(413, "too-large", None), refused, refused),
        (
            problem(422, "idempotency-key-reused", None),
            refused,
            refused,
        ),
    ];
    for (reply, with_key, without) in rows {
        for (keyed, wanted) in [(true, with_key), (false, without)] {
            let now = Now { keyed, ..now() };
            let mut entry = entry(&[]);
            entry.leaving(&now);
            entry.replied(reply.clone(), &now, 0.5);
            assert!(wanted(&entry), "{reply:?} keyed {keyed}: {entry:?}");
        }
    }
}

#[test]
fn a_rest_is_a_minimum_and_waits_grow_up_to_five_minutes() {
    let mut waiting = entry(&[]);
    waiting.replied(problem(503, "", Some(7)), &now(), 0.0);
    assert_eq!(waiting.due_in(now().device), 7_000);
    assert_eq!(waiting.due_in(now().device + 7_000), 0);
    let mut silent = entry(&[]);
    let mut waits = Vec::new();
    for _ in 0..12 {
        silent.replied(Reply::Silence, &now(), 1.0);
        waits.push(silent.due_in(now().device));
    }
    assert_eq!(waits[..3], [1_000, 2_000, 4_000]);
    assert_eq!(waits.last(), Some(&300_000));
}

#[test]
fn a_device_clock_turned_back_does_not_stop_it() {
    let mut entry = entry(&[]);
    entry.next_at = 9_000_000_000_000;
    assert_eq!(entry.due_in(now().device), 0);
}

#[test]
fn it_is_sent_only_for_who_made_it() {
    let made = |owner: &str| Entry {
        owner: owner.to_owned(),
        ..entry(&[])
    };
    let as_seen_by = |owner| Now { owner, ..now() };
    assert_eq!(made("a").turn(&as_seen_by("a")), Turn::Report);
    assert_eq!(made("a").turn(&as_seen_by("")), Turn::SignIn);
    assert_eq!(made("a").turn(&as_seen_by("b")), Turn::SignIn);
    // Reported without an account, and signed in since: theirs as soon as it leaves.
    let mut free = made("");
    assert_eq!(free.turn(&as_seen_by("b")), Turn::Report);
    free.leaving(&as_seen_by("b"));
    assert_eq!(free.turn(&as_seen_by("")), Turn::SignIn);
    // Left without an account: it stays without one.
    let mut nobodys = made("");
    nobodys.leaving(&as_seen_by(""));
    nobodys.leaving(&as_seen_by("b"));
    assert_eq!(
        (nobodys.turn(&as_seen_by("b")), nobodys.owner.as_str()),
        (Turn::Report, "")
    );
}

#[test]
fn a_key_the_server_may_have_forgotten_is_not_used_by_itself() {
    let mut entry = entry(&[]);
    entry.leaving(&now());
    let later = |hours| Now {
        city: city() + TimeDelta::hours(hours),
        ..now()
    };
    assert_eq!(entry.turn(&later(KEY_LIFE_HOURS - 1)), Turn::Report);
    assert_eq!(entry.turn(&later(KEY_LIFE_HOURS)), Turn::Ask);
    entry.try_now(&later(KEY_LIFE_HOURS));
    assert_eq!(entry.turn(&later(KEY_LIFE_HOURS)), Turn::Report);
}

#[test]
fn after_a_crash_a_server_without_keys_is_not_asked_twice() {
    let now = Now {
        keyed: false,
        ..now()
    };
    let mut entry = entry(&[]);
    assert_eq!(entry.turn(&now), Turn::Report);
    entry.leaving(&now);
    let mut after = Entry::read(&entry.write()).expect("an entry");
    assert_eq!(after.turn(&now), Turn::Ask);
    after.try_now(&now);
    assert_eq!(after.turn(&now), Turn::Report);
}

#[test]
fn only_what_is_surely_not_with_the_city_may_be_changed() {
    let mut waiting = entry(&["a"]);
    assert!(waiting.is_only_here());
    waiting.leaving(&now());
    assert!(!waiting.is_only_here(), "it may be there");
    waiting.replied(problem(400, "invalid", None), &now(), 0.5);
    assert!(waiting.is_only_here(), "the city said that it is not");
    waiting.stage = Stage::Unclear;
    assert!(!waiting.is_only_here());
}

#[test]
fn what_is_with_the_city_is_not_kept_here() {
    let mut entry = entry(&["a"]);
    entry.replied(Reply::Received(receipt("LG26-1")), &now(), 0.5);
    assert!(entry.fields.is_empty() && entry.answers.is_empty());
    assert_eq!(entry.turn(&now()), Turn::Rest);
}

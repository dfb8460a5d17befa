//! What is found wrong with a scheme or facts as a file.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::read::Read;
use longgang_portal::domain::read::examine::examine;
use resident::foshan;
use serde_json::{Value, json};

/// What nobody asks for in a file, and what of it is unreadable.
fn told<T: Read>(json: &Value) -> Vec<String> {
    let examined = examine::<T>(json);
    let faults = examined.faults.iter();
    let faults = faults.map(|fault| format!("{}: {}", fault.path(), fault.told(json)));
    let unasked = examined.unasked.iter();
    let unasked = unasked.map(|unasked| format!("{}: {}", unasked.path, unasked.text));
    faults.chain(unasked).collect()
}

#[test]
fn members_no_scheme_has_are_found_also_where_they_say_nothing() {
    let mut json = serde_json::to_value(foshan()).expect("it encodes");
    assert_eq!(told::<Scheme>(&json), [] as [String; 0]);
    json["root"]["children"][0]["capp"] = json!("9");
    json["root"]["children"][0]["whenn"] = json!({});
    json["root"]["children"][0]["children"][0]["unit"] = json!(false);
    json["subjects"][0]["facts"][0]["earliest_day"] = json!("1920-01-01");
    json["gate"] = json!([]);
    json["notice"] = Value::Null;
    assert_eq!(
        told::<Scheme>(&json),
        [
            "/gate: there is no member `gate` here; did you mean `gates`?",
            "/root/children/0/capp: `sum` has no `capp`; did you mean `cap`?",
            "/root/children/0/children/0/unit: `choice` has no `unit`, only `at_most`, `cap`, `counted_up_to`, `counts_from`, `counts_to`, `fact`, `floor`, `id`, `points`, `purposes`, `rounds`, `rule`, `times`, `title`, `when`",
            "/root/children/0/whenn: `sum` has no `whenn`; did you mean `when`?",
            "/subjects/0/facts/0/earliest_day: `date` has no `earliest_day`; did you mean `earliest`?",
        ]
    );
}

#[test]
fn everything_that_cannot_be_read_is_found_at_once() {
    let mut json = serde_json::to_value(foshan()).expect("it encodes");
    let children = json["root"]["children"][0]["children"].as_array_mut();
    let children = children.expect("children");
    let span = |more: Value| {
        let mut measure = json!({"measure": "span", "fact": "stay", "unit": "years"});
        for (member, part) in more.as_object().expect("members") {
            measure[member] = part.clone();
        }
        json!({"id": "x", "title": "T", "rule": "rate", "measure": measure, "points": "1"})
    };
    *children = vec![
        json!({"id": "x", "rule": "fixed", "points": "1"}),
        json!({"id": "x", "title": 5, "rule": "fixed", "points": "1"}),
        json!({"id": "x", "titel": "", "rule": "rates", "points": "1"}),
        json!({"id": "x", "title": "T", "rule": "rates", "points": "1"}),
        span(json!({"unit": "year"})),
        span(json!({"mode": "continuous"})),
    ];
    json["effective_from"] = json!("2026-02-30");
    let found = told::<Scheme>(&json);
    // The first that is wrong of the scheme itself ends the reading of it.
    assert_eq!(
        found,
        ["/effective_from: expected a day, as 2026-03-11; there stands \"2026-02-30\""]
    );
    json["effective_from"] = json!("2026-01-01");
    let found = told::<Scheme>(&json);
    let words = |at: usize| {
        found[at]
            .strip_prefix("/root/children/0/children/")
            .expect("a child")
    };
    assert_eq!(
        words(0),
        "0/title: `title` is missing: expected a text, or texts by language"
    );
    assert_eq!(
        words(1),
        "1/title: expected a text, or texts by language; there stands 5"
    );
    assert_eq!(
        words(2),
        "2/title: `title` is missing: expected a text, or texts by language; is it `titel`?"
    );
    assert!(
        words(3).starts_with("3/rule: expected one of `sum`, `highest`, "),
        "{found:?}"
    );
    assert!(
        words(3).ends_with("; there stands \"rates\"; is it `rate`?"),
        "{found:?}"
    );
    assert!(
        words(4).starts_with("4/measure/unit: expected one of `years`, `months`"),
        "{found:?}"
    );
    assert!(
        words(4).ends_with("; there stands \"year\"; is it `years`?"),
        "{found:?}"
    );
    assert!(
        words(5).contains("`{\"continuous\": {\"gap_days\": 90}}`"),
        "{found:?}"
    );
    assert_eq!(found.len(), 6);
}

#[test]
fn misspelled_members_of_facts_are_found() {
    let json = json!({
        "permit": {"kind": "periods", "value": [{"from": "2020-01-01", "until": "2021-01-01"}]},
        "home": {"kind": "flag", "value": true, "standng": "confirmed"},
        "patents": {"kind": "entries", "value": [{"first": {"kind": "flag", "value": true, "of": 1}}]},
    });
    assert!(examine::<Facts>(&json).read.is_some());
    assert_eq!(
        told::<Facts>(&json),
        [
            "/home/standng: `flag` has no `standng`; did you mean `standing`?",
            "/patents/value/0/first/of: `flag` has no `of`, only `kind`, `value`",
            "/permit/value/0/until: there is no member `until` here, only `from`, `to`",
        ]
    );
}

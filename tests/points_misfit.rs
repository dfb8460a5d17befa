//! Why facts do not count, in words.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::misfit::misfits;
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::{Value, json};

/// Why this one fact does not count for an application on 11 March 2026.
fn why(fact: &str, kind: &str, value: Value) -> Vec<String> {
    let scheme: Scheme = serde_json::from_value(small_scheme::sound()).expect("a scheme");
    let facts = json!({fact: {"kind": kind, "value": value}});
    let facts: Facts = serde_json::from_value(facts).expect("facts");
    let day = "2026-03-11".parse().expect("a day");
    let misfits = misfits(&scheme, &facts, day).into_iter();
    misfits
        .map(|misfit| format!("{}: {}", misfit.fact, misfit.why))
        .collect()
}

fn says(fact: &str, kind: &str, value: Value, expected: &str) {
    assert_eq!(why(fact, kind, value), [expected]);
}

fn fits(fact: &str, kind: &str, value: Value) {
    assert_eq!(why(fact, kind, value), [] as [String; 0]);
}

#[test]
fn numbers_say_their_bound() {
    fits("years", "number", json!("40"));
    says(
        "years",
        "number",
        json!("41"),
        "years: 41 is more than 40, the most it can be",
    );
    says(
        "years",
        "number",
        json!("-1"),
        "years: -1 is less than 0, the least it can be",
    );
}

#[test]
fn what_is_misspelled_is_said_with_what_may_be_meant() {
    says(
        "year",
        "number",
        json!("1"),
        "year: the scheme does not ask for it; did you mean `years`?",
    );
    says(
        "choice",
        "choice",
        json!("master"),
        "choice: there is no option `master`",
    );
    says(
        "years",
        "flag",
        json!(true),
        "years: it is of the kind `flag`, the scheme asks for `number`",
    );
    says(
        "list",
        "entries",
        json!([{"sise": {"kind": "number", "value": "1"}}]),
        "list/0/sise: the records have no such field; did you mean `size`?",
    );
}

#[test]
fn days_say_the_day_they_pass() {
    let date = |day: &str| json!([{"date": {"kind": "date", "value": day}}]);
    fits("list", "entries", date("2026-03-11"));
    says(
        "list",
        "entries",
        date("2026-03-12"),
        "list/0/date: 2026-03-12 is after 2026-03-11, the day of the application",
    );
    says(
        "list",
        "entries",
        date("1989-12-31"),
        "list/0/date: 1989-12-31 is before 1990-01-01, the earliest it can be",
    );
}

#[test]
fn spans_say_which_is_wrong() {
    let span = |from: &str, to: &str| json!({"from": from, "to": to});
    let good = span("2001-01-01", "2001-01-01");
    fits("spans", "periods", json!([good, good, good]));
    says(
        "spans",
        "periods",
        json!([good, span("2002-02-02", "2002-02-01")]),
        "spans: the span from 2002-02-02 ends before, on 2002-02-01",
    );
    says(
        "spans",
        "periods",
        json!([span("1999-12-31", "2000-02-01")]),
        "spans: 1999-12-31 is before 2000-01-01, the earliest it can be",
    );
    says(
        "spans",
        "periods",
        json!([good, good, good, good]),
        "spans: there are 4 spans, at most 3 count",
    );
    says(
        "list",
        "entries",
        json!([{}, {}, {}, {}]),
        "list: there are 4 records, at most 3 count",
    );
}

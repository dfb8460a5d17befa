//! A line that some need not reach: everything that aims at the line lets it go
//! for them.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::map::Set;
use longgang_portal::domain::points::compare::{Line, purposes};
use longgang_portal::domain::points::evidence::papers;
use longgang_portal::domain::points::facts::{FactValue, Facts, Standing};
use longgang_portal::domain::points::line::{as_it_applies, waived};
use longgang_portal::domain::points::questions::questions;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::ways::ways;
use serde_json::{Value, json};

/// The sound scheme with a line of 100 that 20 years waive, or the flag.
fn json() -> Value {
    let mut scheme = small_scheme::sound();
    scheme["purposes"][0]["line"] = json!("100");
    scheme["purposes"][0]["waived_when"] = json!({"is": "any", "of": [
        {"is": "yes", "fact": "flag"},
        {"is": "at_least", "of": {"measure": "points", "node": "years"}, "value": "20"}]});
    scheme
}

fn scheme() -> Scheme {
    serde_json::from_value(json()).expect("a scheme")
}

fn today() -> chrono::NaiveDate {
    "2026-03-11".parse().expect("a day")
}

fn facts(years: &str, flag: Option<bool>) -> Facts {
    let mut facts = Facts::default();
    facts.claim("years", FactValue::Number(years.parse().expect("years")));
    facts.claim("spouse_years", FactValue::Number(Decimal::ZERO));
    if let Some(flag) = flag {
        facts.claim("flag", FactValue::Flag(flag));
    }
    facts
}

fn line(facts: &Facts) -> Option<Decimal> {
    let scheme = scheme();
    as_it_applies(&scheme, facts, &scheme.purposes[0], today()).line_to_reach()
}

#[test]
fn a_line_is_waived_for_those_who_are_named() {
    let hundred = Some(Decimal::from_whole(100));
    assert_eq!(line(&facts("19", Some(false))), hundred);
    assert_eq!(line(&facts("20", Some(false))), None);
    assert_eq!(line(&facts("19", Some(true))), None);
    // While it is not known the line stands.
    assert_eq!(line(&facts("19", None)), hundred);
}

#[test]
fn what_registers_confirm_is_told_apart() {
    let scheme = scheme();
    let of = |facts: &Facts| {
        let waived = waived(&scheme, facts, &scheme.purposes[0], today());
        (waived.confirmed, waived.claimed)
    };
    let mut known = facts("3", Some(true));
    assert_eq!(of(&known), (None, Some(true)));
    let flag = known.0.get_mut(&"flag".into()).expect("the flag");
    flag.standing = Standing::Confirmed;
    assert_eq!(of(&known), (Some(true), Some(true)));
}

#[test]
fn a_question_that_may_waive_the_line_is_not_skipped() {
    let mut json = json();
    // Without it the flag decides nothing but the line.
    json["root"]["children"][1]["points"] = json!("0");
    let scheme: Scheme = serde_json::from_value(json).expect("a scheme");
    let asked = |years: &str| {
        let all = questions(
            &scheme,
            &facts(years, None),
            &"any".into(),
            today(),
            Decimal::from_whole(100),
        );
        let flag = all.into_iter().find(|one| one.fact.as_str() == "flag");
        let flag = flag.expect("the question");
        (flag.waives, flag.can_be_skipped())
    };
    assert_eq!(asked("19"), (true, false));
    assert_eq!(asked("20"), (false, true));
}

/// A choice that is worth nothing but waives the line is proven all the same.
#[test]
fn what_waives_the_line_wants_its_paper() {
    let mut json = json();
    let choice = &mut json["subjects"][0]["facts"][3];
    choice["evidence"] = json!("Decision");
    let children = json["root"]["children"].as_array_mut().expect("children");
    // The last looks a number up by it.
    children.pop();
    children[4]["points"] = json!({"a": "0", "b": "0"});
    let wanted = |json: &Value| {
        let scheme: Scheme = serde_json::from_value(json.clone()).expect("a scheme");
        let mut facts = facts("1", None);
        facts.claim("choice", FactValue::Choice("a".into()));
        papers(&scheme, &"any".into(), &facts).len()
    };
    json["purposes"][0]["waived_when"] = json!({"is": "chosen", "fact": "choice", "option": "b"});
    assert_eq!(wanted(&json), 0);
    json["purposes"][0]["waived_when"] = json!({"is": "chosen", "fact": "choice", "option": "a"});
    assert_eq!(wanted(&json), 1);
}

#[test]
fn nobody_plans_to_a_line_that_is_waived() {
    let scheme = scheme();
    let plan = |years: &str| {
        let facts = facts(years, Some(false));
        let found = ways(&scheme, &facts, &scheme.purposes[0], today(), &Set::new());
        (found.reaches, found.steps.len())
    };
    let (reaches, steps) = plan("19");
    assert!(!reaches && steps > 0);
    assert_eq!(plan("20"), (true, 0));
    let stand = |years: &str| {
        let of = |_: &_| facts(years, Some(false));
        purposes(&scheme, &of, today()).lines[0]
    };
    assert_eq!((stand("19"), stand("20")), (Line::Open, Line::Reached));
}

#[test]
fn a_line_of_nothing_cannot_be_waived() {
    assert_eq!(small_scheme::words(&json()), [] as [String; 0]);
    let mut json = json();
    json["purposes"][0]["line"] = json!("0");
    assert_eq!(
        small_scheme::words(&json),
        ["purposes/any: the line is 0, so there is nothing that `waived_when` could waive"]
    );
    json["purposes"][0]["waived_when"] = json!({"is": "yes", "fact": "flags"});
    json["purposes"][0]["line"] = json!("1");
    assert_eq!(
        small_scheme::words(&json),
        ["purposes/any: the fact `flags` is not defined"]
    );
}

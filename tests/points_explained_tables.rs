//! What is explained of a number out of a table: by which keys it was found.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod reference;

use longgang_portal::domain::points::explain::{Explained, How};
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::read::from_value;
use reference::{shapes, whole};
use serde_json::{Value, json};

/// How an item by the least of three languages and by education is explained,
/// shape 11 of the reference.
fn how(facts: Value, change: impl FnOnce(&mut Value)) -> Value {
    let shapes = shapes();
    let shape = shapes.iter().find(|shape| shape.number == 11);
    let mut scheme = whole(&shape.expect("the shape").parts);
    change(&mut scheme);
    let scheme: Scheme = serde_json::from_value(scheme).expect("a scheme");
    let facts: Facts = serde_json::from_value(facts).expect("facts");
    let day = "2026-03-11".parse().expect("a day");
    let tree = score(&scheme, &facts, &scheme.purposes[0].id, day);
    let written = serde_json::to_value(&tree).expect("it encodes");
    assert_eq!(from_value::<Explained>(&written), Ok(tree));
    written["how"].clone()
}

fn facts() -> Value {
    let number = |value: &str| json!({"kind": "number", "value": value});
    json!({"reading": number("9"), "writing": number("8"), "speaking": number("10"),
        "education": {"kind": "choice", "value": "degree"}})
}

fn keys() -> Value {
    json!([
        {"key": "middle", "measured": "8", "unit_name": {"": "level"}},
        {"key": "degree", "label": {"": "Degree"}},
    ])
}

#[test]
fn a_number_out_of_a_table_names_its_keys_and_has_no_unit_of_theirs() {
    let expected =
        json!({"how": "value", "measured": "13", "keys": keys(), "unit_name": {}, "points": "1"});
    assert_eq!(how(facts(), |_| {}), expected);
}

#[test]
fn keys_that_are_not_known_are_not_named() {
    let mut known = facts();
    known.as_object_mut().expect("facts").remove("education");
    let how = how(known, |_| {});
    assert_eq!(how["keys"], json!([keys()[0]]));
    assert_eq!(how.get("measured"), None);
}

#[test]
fn steps_and_bands_of_a_table_name_its_keys_too() {
    let rate = how(facts(), |scheme| scheme["root"]["rule"] = json!("rate"));
    assert_eq!((&rate["keys"], &rate["steps"]), (&keys(), &json!("13")));
    let band = how(facts(), |scheme| {
        scheme["root"]["rule"] = json!("bands");
        scheme["root"]["bands"] = json!([{"from": "0", "points": "1"}]);
    });
    assert_eq!((&band["how"], &band["keys"]), (&json!("band"), &keys()));
    // By way of other measures, and a condition by yes or no.
    let sum = how(facts(), |scheme| {
        let table = scheme["root"]["measure"].clone();
        scheme["root"]["measure"] = json!({"measure": "sum", "of": [table, {
            "measure": "table", "table": "transfer", "keys": [{"key": "condition",
                "of": {"is": "chosen", "fact": "education", "option": "degree"}}]}]});
    });
    assert_eq!(sum["keys"][2], json!({"key": "yes"}));
}

#[test]
fn what_is_still_in_the_unit_of_a_fact_keeps_it() {
    let number = |fact: &str| json!({"measure": "number", "fact": fact});
    let unit = |measure: Value| {
        let how = how(facts(), |scheme| scheme["root"]["measure"] = measure);
        assert_eq!(how.get("keys"), None);
        how["unit_name"].clone()
    };
    let level = json!({"": "level"});
    assert_eq!(unit(number("reading")), level);
    assert_eq!(
        unit(json!({"measure": "below", "limit": "12", "of": number("reading")})),
        level
    );
    assert_eq!(
        unit(json!({"measure": "ratio", "of": number("reading"), "to": number("writing")})),
        json!({})
    );
    assert!(matches!(
        serde_json::from_value(json!({"how": "value", "points": "1"})),
        Ok(How::Value { keys, .. }) if keys.is_empty()
    ));
}

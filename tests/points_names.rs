//! Conditions and measures that a scheme writes once: what a name stands for, and
//! what is told where it stands for nothing.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::receipt_document::ReceiptDocument;
use longgang_portal::domain::points::receipt_document::verify::{Verdict, verify};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::read::examine::examine;
use serde_json::{Value, json};
use std::time::Instant;

/// The sound scheme with these definitions and another child, whose measure is the
/// one of that name.
fn with(named: Value, name: &str) -> Value {
    let mut scheme = small_scheme::sound();
    scheme["named"] = named;
    scheme["root"]["children"][4] = json!({"id": "x", "title": "T", "rule": "rate",
        "measure": {"measure": "named", "name": name}, "points": "1"});
    let facts = scheme["subjects"][0]["facts"]
        .as_array_mut()
        .expect("facts");
    facts.push(json!({"id": "months", "label": "L", "kind": "number", "unit": "", "min": "0", "max": "40"}));
    scheme
}

fn number(fact: &str) -> Value {
    json!({"measure": "number", "fact": fact})
}

fn name(name: &str) -> Value {
    json!({"measure": "named", "name": name})
}

/// What cannot be read, as path and words.
fn faults(json: &Value) -> Vec<String> {
    let examined = examine::<Scheme>(json);
    assert_eq!(examined.unasked, []);
    let told = examined.faults.iter();
    told.map(|fault| format!("{}: {}", fault.path(), fault.told(json)))
        .collect()
}

const AT: &str = "/root/children/4/measure/name";

#[test]
fn a_name_stands_for_what_it_names() {
    let named = json!([
        {"id": "once", "measure": number("months")},
        {"id": "twice", "measure": {"measure": "sum", "of": [name("once"), name("once")]}},
    ]);
    let json = with(named, "twice");
    assert_eq!(faults(&json), [] as [String; 0]);
    let scheme: Scheme = serde_json::from_value(json).expect("a scheme");
    let mut facts = Facts::default();
    facts.claim("months", FactValue::Number("7".parse().expect("a number")));
    let day = "2026-03-11".parse().expect("a day");
    let tree = score(&scheme, &facts, &"any".into(), day);
    let x = tree.children.iter().find(|child| child.id.as_str() == "x");
    assert_eq!(x.expect("x").interval.claimed.to_string(), "14");
    // It is written as it was read.
    let written = serde_json::to_value(&scheme).expect("JSON");
    assert_eq!(written["root"]["children"][4]["measure"], name("twice"));
    assert_eq!(
        serde_json::from_value::<Scheme>(written).expect("a scheme"),
        scheme
    );
}

#[test]
fn a_calculation_with_names_is_computed_again() {
    let json = with(
        json!([{"id": "months", "measure": number("months")}]),
        "months",
    );
    let scheme: Scheme = serde_json::from_value(json).expect("a scheme");
    let day = "2026-03-11".parse().expect("a day");
    let kept = ReceiptDocument::of_estimate(&scheme, &Facts::default(), &"any".into(), day);
    let file = serde_json::to_vec(&kept).expect("JSON");
    let found = verify(&file, Some(&scheme)).expect("it is read");
    assert!(!matches!(found.verdict(), Verdict::Differs { .. }));
    assert_eq!(found.scheme, scheme);
}

#[test]
fn a_name_that_stands_for_nothing_is_told() {
    let months = json!([{"id": "months", "measure": number("months")}]);
    assert_eq!(
        faults(&with(months.clone(), "month")),
        [format!(
            "{AT}: expected an id out of `named`; there stands \"month\"; is it `months`?"
        )]
    );
    let mut none = with(months, "months");
    none["named"] = Value::Null;
    assert_eq!(
        faults(&none),
        [format!(
            "{AT}: expected an id out of `named`; there stands \"months\""
        )]
    );
    let condition = json!([{"id": "flag", "condition": {"is": "yes", "fact": "flag"}}]);
    assert_eq!(
        faults(&with(condition, "flag")),
        [format!(
            "{AT}: expected the id of a definition of the same sort: a condition for `is`, a measure for `measure`; there stands \"flag\""
        )]
    );
}

#[test]
fn nothing_can_need_itself() {
    let below = "expected the id of a definition that stands further up in `named`; there stands";
    let told = |at: usize, id: &str| {
        vec![
            format!("/named/{at}/measure/of/name: {below} \"{id}\""),
            format!("{AT}: expected an id whose definition can be read; there stands \"a\""),
        ]
    };
    let whole = |of: Value| json!({"measure": "whole", "of": of});
    let itself = json!([{"id": "a", "measure": whole(name("a"))}]);
    assert_eq!(faults(&with(itself, "a")), told(0, "a"));
    let circle = json!([
        {"id": "a", "measure": whole(name("b"))},
        {"id": "b", "measure": whole(name("a"))},
    ]);
    // The one that refers downwards is wrong, and with it the one that needs it.
    let told = faults(&with(circle, "a"));
    assert_eq!(told[0], format!("/named/0/measure/of/name: {below} \"b\""));
    let upwards = json!([
        {"id": "b", "measure": number("months")},
        {"id": "a", "measure": whole(name("b"))},
    ]);
    assert_eq!(faults(&with(upwards, "a")), [] as [String; 0]);
}

/// `levels` definitions, each made of `parts` times the one before it.
fn tower(levels: usize, parts: usize) -> Value {
    let mut named = vec![json!({"id": "n0", "measure": number("months")})];
    for level in 1..levels {
        let below = name(&format!("n{}", level - 1));
        let of = vec![below; parts];
        named.push(json!({"id": format!("n{level}"), "measure": {"measure": "sum", "of": of}}));
    }
    with(Value::Array(named), &format!("n{}", levels - 1))
}

#[test]
fn names_stand_eight_deep_and_no_deeper() {
    assert_eq!(faults(&tower(8, 1)), [] as [String; 0]);
    // One more name is one too many for the lowest of them.
    assert_eq!(
        faults(&tower(9, 1))[0],
        "/named/1/measure/of/0/name: expected definitions that stand in each other less than nine deep; write this one out; there stands \"n0\""
    );
}

#[test]
fn a_short_scheme_cannot_become_an_endless_one() {
    let begun = Instant::now();
    // 40 to the seventh power, if it were written out.
    let told = faults(&tower(8, 40));
    assert!(told.iter().any(|told| told.contains("4096")), "{told:?}");
    assert!(serde_json::from_value::<Scheme>(tower(40, 2)).is_err());
    assert!(begun.elapsed().as_secs() < 10);
}

#[test]
fn what_is_wrong_with_a_definition_is_told_once_and_there() {
    let named = json!([{"id": "a", "measure": number("unknown")}, {"id": "spare", "measure": number("months")}]);
    assert_eq!(
        small_scheme::words(&with(named, "a")),
        [
            "named/a: the fact `unknown` is not defined",
            "named/spare: nothing refers to it",
        ]
    );
    let neither = json!([{"id": "a", "measure": number("months")}, {"id": "b"}]);
    assert_eq!(
        small_scheme::words(&with(neither, "a")),
        [
            "named/b: a definition is a `condition` or a `measure`, one of the two",
            "named/b: nothing refers to it",
        ]
    );
    let twice =
        json!([{"id": "a", "measure": number("months")}, {"id": "a", "measure": number("years")}]);
    assert_eq!(
        small_scheme::words(&with(twice, "a"))[0],
        "named: `a` stands here twice"
    );
}

/// As deep as JSON may be, eight times within itself.
#[test]
fn the_deepest_scheme_is_scored() {
    let deep = |of: Value| (0..55).fold(of, |of, _| json!({"measure": "whole", "of": of}));
    let mut named = vec![json!({"id": "n0", "measure": deep(number("months"))})];
    for level in 1..8 {
        let of = deep(name(&format!("n{}", level - 1)));
        named.push(json!({"id": format!("n{level}"), "measure": of}));
    }
    let json = with(Value::Array(named), "n7");
    assert_eq!(faults(&json), [] as [String; 0]);
    let scheme: Scheme = serde_json::from_value(json).expect("a scheme");
    let day = "2026-03-11".parse().expect("a day");
    let tree = score(&scheme, &Facts::default(), &"any".into(), day);
    // Nothing of it; 3 are the number and the index that another child looks up.
    assert_eq!(tree.interval.claimed.to_string(), "3");
}

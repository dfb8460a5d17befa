//! What is found wrong with a scheme.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::scheme::Scheme;
use resident::foshan;
use serde_json::{Value, json};

#[test]
fn the_demonstration_scheme_is_sound() {
    assert_eq!(check(&foshan()), []);
}

/// The demonstration scheme with one part replaced.
fn findings(pointer: &str, part: Value) -> Vec<String> {
    let mut scheme = serde_json::to_value(foshan()).expect("it encodes");
    *scheme
        .pointer_mut(pointer)
        .unwrap_or_else(|| panic!("no {pointer}")) = part;
    let scheme: Scheme = serde_json::from_value(scheme).expect("it decodes");
    check(&scheme)
        .iter()
        .map(|finding| format!("{}: {}", finding.path, finding.fault))
        .collect()
}

const EDUCATION: &str = "/root/children/0/children/0";

#[test]
fn faults_are_found_where_they_are() {
    for (key, part, expected) in [
        (
            "fact",
            json!("schooling"),
            "total/basic/education: the fact `schooling` is not defined",
        ),
        (
            "fact",
            json!("home"),
            "total/basic/education: the fact `home` is of a kind that cannot be used here",
        ),
        (
            "points",
            json!({"doctor": "90"}),
            "total/basic/education: there is no option `doctor`",
        ),
        (
            "purposes",
            json!(["housing"]),
            "total/basic/education: there is no purpose `housing`",
        ),
        (
            "id",
            json!("skill"),
            "total/basic/skill: another node has this id",
        ),
        (
            "when",
            json!({"is": "yes", "fact": "skill"}),
            "total/basic/education: the fact `skill` is of a kind that cannot be used here",
        ),
    ] {
        let mut node = serde_json::to_value(foshan())
            .expect("it encodes")
            .pointer(EDUCATION)
            .expect("the node")
            .clone();
        node[key] = part;
        let found = findings(EDUCATION, node);
        assert!(
            found.contains(&expected.to_owned()),
            "{expected}\n{found:?}"
        );
    }
}

fn node(rule: Value) -> Value {
    let mut node = json!({"id": "education", "title": ""});
    for (key, value) in rule.as_object().expect("a rule") {
        node[key] = value.clone();
    }
    node
}

#[test]
fn rules_that_make_no_sense_are_found() {
    let years = json!({"measure": "number", "fact": "public_service_years"});
    let bands = |bands: Value| json!({"rule": "bands", "measure": years, "bands": bands});
    for (rule, expected) in [
        (
            json!({"rule": "rate", "measure": years, "unit": "0", "points": "1"}),
            "the unit must be more than 0",
        ),
        (
            json!({"rule": "sum", "children": []}),
            "the group has no children",
        ),
        (
            json!({"rule": "rate", "measure": years, "points": "1", "cap": "1", "floor": "2"}),
            "the floor is above the cap",
        ),
        (
            bands(json!([{"from": "2", "to": "2", "points": "1"}])),
            "band 0 is empty",
        ),
        (
            bands(json!([{"from": "0", "to": "3", "points": "1"}, {"from": "2.9", "points": "2"}])),
            "band 1 overlaps an earlier one",
        ),
        (
            json!({"rule": "entries", "fact": "patents", "within": {"field": "type", "years": 5}, "value": {"by": "each", "points": "1"}}),
            "the records have no usable field `type`",
        ),
        (
            json!({"rule": "entries", "fact": "patents", "where": [{"field": "type", "is": "song"}], "value": {"by": "each", "points": "1"}}),
            "there is no option `song`",
        ),
    ] {
        let found = findings(EDUCATION, node(rule));
        // The fact that the item no longer looks at is a finding of its own.
        let unused = "education/education: the fact is asked for and never used";
        assert_eq!(
            found,
            [&format!("total/basic/education: {expected}"), unused]
        );
    }
    // Bands that touch do not overlap.
    let touching =
        bands(json!([{"from": "0", "to": "3", "points": "1"}, {"from": "3", "points": "2"}]));
    assert_eq!(
        findings(EDUCATION, node(touching)),
        ["education/education: the fact is asked for and never used"]
    );
}

#[test]
fn facts_that_make_no_sense_are_found() {
    let found = findings("/subjects/2/facts/0/options", json!([]));
    assert!(
        found.contains(&"education/education: the choice has no options".to_owned()),
        "{found:?}"
    );
    let found = findings("/subjects/3/facts/0/max", json!("-1"));
    assert_eq!(
        found,
        ["insurance/pension_province: nothing can lie within the bounds"]
    );
    let found = findings("/subjects/3/facts/1/id", json!("pension_province"));
    assert!(
        found.contains(&"insurance/pension_province: another fact has this id".to_owned()),
        "{found:?}"
    );
}

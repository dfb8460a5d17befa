//! The points of a node that other persons have a share in, where something else
//! looks at them.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::rank;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use serde_json::{Value, json};

/// Four years of the applicant and five of the spouse, a point each.
fn with_spouse(change: impl FnOnce(&mut Value)) -> (Scheme, Facts) {
    let mut scheme = small_scheme::sound();
    let children = scheme["root"]["children"].as_array_mut();
    children.expect("children").truncate(1);
    scheme["root"]["children"][0]["take"] = json!("sum");
    change(&mut scheme);
    let facts = json!({"years": {"kind": "number", "value": "4"},
        "spouse_years": {"kind": "number", "value": "5"}});
    (
        serde_json::from_value(scheme).expect("a scheme"),
        serde_json::from_value(facts).expect("facts"),
    )
}

fn points(node: &str) -> Value {
    json!({"measure": "points", "node": node})
}

#[test]
fn a_group_of_persons_is_worth_what_all_of_them_are() {
    let (scheme, facts) = with_spouse(|scheme| {
        scheme["purposes"][0]["ranking"] = json!({"ties": "lot", "keys": [
            {"title": "All", "by": "measure", "of": points("total")},
            {"title": "Both", "by": "measure", "of": points("years")},
            {"title": "One", "by": "measure", "of": points("one")}]});
        scheme["gates"] = json!([{"id": "enough", "title": "G",
            "requires": {"is": "at_least", "of": points("total"), "value": "9"}}]);
    });
    let day = "2026-03-11".parse().expect("a day");
    let purpose = &scheme.purposes[0].id;
    let total = score(&scheme, &facts, purpose, day).interval.claimed;
    assert_eq!(total.to_string(), "9");
    let keys = rank::keys(&scheme, &facts, purpose, day).into_iter();
    let keys = keys.map(|key| key.claimed.map(|points| points.to_string()));
    let keys: Vec<_> = keys.map(Option::unwrap_or_default).collect();
    // Of a node within the group it is the applicant's that is meant.
    assert_eq!(keys, ["9", "9", "4"]);
    assert_eq!(gates(&scheme, &facts, purpose, day)[0].claimed, Some(true));
}

#[test]
fn within_the_group_it_is_the_same_persons_points_that_are_meant() {
    let (scheme, facts) = with_spouse(|scheme| {
        scheme["root"]["children"][0]["of"] = json!({"id": "of_one", "title": "T", "rule": "sum",
            "children": [scheme["root"]["children"][0]["of"],
                {"id": "again", "title": "T", "rule": "value", "points": "10", "measure": points("one")}]});
    });
    let day = "2026-03-11".parse().expect("a day");
    let total = score(&scheme, &facts, &scheme.purposes[0].id, day).interval;
    assert_eq!(total.claimed.to_string(), "99");
}

//! What is found wrong with a scheme.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;
#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::scheme::Scheme;
use resident::foshan;
use serde_json::{Value, json};
use small_scheme::{rate, with, x, years};

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
    let mut node = json!({"id": "education", "title": "T"});
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

#[test]
fn what_is_named_must_be_there() {
    let filter = |filter: Value| json!({"measure": "records", "fact": "list", "where": [filter]});
    for (measure, expected) in [
        (
            json!({"measure": "points", "node": "nowhere"}),
            "there is no node `nowhere`",
        ),
        (
            json!({"measure": "index", "index": "none"}),
            "there is no index `none`",
        ),
        (
            json!({"measure": "table", "table": "none", "keys": []}),
            "there is no table `none`",
        ),
        (
            json!({"measure": "table", "table": "pay", "keys": []}),
            "the table `pay` has another number of keys",
        ),
        (
            json!({"measure": "table", "table": "pay", "keys": [{"key": "condition", "of": {"is": "yes", "fact": "flag"}}]}),
            "the table names `a`, which its key can never be",
        ),
        (
            json!({"measure": "since", "fact": "spans", "unit": "years"}),
            "the fact `spans` is of a kind that cannot be used here",
        ),
        (
            json!({"measure": "time", "unit": "years", "of": {"spans": "fact", "fact": "flag"}}),
            "the fact `flag` is of a kind that cannot be used here",
        ),
        (
            json!({"measure": "time", "unit": "years", "of": {"spans": "either", "of": []}}),
            "it takes none of its parts",
        ),
        (
            json!({"measure": "records", "fact": "list", "field": "date"}),
            "the records have no usable field `date`",
        ),
        (
            filter(json!({"field": "date"})),
            "the filter on `date` asks for nothing",
        ),
        (
            filter(json!({"field": "date", "at_least": "1"})),
            "the records have no usable field `date`",
        ),
        (
            filter(json!({"field": "size", "from": "2020-01-01"})),
            "the records have no usable field `size`",
        ),
        (
            json!({"measure": "least", "of": []}),
            "it takes none of its parts",
        ),
    ] {
        let found = x(rate(measure.clone()));
        assert!(
            found.contains(&format!("total/x: {expected}")),
            "{measure}\n{found:?}"
        );
    }
}

#[test]
fn points_that_need_themselves_are_found() {
    let of = |node: &str| json!({"measure": "points", "node": node});
    // Itself, the group it stands in, and another node that needs it back.
    assert_eq!(x(rate(of("x"))), ["x: the points need themselves: x → x"]);
    let found = x(rate(of("total")));
    assert_eq!(found, ["total: the points need themselves: total → total"]);
    let mut flag = json!({"id": "flag", "title": "T", "at_most": of("x"), "rule": "flag",
        "condition": {"is": "yes", "fact": "flag"}, "points": "1"});
    assert_eq!(with("/root/children/1", flag.clone()), [] as [String; 0]);
    flag["at_most"] = of("spans");
    assert_eq!(with("/root/children/1", flag), [] as [String; 0]);
    let pair = json!([
        {"id": "p", "title": "T", "at_most": of("q"), "rule": "fixed", "points": "1"},
        {"id": "q", "title": "T", "at_most": of("p"), "rule": "fixed", "points": "1"}]);
    let found = x(json!({"rule": "sum", "children": pair}));
    assert_eq!(found, ["p: the points need themselves: p → q → p"]);
}

#[test]
fn groups_that_make_no_sense_are_found() {
    let fixed = |id: &str| json!({"id": id, "title": "T", "rule": "fixed", "points": "1"});
    for (node, expected) in [
        (
            json!({"rule": "best", "take": 0, "children": [fixed("p")]}),
            "it takes none of its parts",
        ),
        (
            json!({"rule": "agreed", "children": []}),
            "the group has no children",
        ),
        (
            json!({"rule": "first", "children": [fixed("p"), fixed("q")]}),
            "the child `q` cannot be reached: an earlier one always counts",
        ),
        (
            json!({"rule": "persons", "persons": ["uncle"], "of": fixed("p")}),
            "there is no person `uncle`",
        ),
        (
            json!({"rule": "persons", "persons": [], "of": fixed("p")}),
            "it takes none of its parts",
        ),
        (
            json!({"rule": "sum", "cap": "1", "children": [{"id": "p", "title": "T", "cap": "2", "rule": "rate", "measure": years(), "points": "1"}]}),
            "the group has a cap and so has its only child: one of them says nothing",
        ),
        (
            json!({"rule": "fixed", "points": "3", "cap": "3"}),
            "the cap can never cut: it cannot be more than 3",
        ),
        (
            json!({"rule": "fixed", "points": "3", "times": [{"by": "-1"}]}),
            "a factor must not be below 0",
        ),
        (
            json!({"rule": "fixed", "points": "3", "counts_from": "2026-02-01", "counts_to": "2026-01-31"}),
            "nothing can lie within the bounds",
        ),
    ] {
        let found = x(node.clone());
        assert!(
            found.contains(&format!("total/x: {expected}")),
            "{node}\n{found:?}"
        );
    }
    let nested = json!({"rule": "persons", "persons": ["spouse"],
        "of": {"id": "p", "title": "T", "rule": "persons", "persons": ["spouse"], "of": fixed("q")}});
    let found = x(nested);
    assert!(
        found.contains(
            &"total/x/p: a node for several persons stands within another one".to_owned()
        ),
        "{found:?}"
    );
    // The cap cuts once the points can be more.
    assert_eq!(
        x(json!({"rule": "fixed", "points": "3", "cap": "2"})),
        [] as [String; 0]
    );
}

#[test]
fn bands_that_cannot_be_reached_or_leave_a_gap_are_found() {
    let bands = |bands: Value| x(json!({"rule": "bands", "measure": years(), "bands": bands}));
    assert_eq!(
        bands(json!([{"from": "0", "to": "40", "points": "1"}, {"from": "40", "points": "2"}])),
        [] as [String; 0]
    );
    assert_eq!(
        bands(json!([{"from": "0", "to": "41", "points": "1"}, {"from": "41", "points": "2"}])),
        ["total/x: band 1 cannot be reached: no answer measures so much or so little"]
    );
    assert_eq!(
        bands(json!([{"from": "-5", "to": "0", "points": "3"}, {"from": "0", "points": "1"}])),
        ["total/x: band 0 cannot be reached: no answer measures so much or so little"]
    );
    assert_eq!(
        bands(json!([{"from": "0", "to": "3", "points": "1"}, {"from": "4", "points": "2"}])),
        ["total/x: what lies between band 1 and the one below is worth nothing"]
    );
}

#[test]
fn comparisons_and_rates_that_no_answer_reaches_are_found() {
    let flag = |is: &str, value: &str| {
        let condition = json!({"is": is, "of": years(), "value": value});
        x(json!({"rule": "flag", "points": "1", "condition": {"is": "not", "of": condition}}))
    };
    let nothing = [] as [String; 0];
    assert_eq!(flag("at_least", "40"), nothing);
    assert_eq!(
        flag("at_least", "41"),
        ["total/x: a comparison never holds: no answer measures so much or so little"]
    );
    assert_eq!(flag("at_most", "39"), nothing);
    assert_eq!(
        flag("at_most", "40"),
        ["total/x: a comparison always holds: no answer measures so much or so little"]
    );
    let rate = |member: &str, value: &str| {
        let mut rate = json!({"rule": "rate", "measure": years(), "points": "1"});
        rate[member] = value.into();
        x(rate)
    };
    for member in ["from", "vesting"] {
        assert_eq!(rate(member, "40"), nothing);
        assert_eq!(
            rate(member, "41"),
            ["total/x: the points begin at 41, and no answer measures so much"]
        );
    }
}

#[test]
fn the_rest_of_the_scheme_is_looked_at_too() {
    for (pointer, part, expected) in [
        (
            "/effective_to",
            json!("2025-12-31"),
            "effective_to: nothing can lie within the bounds",
        ),
        (
            "/indexes/0/steps/1/from",
            json!("2020-01-01"),
            "indexes/average: the days are not in order",
        ),
        (
            "/persons/1/id",
            json!("applicant"),
            "persons: `applicant` stands here twice",
        ),
        (
            "/subjects/0/facts/2/person",
            json!("uncle"),
            "s/spouse_years: there is no person `uncle`",
        ),
        (
            "/subjects/0/facts/2/same_as",
            json!("flag"),
            "s/spouse_years: the fact `flag` is of a kind that cannot be used here",
        ),
        (
            "/subjects/0/facts/0",
            json!({"id": "flag", "label": "", "kind": "date", "earliest": "1990-01-01", "open_ended": true}),
            "s/flag: only a date of a record can be `open_ended`",
        ),
        (
            "/subjects/0/facts/5/changeable",
            json!(true),
            "s/spans: only time changes a day or a span: `changeable` has no effect",
        ),
        (
            "/subjects/0/facts/1/decimals",
            json!(5),
            "s/years: `decimals` is 0 to 4, and `min` and `max` have no more digits after the point",
        ),
        (
            "/subjects/0/facts/1/min",
            json!("0.5"),
            "s/years: `decimals` is 0 to 4, and `min` and `max` have no more digits after the point",
        ),
        (
            "/subjects/0/facts/3/options/1/id",
            json!("a"),
            "s/choice: `a` stands here twice",
        ),
        (
            "/purposes/0/ranking",
            json!({"keys": [], "ties": "lot"}),
            "purposes/any/ranking: the ranking has no keys",
        ),
        (
            "/gates",
            json!([{"id": "g", "title": "T", "ban": {"fact": "list", "within": {"field": "size", "years": 2}}}]),
            "gates/g: the records have no usable field `size`",
        ),
        (
            "/root/children/4/points",
            json!({"a": "1"}),
            "total/x: the option `b` is not named and so worth nothing; if that is meant, write 0",
        ),
        (
            "/root/children/1",
            json!({"id": "flag", "title": "T", "rule": "fixed", "points": "1"}),
            "s/flag: the fact is asked for and never used",
        ),
        (
            "/root/children/1/rounds",
            json!([{"applied_until": "10-31", "counted_up_to": "06-30"}, {"applied_until": "04-30", "counted_up_to": "12-31"}]),
            "total/flag: the days are not in order",
        ),
    ] {
        let found = with(pointer, part);
        assert!(
            found.contains(&expected.to_owned()),
            "{expected}\n{found:?}"
        );
    }
}

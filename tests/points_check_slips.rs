//! Slips that leave a scheme readable and change what it comes to.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use serde_json::{Value, json};
use small_scheme::{rate, with, x};

/// A sound scheme with one part replaced has this among its findings.
fn is_found(pointer: &str, part: Value, expected: &str) {
    let found = with(pointer, part);
    assert!(
        found.iter().any(|one| one == expected),
        "{expected}\n{found:?}"
    );
}

#[test]
fn what_nobody_can_pass_or_reach_is_found() {
    is_found(
        "/purposes",
        json!([]),
        "purposes: the scheme has no purpose, so nobody can be scored",
    );
    is_found(
        "/gates",
        json!([{"id": "g", "title": "G", "zeroes": true}]),
        "gates/g: the gate has neither `requires` nor `ban`: everybody passes it",
    );
    // Unlimited while anything of it is.
    assert_eq!(
        with("/purposes/0/line", json!("1000000")),
        [] as [String; 0]
    );
    let parts = json!({"id": "total", "title": "T", "rule": "sum", "children": [
        {"id": "a", "title": "A", "rule": "fixed", "points": "3"},
        {"id": "b", "title": "B", "purposes": ["other"], "rule": "fixed", "points": "4"}]});
    let mut whole = small_scheme::sound();
    whole["root"] = parts;
    whole["purposes"] = json!([
        {"id": "any", "title": "T", "line": "3.5", "line_title": "L"},
        {"id": "other", "title": "T", "line": "7", "line_title": "L"}]);
    let lines: Vec<String> = small_scheme::words(&whole)
        .into_iter()
        .filter(|one| one.contains("the line"))
        .collect();
    assert_eq!(
        lines,
        ["purposes/any: the line cannot be reached: the total cannot be more than 3"]
    );
}

#[test]
fn questions_that_are_only_asked_once_answered_are_found() {
    let itself = json!({"is": "yes", "fact": "flag"});
    is_found(
        "/subjects/0/facts/0/asked_when",
        itself,
        "s/flag: it is only asked once it is answered: flag → flag",
    );
    let mut scheme = small_scheme::sound();
    let at_least = |fact: &str| json!({"is": "at_least", "value": "1", "of": {"measure": "number", "fact": fact}});
    scheme["subjects"][0]["facts"][1]["asked_when"] = at_least("spouse_years");
    scheme["subjects"][0]["facts"][2]["asked_when"] = at_least("years");
    assert_eq!(
        small_scheme::words(&scheme),
        ["s/years: it is only asked once it is answered: years → spouse_years → years"]
    );
}

#[test]
fn filters_that_no_record_passes_are_found() {
    let records =
        |filters: Value| rate(json!({"measure": "records", "fact": "list", "where": filters}));
    for (field, filters) in [
        (
            "size",
            json!([{"field": "size", "at_least": "3", "below": "3"}]),
        ),
        (
            "size",
            json!([{"field": "size", "at_least": "3"}, {"field": "size", "below": "2"}]),
        ),
        (
            "date",
            json!([{"field": "date", "from": "2020-01-02", "to": "2020-01-01"}]),
        ),
    ] {
        assert_eq!(
            x(records(filters.clone())),
            [format!(
                "total/x: no record can pass the filters on `{field}`"
            )],
            "{filters}"
        );
    }
    let mut scheme = small_scheme::sound();
    let options = scheme["subjects"][0]["facts"][3]["options"].clone();
    let fields = &mut scheme["subjects"][0]["facts"][4]["fields"];
    let fields = fields.as_array_mut().expect("fields");
    fields.push(json!({"id": "type", "label": "L", "kind": "choice", "options": options}));
    scheme["root"]["children"][2]["where"] =
        json!([{"field": "type", "is": "a"}, {"field": "type", "is": "b"}]);
    assert_eq!(
        small_scheme::words(&scheme),
        ["total/list: no record can pass the filters on `type`"]
    );
    scheme["root"]["children"][2]["where"] = json!([{"field": "type", "is": "a"}, {"field": "size", "at_least": "1"}, {"field": "size", "below": "2"}]);
    assert_eq!(small_scheme::words(&scheme), [] as [String; 0]);
}

#[test]
fn look_backs_over_no_time_are_found() {
    let expected = "a look-back over no time reaches no day";
    let list = |years: u32| json!({"measure": "records", "fact": "list", "within": {"field": "date", "years": years}});
    let within = |months: u32| json!({"measure": "span", "fact": "spans", "unit": "months", "mode": {"within": {"months": months}}});
    let last = |months: u32| {
        json!({"measure": "time", "unit": "months",
            "of": {"spans": "last", "of": {"spans": "fact", "fact": "spans"}, "months": months}})
    };
    for measure in [list(0), within(0), last(0)] {
        let found = x(rate(measure.clone()));
        assert_eq!(found, [format!("total/x: {expected}")], "{measure}");
    }
    for measure in [list(1), within(1), last(1)] {
        assert_eq!(x(rate(measure)), [] as [String; 0]);
    }
}

#[test]
fn what_tables_leave_out_is_found() {
    is_found(
        "/tables/0/values",
        json!({"a": "1"}),
        "total/looked_up: the table has no entry `b`, which is so 0; if that is meant, write 0, `*` or `otherwise`",
    );
    assert_eq!(
        with("/tables/0/values", json!({"a": "1", "*": "0"})),
        [] as [String; 0]
    );
    // Within the column of the other key; and not where it is said what the rest is.
    let two = |otherwise: Option<&str>| {
        let mut scheme = small_scheme::sound();
        scheme["tables"][0]["values"] = json!({"yes": {"a": "1", "b": "2"}, "no": {"a": "1"}});
        let measure = &mut scheme["root"]["children"][5]["measure"]["of"][0];
        measure["otherwise"] = json!(otherwise);
        measure["keys"] = json!([{"key": "condition", "of": {"is": "yes", "fact": "flag"}}, {"key": "choice", "fact": "choice"}]);
        small_scheme::words(&scheme)
    };
    assert_eq!(
        two(None),
        [
            "total/looked_up: the table has no entry `no/b`, which is so 0; if that is meant, write 0, `*` or `otherwise`"
        ]
    );
    // Somebody who writes 0 has thought of it.
    assert_eq!(two(Some("0")), [] as [String; 0]);
    for (pointer, path) in [("/tables", "tables/spare"), ("/indexes", "indexes/spare")] {
        let mut scheme = small_scheme::sound();
        let list = scheme.pointer_mut(pointer).expect("a list");
        let spare = json!({"id": "spare", "values": "1", "steps": []});
        list.as_array_mut().expect("a list").push(spare);
        let found = small_scheme::words(&scheme);
        assert_eq!(found, [format!("{path}: nothing is looked up in it")]);
    }
}

#[test]
fn keys_whose_bands_do_not_reach_the_ends_are_found() {
    let by_years = |bands: Value, otherwise: Option<&str>| {
        let mut scheme = small_scheme::sound();
        scheme["tables"][0]["values"] = json!({"few": "1", "many": "2"});
        scheme["root"]["children"][5]["measure"]["of"][0] = json!({
            "measure": "table", "table": "pay", "otherwise": otherwise,
            "keys": [{"key": "band", "of": {"measure": "number", "fact": "years"}, "bands": bands}]});
        small_scheme::words(&scheme)
    };
    let expected = [
        "total/looked_up: the key can be 0 to 40, and not all of that lies in its bands; say with `*` or `otherwise` what the rest is",
    ];
    let low = json!({"id": "few", "from": "0", "to": "10"});
    let high = json!({"id": "many", "from": "10", "to": "40"});
    assert_eq!(by_years(json!([low, high]), None), expected);
    assert_eq!(by_years(json!([low, high]), Some("0")), [] as [String; 0]);
    let above = json!({"id": "few", "from": "1", "to": "10"});
    let end = json!({"id": "many", "from": "10"});
    assert_eq!(by_years(json!([above, end]), None), expected);
    assert_eq!(by_years(json!([end, low]), None), [] as [String; 0]);
}

#[test]
fn tables_by_whole_numbers_name_them_all_and_nothing_else() {
    let by_years = |values: Value, otherwise: Option<&str>| {
        let mut scheme = small_scheme::sound();
        scheme["tables"][0]["values"] = values;
        scheme["root"]["children"][5]["measure"]["of"][0] = json!({
            "measure": "table", "table": "pay", "otherwise": otherwise,
            "keys": [{"key": "whole", "of": {"measure": "number", "fact": "years"}}]});
        small_scheme::words(&scheme)
    };
    let numbers = |from: i64, to: i64| {
        let all = (from..=to).map(|number| (number.to_string(), json!("1")));
        Value::Object(all.collect())
    };
    let not_all = [
        "total/looked_up: the key can be 0 to 40, and the table does not name all of that; say with `*` or `otherwise` what the rest is",
    ];
    assert_eq!(by_years(numbers(0, 40), None), [] as [String; 0]);
    assert_eq!(by_years(numbers(0, 39), None), not_all);
    assert_eq!(by_years(numbers(1, 40), None), not_all);
    assert_eq!(by_years(numbers(1, 40), Some("0")), [] as [String; 0]);
    assert_eq!(
        by_years(json!({"7": "1", "*": "0"}), None),
        [] as [String; 0]
    );
    assert_eq!(
        by_years(numbers(0, 41), None),
        ["total/looked_up: the table names `41`, which its key can never be"]
    );
    for name in ["20-24", "07", "7.0", "+7", "-0", ""] {
        let told = format!(
            "total/looked_up: the table names `{name}`, and the key is a whole number: name each one by itself, as `23`"
        );
        assert_eq!(by_years(json!({name: "1", "*": "0"}), None), [told]);
    }
}

#[test]
fn options_that_records_and_matrices_leave_out_are_found() {
    let mut scheme = small_scheme::sound();
    let options = scheme["subjects"][0]["facts"][3]["options"].clone();
    let fields = &mut scheme["subjects"][0]["facts"][4]["fields"];
    let fields = fields.as_array_mut().expect("fields");
    fields.push(json!({"id": "type", "label": "L", "kind": "choice", "options": options}));
    let with_value = |value: Value| {
        let mut scheme = scheme.clone();
        scheme["root"]["children"][2]["value"] = value;
        small_scheme::words(&scheme)
    };
    let missing = "the option `b` is not named and so worth nothing; if that is meant, write 0";
    let cell =
        "the row `b` does not name `a`, which is so worth nothing; if that is meant, write 0";
    for (value, expected) in [
        (
            json!({"by": "choice", "field": "type", "points": {"a": "1"}}),
            missing,
        ),
        (
            json!({"by": "split", "field": "type", "points": {"a": "1"}, "holders": "size"}),
            missing,
        ),
        (
            json!({"by": "matrix", "row": "type", "column": "type",
                "points": {"a": {"a": "1", "b": "1"}, "b": {"b": "1"}}}),
            cell,
        ),
    ] {
        assert_eq!(with_value(value), [format!("total/list: {expected}")]);
    }
    let matrix = json!({"rule": "matrix", "row": "choice", "column": "choice",
        "points": {"a": {"a": "1", "b": "1"}, "b": {"b": "1"}}});
    assert_eq!(x(matrix), [format!("total/x: {cell}")]);
}

#[test]
fn another_persons_choice_has_the_same_options() {
    let mut scheme = small_scheme::sound();
    let mut of_spouse = scheme["subjects"][0]["facts"][3].clone();
    of_spouse["id"] = json!("spouse_choice");
    of_spouse["person"] = json!("spouse");
    of_spouse["same_as"] = json!("choice");
    let facts = scheme["subjects"][0]["facts"].as_array_mut();
    facts.expect("facts").push(of_spouse);
    assert_eq!(small_scheme::words(&scheme), [] as [String; 0]);
    scheme["subjects"][0]["facts"][6]["options"][1]["id"] = json!("c");
    assert_eq!(
        small_scheme::words(&scheme),
        ["s/spouse_choice: its options are not those of `choice`"]
    );
}

#[test]
fn rounds_that_end_before_the_year_are_found() {
    let round = |until: &str| {
        with(
            "/root/children/1/rounds",
            json!([{"applied_until": until, "counted_up_to": "06-30"}]),
        )
    };
    assert_eq!(
        round("10-31"),
        ["total/flag: an application after 10-31 falls in no round"]
    );
    assert_eq!(round("12-31"), [] as [String; 0]);
}

#[test]
fn titles_that_say_nothing_and_ids_that_make_trouble_are_found() {
    is_found("/title", json!(""), "title: the title is empty");
    is_found(
        "/subjects/0/facts/0/label",
        json!({"zh-CN": " "}),
        "s/flag: `flag` has an empty title",
    );
    is_found(
        "/root/children/4/title",
        json!(""),
        "total/x: `x` has an empty title",
    );
    for id in ["a/b", "a@b", "Case", "", "年"] {
        is_found(
            "/root/children/1/id",
            json!(id),
            &format!(
                "total/{id}: the id `{id}` should have nothing but small letters, digits, `_` and `-`"
            ),
        );
    }
}

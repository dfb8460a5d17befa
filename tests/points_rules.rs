//! Every kind of rule on what is known, half known and unknown.
#![cfg(not(target_arch = "wasm32"))]

use longgang_portal::domain::points::check::{Severity, check};
use longgang_portal::domain::points::explain::{Explained, How, NotCounted};
use longgang_portal::domain::points::facts::{FactValue, Facts, Standing};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use serde_json::{Value, json};

/// A scheme with a fact of every kind around one node.
fn scheme(node: &Value) -> Scheme {
    let options = ["a", "b", "c"].map(|id| json!({"id": id, "label": id.to_uppercase()}));
    let mut root = json!({"id": "root", "title": "Root"});
    for (key, value) in node.as_object().expect("a node") {
        root[key] = value.clone();
    }
    serde_json::from_value(json!({
        "id": "t", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": [
            {"id": "flag", "label": "", "kind": "flag"},
            {"id": "years", "label": "", "kind": "number", "unit": "years", "min": 0, "max": 40, "decimals": 1},
            {"id": "more", "label": "", "kind": "number", "unit": "years", "min": 0, "max": 40},
            {"id": "choice", "label": "", "kind": "choice", "options": options},
            {"id": "other", "label": "", "kind": "choice", "options": options},
            {"id": "many", "label": "", "kind": "many", "options": options},
            {"id": "born", "label": "", "kind": "date", "earliest": "1926-01-01"},
            {"id": "spans", "label": "", "kind": "periods", "earliest": "2016-03-11", "max": 3},
            {"id": "list", "label": "", "kind": "entries", "max": 3, "one": "", "fields": [
                {"id": "date", "label": "", "kind": "date", "earliest": "1990-01-01"},
                {"id": "kind", "label": "", "kind": "choice", "options": options},
                {"id": "first", "label": "", "kind": "flag"},
                {"id": "holders", "label": "", "kind": "number", "unit": "", "min": 1, "max": 9}]},
        ]}],
        "root": root,
    }))
    .expect("a scheme")
}

fn facts(facts: &Value) -> Facts {
    let mut known = Facts::default();
    for (id, value) in facts.as_object().expect("facts") {
        let value: FactValue = serde_json::from_value(value.clone()).expect("a value");
        known.claim(id.as_str(), value);
    }
    known
}

fn explain(node: &Value, known: &Value) -> Explained {
    let scheme = scheme(node);
    let errors: Vec<_> = check(&scheme)
        .into_iter()
        .filter(|finding| finding.fault.severity() == Severity::Error)
        .collect();
    assert_eq!(errors, [], "a sound scheme");
    score(
        &scheme,
        &facts(known),
        &"school".into(),
        "2026-03-11".parse().expect("a day"),
    )
}

/// `claimed..possible`, or `claimed..` where there is no limit.
fn range(node: &Value, known: &Value) -> String {
    let interval = explain(node, known).interval;
    let most = interval
        .possible
        .map(|most| most.to_string())
        .unwrap_or_default();
    format!("{}..{most}", interval.claimed)
}

fn number(value: &str) -> Value {
    json!({"kind": "number", "value": value})
}

#[track_caller]
fn by_years(node: &Value, expected: &[(&str, &str)]) {
    for (years, points) in expected {
        let known = json!({"years": number(years)});
        assert_eq!(
            range(node, &known),
            format!("{points}..{points}"),
            "{years}"
        );
    }
}

fn rate(extra: &Value) -> Value {
    let mut node =
        json!({"rule": "rate", "measure": {"measure": "number", "fact": "years"}, "points": "4"});
    for (key, value) in extra.as_object().expect("more") {
        node[key] = value.clone();
    }
    node
}

#[test]
fn a_rate_counts_full_steps() {
    by_years(
        &rate(&json!({"unit": "2.5"})),
        &[("0", "0"), ("2.4", "0"), ("2.5", "4"), ("5", "8")],
    );
}

#[test]
fn a_base_comes_with_the_threshold() {
    // 15 points at three years, then 5 a year.
    let node = rate(&json!({"from": "3", "base": "15", "points": "5"}));
    by_years(
        &node,
        &[("2.9", "0"), ("3", "15"), ("3.9", "15"), ("4", "20")],
    );
}

#[test]
fn vesting_counts_from_the_first_once_reached() {
    let node = rate(&json!({"vesting": "5"}));
    by_years(&node, &[("4.9", "0"), ("5", "20"), ("6", "24")]);
}

#[test]
fn gains_from_an_unknown_number_have_no_limit_but_their_cap() {
    assert_eq!(range(&rate(&json!({})), &json!({})), "0..");
    assert_eq!(range(&rate(&json!({"cap": "20"})), &json!({})), "0..20");
    assert_eq!(range(&rate(&json!({"base": "3"})), &json!({})), "3..");
}

#[test]
fn deductions_from_an_unknown_number_stop_at_its_bound() {
    assert_eq!(
        range(&rate(&json!({"points": "-4"})), &json!({})),
        "-160..0"
    );
    assert_eq!(
        range(&rate(&json!({"points": "-4", "floor": "-10"})), &json!({})),
        "-10..0"
    );
}

#[test]
fn whether_a_number_reaches_something_is_decided_by_its_bounds() {
    let unknown = json!({});
    let condition = |is: &str, value: u32| {
        let condition =
            json!({"is": is, "of": {"measure": "number", "fact": "years"}, "value": value});
        range(
            &json!({"rule": "flag", "points": 1, "condition": condition}),
            &unknown,
        )
    };
    assert_eq!(condition("at_least", 40), "0..1");
    assert_eq!(condition("at_least", 41), "0..0");
    assert_eq!(condition("at_most", 39), "0..1");
    assert_eq!(condition("at_most", 40), "1..1");
    let from = |extra: &Value| range(&rate(extra), &unknown);
    assert_eq!(from(&json!({"from": 40})), "0..");
    assert_eq!(from(&json!({"from": 41, "base": 7})), "0..0");
    assert_eq!(from(&json!({"vesting": 40})), "0..");
    assert_eq!(from(&json!({"vesting": 41})), "0..0");
    let bands = |from: u32| {
        let bands = json!([{"from": 0, "to": 40, "points": 2}, {"from": from, "points": 5}]);
        let node = json!({"rule": "bands", "measure": {"measure": "number", "fact": "years"}, "bands": bands});
        range(&node, &unknown)
    };
    assert_eq!(bands(40), "2..5");
    assert_eq!(bands(41), "0..2");
}

#[test]
fn a_number_with_more_digits_than_are_asked_for_counts_as_unknown() {
    // `years` has one digit, `more` none.
    let points = |fact: &str, value: &str| {
        let node =
            json!({"rule": "rate", "measure": {"measure": "number", "fact": fact}, "points": 1});
        range(&node, &json!({fact: number(value)}))
    };
    assert_eq!(points("years", "2.5"), "2..2");
    assert_eq!(points("years", "2.50"), "2..2");
    assert_eq!(points("years", "2.51"), "0..");
    assert_eq!(points("more", "2"), "2..2");
    assert_eq!(points("more", "2.5"), "0..");
    let records = json!({"rule": "value", "measure": {"measure": "records", "fact": "list", "field": "holders"}});
    let list = |holders: &str| json!({"list": {"kind": "entries", "value": [{"holders": number(holders)}]}});
    assert_eq!(range(&records, &list("3")), "3..3");
    assert_eq!(range(&records, &list("3.5")), "1..");
}

#[test]
fn bands_are_half_open() {
    let node = json!({"rule": "bands", "measure": {"measure": "number", "fact": "years"}, "bands": [
        {"from": "1", "to": "3", "points": "5"}, {"from": "3", "to": "8", "points": "10"},
        {"from": "10", "points": "20"}]});
    by_years(
        &node,
        &[
            ("0.9", "0"),
            ("1", "5"),
            ("2.9", "5"),
            ("3", "10"),
            ("7.9", "10"),
            ("8", "0"),
            ("9.9", "0"),
            ("10", "20"),
            ("40", "20"),
        ],
    );
    assert_eq!(range(&node, &json!({})), "0..20");
    // Bands without a hole are never worth nothing.
    let whole = json!({"rule": "bands", "measure": {"measure": "number", "fact": "years"}, "bands": [
        {"from": "0", "to": "3", "points": "5"}, {"from": "3", "points": "10"}]});
    assert_eq!(range(&whole, &json!({})), "5..10");
}

#[test]
fn a_choice_is_worth_its_option() {
    let node = json!({"rule": "choice", "fact": "choice", "points": {"a": "3", "b": "-2"}});
    let chosen = |id: &str| range(&node, &json!({"choice": {"kind": "choice", "value": id}}));
    assert_eq!(
        (chosen("a"), chosen("b"), chosen("c")),
        ("3..3".to_owned(), "-2..-2".to_owned(), "0..0".to_owned())
    );
    assert_eq!(range(&node, &json!({})), "-2..3");
    // An option that does not exist is no answer.
    assert_eq!(chosen("z"), "-2..3");
}

#[test]
fn of_several_chosen_the_highest_counts() {
    let node = json!({"rule": "choice", "fact": "many", "points": {"a": "3", "b": "7", "c": "5"}});
    let chosen = |ids: Value| range(&node, &json!({"many": {"kind": "many", "value": ids}}));
    assert_eq!(chosen(json!(["a", "c"])), "5..5");
    assert_eq!(chosen(json!([])), "0..0");
    // Unknown may be none, too.
    assert_eq!(range(&node, &json!({})), "0..7");
}

#[test]
fn a_matrix_takes_two_choices() {
    let node = json!({"rule": "matrix", "row": "choice", "column": "other", "points": {
        "a": {"a": "1", "b": "2", "c": "3"}, "b": {"a": "4", "b": "5", "c": "6"}, "c": {"a": "7", "b": "8"}}});
    let a = |id: &str| json!({"kind": "choice", "value": id});
    assert_eq!(
        range(&node, &json!({"choice": a("b"), "other": a("c")})),
        "6..6"
    );
    assert_eq!(range(&node, &json!({"choice": a("b")})), "4..6");
    assert_eq!(range(&node, &json!({"other": a("b")})), "2..8");
    assert_eq!(
        range(&node, &json!({"choice": a("c"), "other": a("c")})),
        "0..0"
    );
    assert_eq!(range(&node, &json!({})), "0..8");
}

#[test]
fn the_least_of_two_bounds_the_other() {
    let node = json!({"rule": "rate", "points": "1", "measure": {"measure": "least", "of": [
        {"measure": "number", "fact": "years"}, {"measure": "number", "fact": "more"}]}});
    assert_eq!(
        range(&node, &json!({"years": number("5"), "more": number("3")})),
        "3..3"
    );
    // Years of residence are at most the years of insurance, known or not.
    assert_eq!(range(&node, &json!({"years": number("5")})), "0..5");
    assert_eq!(range(&node, &json!({})), "0..");
}

#[test]
fn a_measure_below_a_limit() {
    let node = json!({"rule": "rate", "points": "2", "measure": {"measure": "below", "limit": "10",
        "of": {"measure": "number", "fact": "years"}}});
    by_years(&node, &[("8", "4"), ("9", "2"), ("10", "0"), ("11", "0")]);
    assert_eq!(range(&node, &json!({})), "0..20");
}

#[test]
fn an_age_is_limited_by_the_calendar() {
    let age = |by: &str| json!({"rule": "rate", "points": "1", "measure": {"measure": "age", "fact": "born", "by": by}});
    let born = |date: &str| json!({"born": {"kind": "date", "value": date}});
    assert_eq!(range(&age("birthday"), &born("1990-03-11")), "36..36");
    assert_eq!(range(&age("birthday"), &born("1990-03-12")), "35..35");
    assert_eq!(range(&age("calendar_year"), &born("1990-12-31")), "36..36");
    // Nobody is born after the day of the application.
    assert_eq!(range(&age("birthday"), &born("2026-03-12")), "0..100");
    assert_eq!(range(&age("birthday"), &json!({})), "0..100");
}

#[test]
fn spans_are_limited_by_the_calendar() {
    let node = json!({"rule": "rate", "points": "5", "measure": {"measure": "span", "fact": "spans", "unit": "years"}});
    assert_eq!(range(&node, &json!({})), "0..50");
    let spans = |value: Value| {
        range(
            &node,
            &json!({"spans": {"kind": "periods", "value": value}}),
        )
    };
    assert_eq!(spans(json!([])), "0..0");
    assert_eq!(spans(json!([{"from": "2020-03-11"}])), "30..30");
    // Before the earliest day, or ending before it begins: no answer.
    assert_eq!(spans(json!([{"from": "2016-03-10"}])), "0..50");
    assert_eq!(
        spans(json!([{"from": "2020-03-11", "to": "2020-03-10"}])),
        "0..50"
    );
}

#[test]
fn a_count_of_options_records_or_spans() {
    let node = |fact: &str| json!({"rule": "rate", "points": "2", "measure": {"measure": "count", "fact": fact}});
    assert_eq!(
        range(
            &node("many"),
            &json!({"many": {"kind": "many", "value": ["a", "b", "a"]}})
        ),
        "4..4"
    );
    assert_eq!(range(&node("many"), &json!({})), "0..6");
    assert_eq!(
        range(
            &node("list"),
            &json!({"list": {"kind": "entries", "value": [{}, {}]}})
        ),
        "4..4"
    );
    assert_eq!(range(&node("list"), &json!({})), "0..");
}

#[test]
fn records_with_a_field_missing_stay_open() {
    let node = json!({"rule": "entries", "fact": "list", "within": {"field": "date", "years": 5},
        "value": {"by": "shared", "field": "kind", "points": {"a": "30", "b": "20", "c": "10"},
            "holders": "holders", "first": "first"}});
    let record = |record: Value| {
        range(
            &node,
            &json!({"list": {"kind": "entries", "value": [record]}}),
        )
    };
    let full = json!({"date": {"kind": "date", "value": "2025-01-01"}, "kind": {"kind": "choice", "value": "a"},
        "first": {"kind": "flag", "value": true}, "holders": {"kind": "number", "value": "3"}});
    let without = |field: &str| {
        let mut record = full.clone();
        record.as_object_mut().expect("a record").remove(field);
        record
    };
    assert_eq!(record(full.clone()), "15..15");
    assert_eq!(record(without("date")), "0..15");
    assert_eq!(record(without("kind")), "5..15");
    assert_eq!(record(without("first")), "7.5..15");
    // One to nine holders: the whole or a fifth of it.
    assert_eq!(record(without("holders")), "6..30");
    assert_eq!(range(&node, &json!({})), "0..");
}

#[test]
fn unknown_deductions_stop_at_the_most_records() {
    let node = json!({"rule": "entries", "fact": "list", "value": {"by": "choice", "field": "kind", "points": {"a": "-50", "b": "-15"}}});
    assert_eq!(range(&node, &json!({})), "-150..0");
}

#[test]
fn a_list_says_what_counted_and_what_was_too_old() {
    let node = json!({"rule": "entries", "fact": "list", "within": {"field": "date", "years": 5},
        "where": [{"field": "kind", "is": "a"}], "value": {"by": "each", "points": "30"}});
    let record = |date: &str, kind: &str| json!({"date": {"kind": "date", "value": date}, "kind": {"kind": "choice", "value": kind}});
    let tree = explain(
        &node,
        &json!({"list": {"kind": "entries", "value": [
        record("2025-01-01", "a"), record("2021-03-11", "a"), record("2025-01-01", "b")]}}),
    );
    let How::Entries {
        counted,
        too_old,
        over: 0,
        each,
    } = tree.how
    else {
        panic!("{:?}", tree.how)
    };
    assert_eq!((counted, too_old, each.len()), (Some(1), 1, 1));
}

/// A flag for 10 and a rate of 4 a year.
fn two(rule: &str) -> Value {
    json!({"rule": rule, "children": [
        {"id": "one", "title": "", "rule": "flag", "condition": {"is": "yes", "fact": "flag"}, "points": "10"},
        {"id": "two", "title": "", "rule": "rate", "measure": {"measure": "number", "fact": "years"}, "points": "4"}]})
}

#[test]
fn the_best_child_is_named_once_it_is_sure() {
    let flag = |flag: bool| json!({"kind": "flag", "value": flag});
    let of = |known: Value| match explain(&two("highest"), &known).how {
        How::Highest { of } => of.map(|id| id.to_string()),
        how => panic!("{how:?}"),
    };
    assert_eq!(
        of(json!({"flag": flag(true), "years": number("2")})),
        Some("one".to_owned())
    );
    assert_eq!(
        of(json!({"flag": flag(true), "years": number("3")})),
        Some("two".to_owned())
    );
    assert_eq!(of(json!({"years": number("3")})), Some("two".to_owned()));
    assert_eq!(of(json!({"years": number("2")})), None);
    assert_eq!(of(json!({"flag": flag(true)})), None);
    assert_eq!(
        range(&two("highest"), &json!({"years": number("2")})),
        "8..10"
    );
}

#[test]
fn a_sum_adds_ranges_and_its_cap_cuts_them() {
    assert_eq!(range(&two("sum"), &json!({"years": number("2")})), "8..18");
    let mut capped = two("sum");
    capped["cap"] = json!("15");
    assert_eq!(range(&capped, &json!({"years": number("2")})), "8..15");
    let tree = explain(&capped, &json!({"years": number("4")}));
    assert_eq!(
        tree.cut
            .map(|cut| (cut.before.to_string(), cut.bound.to_string())),
        Some(("16".to_owned(), "15".to_owned()))
    );
    // At the cap the flag is no open question any more.
    assert!(
        tree.open.is_empty()
            && tree
                .children
                .first()
                .is_some_and(|child| !child.open.is_empty())
    );
    let below = explain(&capped, &json!({"years": number("2")}));
    assert_eq!(below.cut, None);
    assert_eq!(below.open, ["flag".into()]);
}

#[test]
fn a_floor_holds_below() {
    let node = rate(&json!({"points": "-4", "floor": "-10"}));
    let tree = explain(&node, &json!({"years": number("3")}));
    assert_eq!(tree.interval.claimed.to_string(), "-10");
    assert_eq!(
        tree.cut.map(|cut| (cut.before.to_string(), cut.floor)),
        Some(("-12".to_owned(), true))
    );
}

#[test]
fn a_condition_that_fails_leaves_nothing_not_the_floor() {
    let node = rate(&json!({"floor": "5", "when": {"is": "yes", "fact": "flag"}}));
    let known = |flag: bool| json!({"years": number("3"), "flag": {"kind": "flag", "value": flag}});
    assert_eq!(range(&node, &known(true)), "12..12");
    let tree = explain(&node, &known(false));
    assert_eq!(tree.interval.claimed.to_string(), "0");
    assert_eq!(
        tree.how,
        How::NotCounted {
            why: NotCounted::Condition
        }
    );
    assert_eq!(range(&node, &json!({"years": number("3")})), "0..12");
}

#[test]
fn conditions_have_three_values() {
    let years =
        json!({"is": "at_least", "of": {"measure": "number", "fact": "years"}, "value": "5"});
    let flag = json!({"is": "yes", "fact": "flag"});
    let node = |condition: &Value| json!({"rule": "flag", "condition": condition, "points": "1"});
    let (all, any) = (
        json!({"is": "all", "of": [years, flag]}),
        json!({"is": "any", "of": [years, flag]}),
    );
    let not = json!({"is": "not", "of": years});
    let chosen = |fact: &str| json!({"is": "chosen_any", "fact": fact, "options": ["a", "b"]});
    let (one, some) = (chosen("choice"), chosen("many"));
    let choice = |id: &str| json!({"choice": {"kind": "choice", "value": id}});
    let many = |ids: &[&str]| json!({"many": {"kind": "many", "value": ids}});
    let reached = json!({"years": number("5")});
    let missed = json!({"years": number("4.9")});
    for (condition, known, expected) in [
        (&years, &reached, "1..1"),
        (&years, &missed, "0..0"),
        (&years, &json!({}), "0..1"),
        (&not, &reached, "0..0"),
        (&not, &missed, "1..1"),
        (&not, &json!({}), "0..1"),
        (&all, &reached, "0..1"),
        (&all, &missed, "0..0"),
        (&any, &reached, "1..1"),
        (&any, &missed, "0..1"),
        (&one, &choice("b"), "1..1"),
        (&one, &choice("c"), "0..0"),
        (&one, &json!({}), "0..1"),
        (&some, &many(&["c", "a"]), "1..1"),
        (&some, &many(&["c"]), "0..0"),
        (&some, &many(&[]), "0..0"),
    ] {
        assert_eq!(
            range(&node(condition), known),
            expected,
            "{condition} {known}"
        );
    }
}

#[test]
fn an_item_may_begin_and_end() {
    for (from, to, points) in [
        ("2026-03-11", "2026-03-11", "12"),
        ("2026-03-12", "2027-01-01", "0"),
        ("2016-01-01", "2026-03-10", "0"),
        ("2016-01-01", "2026-03-11", "12"),
    ] {
        let node = rate(&json!({"counts_from": from, "counts_to": to}));
        let tree = explain(&node, &json!({"years": number("3")}));
        assert_eq!(tree.interval.claimed.to_string(), points, "{from} {to}");
        assert_eq!(
            tree.how
                == How::NotCounted {
                    why: NotCounted::Date
                },
            points == "0"
        );
    }
}

#[test]
fn a_day_that_is_named_is_counted_and_ages_are_those_of_that_day() {
    let named = |measure: Value| {
        json!({"rule": "rate", "measure": measure, "points": 1,
            "rounds": [{"applied_until": "12-31", "counted_up_to": "12-31", "years_before": 1}]})
    };
    let span = named(json!({"measure": "span", "fact": "spans", "unit": "months"}));
    let spans = |from: &str, to: &str| json!({"spans": {"kind": "periods", "value": [{"from": from, "to": to}]}});
    // Up to 31 December 2025, also where it goes on.
    assert_eq!(range(&span, &spans("2025-01-01", "2026-02-01")), "12..12");
    assert_eq!(range(&span, &spans("2025-01-01", "2025-12-31")), "12..12");
    assert_eq!(range(&span, &spans("2025-01-02", "2025-12-31")), "11..11");
    // Unknown: from the earliest day, 11 March 2016, nine years and nine months.
    assert_eq!(range(&span, &json!({})), "0..117");
    let last_year = named(json!({"measure": "time", "unit": "months",
        "of": {"spans": "last", "months": 12, "of": {"spans": "fact", "fact": "spans"}}}));
    assert_eq!(
        range(&last_year, &spans("2024-01-01", "2025-12-31")),
        "12..12"
    );
    let since = named(json!({"measure": "since", "fact": "born", "unit": "years"}));
    let age = named(json!({"measure": "age", "fact": "born"}));
    let by_year = named(json!({"measure": "age", "fact": "born", "by": "calendar_year"}));
    for (born, years_since, years_old, by_years) in [
        ("2000-01-01", "26..26", "25..25", "25..25"),
        ("1999-12-31", "26..26", "26..26", "26..26"),
        ("2000-01-02", "25..25", "25..25", "25..25"),
    ] {
        let born = json!({"born": {"kind": "date", "value": born}});
        assert_eq!(range(&since, &born), years_since);
        assert_eq!(range(&age, &born), years_old);
        assert_eq!(range(&by_year, &born), by_years);
    }
    // A look-back of one year: 1 January to 31 December, both.
    let recent = named(json!({"measure": "records", "fact": "list",
        "within": {"field": "date", "years": 1}}));
    for (date, counts) in [
        ("2024-12-31", "0..0"),
        ("2025-01-01", "1..1"),
        ("2025-12-31", "1..1"),
        ("2026-01-01", "0..0"),
    ] {
        let list = json!({"list": {"kind": "entries", "value": [{"date": {"kind": "date", "value": date}}]}});
        assert_eq!(range(&recent, &list), counts, "{date}");
    }
}

#[test]
fn what_registers_say_what_one_says_and_what_is_open() {
    let node = two("sum");
    let mut known = facts(&json!({"flag": {"kind": "flag", "value": true}, "years": number("2")}));
    let scheme = scheme(&node);
    let scored = |known: &Facts| {
        score(
            &scheme,
            known,
            &"school".into(),
            "2026-03-11".parse().expect("a day"),
        )
    };
    let tree = scored(&known);
    assert_eq!(
        (
            tree.interval.confirmed.to_string(),
            tree.interval.claimed.to_string()
        ),
        ("0".to_owned(), "18".to_owned())
    );
    assert_eq!(tree.unproven, ["flag".into(), "years".into()]);
    if let Some(known) = known.0.get_mut(&"years".into()) {
        known.standing = Standing::Confirmed;
    }
    let tree = scored(&known);
    assert_eq!(
        (
            tree.interval.confirmed.to_string(),
            tree.interval.claimed.to_string()
        ),
        ("8".to_owned(), "18".to_owned())
    );
    assert_eq!(tree.unproven, ["flag".into()]);
    assert!(tree.open.is_empty());
}

#[test]
fn a_scheme_for_other_purposes_is_worth_nothing() {
    let scheme = scheme(&rate(&json!({"purposes": ["school"]})));
    let tree = score(
        &scheme,
        &Facts::default(),
        &"hukou".into(),
        "2026-03-11".parse().expect("a day"),
    );
    assert_eq!(
        tree.how,
        How::NotCounted {
            why: NotCounted::Purpose
        }
    );
}

/// So many nodes, each at most the one before.
fn chain(length: usize) -> Value {
    let children: Vec<Value> = (0..length)
        .map(|at| {
            let mut node = rate(&json!({"id": format!("n{at:05}"), "title": "", "cap": "8"}));
            if at > 0 {
                let before = format!("n{:05}", at - 1);
                node["at_most"] = json!({"measure": "points", "node": before});
            }
            node
        })
        .collect();
    json!({"rule": "sum", "children": children})
}

#[test]
fn a_chain_of_references_may_be_as_long_as_the_scheme() {
    let scheme = scheme(&chain(5_000));
    let known = facts(&json!({"years": number("40")}));
    let day = "2026-03-11".parse().expect("a day");
    let tree = score(&scheme, &known, &"school".into(), day);
    assert_eq!(tree.interval.claimed.to_string(), "40000");
}

#[test]
fn nodes_that_need_each_other_are_scored_all_the_same() {
    let node = |id: &str, other: &str| {
        let mut node = rate(&json!({"id": id, "title": ""}));
        node["at_most"] = json!({"measure": "points", "node": other});
        node
    };
    let scheme = scheme(&json!({"rule": "sum", "children": [node("a", "b"), node("b", "a")]}));
    let known = facts(&json!({"years": number("3")}));
    let day = "2026-03-11".parse().expect("a day");
    let tree = score(&scheme, &known, &"school".into(), day);
    let interval = tree.interval;
    assert!(interval.confirmed <= interval.claimed);
    assert!(
        interval
            .possible
            .is_none_or(|most| interval.claimed <= most)
    );
}

//! Limits per year on the records of a list, from both sides of their boundaries.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod small_scheme;

use longgang_portal::domain::points::explain::{Explained, How};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// A list of dated numbers under this rule.
fn scheme(rule: &Value) -> Scheme {
    let mut root = json!({"id": "total", "title": "T", "rule": "entries", "fact": "list"});
    for (member, part) in rule.as_object().expect("a rule") {
        root[member] = part.clone();
    }
    serde_json::from_value(json!({
        "id": "t", "version": "1", "title": "T", "issuer": "", "source": "",
        "effective_from": "2026-01-01",
        "purposes": [{"id": "any", "title": "T", "line": "0", "line_title": "L"}],
        "subjects": [{"id": "s", "title": "T", "facts": [
            {"id": "since", "label": "L", "kind": "date", "earliest": "2000-01-01"},
            {"id": "list", "label": "L", "kind": "entries", "max": 9, "one": "", "fields": [
                {"id": "date", "label": "L", "kind": "date", "earliest": "2000-01-01"},
                {"id": "size", "label": "L", "kind": "number", "unit": "", "min": "-9", "max": "9"}]}]}],
        "root": root,
    }))
    .expect("a scheme")
}

fn tree(rule: &Value, facts: Value) -> Explained {
    let facts = serde_json::from_value(facts).expect("facts");
    score(
        &scheme(rule),
        &facts,
        &"any".into(),
        "2026-03-11".parse().expect("a day"),
    )
}

/// What the rule gives for records of these days and sizes.
fn points(rule: &Value, records: &[(&str, i64)]) -> String {
    tree(rule, facts(records)).interval.claimed.to_string()
}

fn facts(records: &[(&str, i64)]) -> Value {
    let record = |(date, size): &(&str, i64)| json!({"date": {"kind": "date", "value": date}, "size": {"kind": "number", "value": size}});
    let records: Vec<Value> = records.iter().map(record).collect();
    json!({"list": {"kind": "entries", "value": records}})
}

/// Each record worth its size, with this limit per year.
fn by_size(per: Value) -> Value {
    json!({"per": per, "value": {"by": "rate", "field": "size", "points": "1"}})
}

#[test]
fn a_year_of_the_calendar_begins_with_january() {
    let rule = by_size(json!({"field": "date", "take": 1}));
    assert_eq!(points(&rule, &[("2024-12-31", 3), ("2025-01-01", 4)]), "7");
    assert_eq!(points(&rule, &[("2025-12-31", 3), ("2025-01-01", 4)]), "4");
    let july = by_size(json!({"field": "date", "begins": "07-01", "take": 1}));
    assert_eq!(points(&july, &[("2025-06-30", 3), ("2025-07-01", 4)]), "7");
    assert_eq!(points(&july, &[("2024-07-01", 3), ("2025-06-30", 4)]), "4");
}

#[test]
fn a_year_from_a_date_begins_on_its_anniversary() {
    let rule = by_size(json!({"field": "date", "since": "since", "cap": "5"}));
    let since = |since: &str, records: &[(&str, i64)]| {
        let mut facts = facts(records);
        facts["since"] = json!({"kind": "date", "value": since});
        tree(&rule, facts).interval.claimed.to_string()
    };
    let days = [("2025-05-19", 4), ("2025-05-20", 4)];
    assert_eq!(since("2020-05-20", &days), "8");
    assert_eq!(since("2020-05-19", &days), "5");
    assert_eq!(since("2020-05-21", &days), "5");
    // From a 29 February on the years begin on the 28th of a common one.
    let days = [("2025-02-27", 4), ("2025-02-28", 4)];
    assert_eq!(since("2020-02-29", &days), "8");
    // What lies before the date has its years too.
    let days = [("2019-05-20", 4), ("2020-05-19", 4), ("2020-05-20", 4)];
    assert_eq!(since("2021-05-20", &days), "9");
}

#[test]
fn of_a_full_year_the_best_count_and_the_rest_is_told() {
    let rule = by_size(json!({"field": "date", "take": 2}));
    let records = [
        ("2025-01-01", 1),
        ("2025-02-01", 4),
        ("2025-03-01", 2),
        ("2024-01-01", 3),
    ];
    let tree = tree(&rule, facts(&records));
    assert_eq!(tree.interval.claimed.to_string(), "9");
    let How::Entries {
        counted,
        over,
        each,
        ..
    } = tree.how
    else {
        panic!("{:?}", tree.how)
    };
    let each: Vec<String> = each.iter().map(ToString::to_string).collect();
    assert_eq!((counted, over), (Some(3), 1));
    assert_eq!(each, ["4", "2", "3"]);
}

#[test]
fn take_and_cap_of_a_year_and_of_all_years() {
    let records = [
        ("2025-01-01", 4),
        ("2025-02-01", 4),
        ("2024-01-01", 3),
        ("2023-01-01", 2),
    ];
    let per = |per: Value, take: Value| {
        let mut rule = by_size(per);
        rule["take"] = take;
        points(&rule, &records)
    };
    let year = |take: Value, cap: Value| json!({"field": "date", "take": take, "cap": cap});
    assert_eq!(per(year(json!(1), Value::Null), Value::Null), "9");
    assert_eq!(per(year(Value::Null, json!("7")), Value::Null), "12");
    assert_eq!(per(year(Value::Null, json!("8")), Value::Null), "13");
    assert_eq!(per(year(Value::Null, json!("9")), Value::Null), "13");
    // The best two years.
    assert_eq!(per(year(Value::Null, json!("7")), json!(2)), "10");
}

#[test]
fn limits_that_limit_nothing_are_found() {
    let per = |per: Value| {
        let mut scheme = small_scheme::sound();
        scheme["root"]["children"][2]["per"] = per;
        small_scheme::words(&scheme)
    };
    assert_eq!(per(json!({"field": "date", "take": 1})), [] as [String; 0]);
    for (limit, told) in [
        (
            json!({"field": "date"}),
            "`per` has neither `take` nor `cap`: it limits nothing",
        ),
        (
            json!({"field": "date", "take": 0}),
            "it takes none of its parts",
        ),
        (
            json!({"field": "date", "cap": "0"}),
            "it takes none of its parts",
        ),
        (
            json!({"field": "size", "take": 1}),
            "the records have no usable field `size`",
        ),
        (
            json!({"field": "date", "take": 1, "since": "flag"}),
            "the fact `flag` is of a kind that cannot be used here",
        ),
    ] {
        assert_eq!(per(limit), [format!("total/list: {told}")]);
    }
    let both = per(json!({"field": "date", "take": 1, "begins": "07-01", "since": "born"}));
    let told = "`per` has both `begins` and `since`: years begin on one of the two";
    assert!(both.contains(&format!("total/list: {told}")), "{both:?}");
}

proptest! {
    /// Records of unknown days: whatever the days turn out to be, the points lie
    /// between what they could be.
    #[test]
    fn every_way_to_fill_in_the_days_lies_within(
        records in prop::collection::vec((select(&["2023-05-01", "2024-05-01", "2025-05-01"][..]), -4_i64..9, any::<bool>()), 0..7),
        (take, cap, years) in (of(0_u32..3), of(-2_i64..12), of(0_u32..3)),
    ) {
        let mut rule = by_size(json!({"field": "date", "take": take, "cap": cap.map(|cap| cap.to_string())}));
        rule["take"] = json!(years);
        let all: Vec<(&str, i64)> = records.iter().map(|(day, size, _)| (*day, *size)).collect();
        let full = facts(&all);
        let mut open = full.clone();
        for (at, (.., is_known)) in records.iter().enumerate() {
            if !is_known {
                let record = open["list"]["value"][at].as_object_mut().expect("a record");
                record.remove("date");
            }
        }
        let none = tree(&rule, json!({})).interval;
        let open = tree(&rule, open).interval;
        let full = tree(&rule, full).interval;
        prop_assert_eq!(full.possible, Some(full.claimed));
        prop_assert!(open.claimed <= full.claimed, "{:?} {:?}", open, full);
        prop_assert!(open.possible.is_none_or(|most| full.claimed <= most), "{:?} {:?}", open, full);
        prop_assert!(none.claimed <= open.claimed, "{:?} {:?}", none, open);
        let narrower = none.possible.is_none_or(|most| open.possible.is_some_and(|possible| possible <= most));
        prop_assert!(narrower, "{:?} {:?}", none, open);
        // Reckoned in another way: the years one by one.
        let mut by_year = Vec::new();
        for year in ["2023", "2024", "2025"] {
            let mut sizes: Vec<i64> = all.iter().filter(|(day, _)| day.starts_with(year)).map(|(_, size)| *size).collect();
            if let Some(take) = take {
                sizes.sort_unstable();
                sizes = sizes.into_iter().rev().take(take as usize).map(|size| size.max(0)).collect();
            }
            let sum: i64 = sizes.iter().sum();
            by_year.push(cap.map_or(sum, |cap| sum.min(cap.max(0))));
        }
        if let Some(years) = years {
            by_year.sort_unstable();
            by_year = by_year.into_iter().rev().take(years as usize).map(|year| year.max(0)).collect();
        }
        prop_assert_eq!(full.claimed.to_string(), by_year.iter().sum::<i64>().to_string());
    }
}

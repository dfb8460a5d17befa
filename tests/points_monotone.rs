//! More never counts for less, where a rule is rising: points that are not
//! negative for full steps, bands that climb, entries, and all that sums them,
//! takes the highest, caps, floors or multiplies. The same rules with negative
//! points fall.
#![cfg(not(target_arch = "wasm32"))]

use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::explain::Interval;
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::score::score;
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use serde_json::{Value, json};

const DAY: &str = "2026-03-11";

fn scheme(root: &Value) -> Scheme {
    serde_json::from_value(json!({
        "id": "t", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "subjects": [{"id": "s", "title": "", "facts": [
            {"id": "flag", "label": "", "kind": "flag"},
            {"id": "years", "label": "", "kind": "number", "unit": "years", "min": 0, "max": 40, "decimals": 1},
            {"id": "spans", "label": "", "kind": "periods", "earliest": "2000-01-01", "max": 9},
            {"id": "list", "label": "", "kind": "entries", "max": 9, "one": "", "fields": [
                {"id": "date", "label": "", "kind": "date", "earliest": "1990-01-01"},
                {"id": "kind", "label": "", "kind": "choice", "options": [
                    {"id": "a", "label": ""}, {"id": "b", "label": ""}]}]},
        ]}],
        "root": root,
    }))
    .expect("a scheme")
}

/// What a resident has; every member may only grow.
#[derive(Clone, Debug)]
struct Life {
    flag: bool,
    tenths: i64,
    /// Days before [`DAY`] and length.
    spans: Vec<(i64, i64)>,
    /// Days before [`DAY`] and kind.
    list: Vec<(i64, &'static str)>,
}

impl Life {
    fn facts(&self) -> Facts {
        let today: chrono::NaiveDate = DAY.parse().expect("a day");
        let before = |days: i64| (today - chrono::TimeDelta::days(days)).to_string();
        let spans: Vec<Value> = self
            .spans
            .iter()
            .map(|(ago, length)| json!({"from": before(*ago), "to": before(ago - length)}))
            .collect();
        let list: Vec<Value> = self
            .list
            .iter()
            .map(|(ago, kind)| {
                json!({"date": {"kind": "date", "value": before(*ago)},
                    "kind": {"kind": "choice", "value": kind}})
            })
            .collect();
        let mut facts = Facts::default();
        let mut say = |id: &str, kind: &str, value: Value| {
            let value: FactValue =
                serde_json::from_value(json!({"kind": kind, "value": value})).expect("a value");
            facts.claim(id, value);
        };
        say("flag", "flag", json!(self.flag));
        let years = Decimal::from_ten_thousandths(self.tenths * 1_000);
        say("years", "number", json!(years.to_string()));
        say("spans", "periods", Value::Array(spans));
        say("list", "entries", Value::Array(list));
        facts
    }
}

fn span() -> impl Strategy<Value = (i64, i64)> {
    (0_i64..6_000).prop_flat_map(|ago| (Just(ago), 0..=ago))
}

fn record() -> impl Strategy<Value = (i64, &'static str)> {
    (0_i64..6_000, prop_oneof![Just("a"), Just("b")])
}

/// A life, and the same life with more of everything.
fn growing() -> impl Strategy<Value = (Life, Life)> {
    let less = (
        any::<bool>(),
        0_i64..400,
        vec(span(), 0..4),
        vec(record(), 0..4),
    );
    let more = (
        any::<bool>(),
        0_i64..400,
        vec(span(), 0..3),
        vec(record(), 0..3),
    );
    (less, more).prop_map(|((flag, tenths, spans, list), more)| {
        let less = Life {
            flag,
            tenths,
            spans,
            list,
        };
        let mut grown = less.clone();
        grown.flag |= more.0;
        grown.tenths = (less.tenths + more.1).min(400);
        grown.spans.extend(more.2);
        grown.list.extend(more.3);
        (less, grown)
    })
}

/// Tenths of a point or of a year, zero and up.
fn amount() -> impl Strategy<Value = String> {
    (0_i64..300).prop_map(|tenths| Decimal::from_ten_thousandths(tenths * 1_000).to_string())
}

/// A length of time or a number that only grows with the life.
fn measure() -> impl Strategy<Value = Value> {
    let span = (
        prop_oneof![Just("years"), Just("months")],
        prop_oneof![
            Just(json!("accumulated")),
            (0_u32..90, 0_u32..4).prop_map(|(days, months)| {
                json!({"continuous": {"gap_days": days, "gap_months": months}})
            }),
            (1_u32..90).prop_map(|months| json!({"within": {"months": months}})),
        ],
    )
        .prop_map(
            |(unit, mode)| json!({"measure": "span", "fact": "spans", "unit": unit, "mode": mode}),
        );
    let leaf = prop_oneof![
        Just(json!({"measure": "number", "fact": "years"})),
        Just(json!({"measure": "count", "fact": "list"})),
        span,
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        let several = || vec(inner.clone(), 1..3);
        prop_oneof![
            several().prop_map(|of| json!({"measure": "sum", "of": of})),
            several().prop_map(|of| json!({"measure": "least", "of": of})),
            several().prop_map(|of| json!({"measure": "greatest", "of": of})),
            (inner.clone(), amount())
                .prop_map(|(of, by)| json!({"measure": "times", "of": of, "by": by})),
            inner
                .clone()
                .prop_map(|of| json!({"measure": "whole", "of": of})),
        ]
    })
}

/// An item that gives points, never takes them.
fn item() -> impl Strategy<Value = Value> {
    let rate = (measure(), 1_i64..60, amount(), amount(), amount()).prop_map(
        |(measure, unit, points, from, vesting)| {
            let unit = Decimal::from_ten_thousandths(unit * 1_000).to_string();
            json!({"rule": "rate", "measure": measure, "unit": unit, "points": points,
                "from": from, "vesting": vesting})
        },
    );
    let bands = (measure(), vec((1_i64..90, 0_i64..200), 1..5)).prop_map(|(measure, steps)| {
        // Each band begins where the last ended and is worth no less.
        let (mut from, mut points) = (0, 0);
        let mut bands: Vec<Value> = Vec::new();
        for (further, more) in steps {
            let next = from + further;
            points += more;
            bands.push(json!({"from": tenths(from), "to": tenths(next), "points": tenths(points)}));
            from = next;
        }
        if let Some(last) = bands.last_mut().and_then(Value::as_object_mut) {
            last.remove("to");
        }
        json!({"rule": "bands", "measure": measure, "bands": bands})
    });
    let flag = amount().prop_map(
        |points| json!({"rule": "flag", "condition": {"is": "yes", "fact": "flag"}, "points": points}),
    );
    let reached = (measure(), amount(), amount()).prop_map(|(of, value, points)| {
        json!({"rule": "flag", "condition": {"is": "at_least", "of": of, "value": value}, "points": points})
    });
    let entries =
        (amount(), amount(), of(1_u32..9), of(1_u32..4)).prop_map(|(a, b, years, most)| {
            let mut node = json!({"rule": "entries", "fact": "list",
            "value": {"by": "choice", "field": "kind", "points": {"a": a, "b": b}}});
            if let Some(years) = years {
                node["within"] = json!({"field": "date", "years": years});
            }
            if let Some(most) = most {
                node["take"] = json!(most);
            }
            node
        });
    prop_oneof![rate, bands, flag, reached, entries]
}

fn tenths(tenths: i64) -> String {
    Decimal::from_ten_thousandths(tenths * 1_000).to_string()
}

/// Items in groups, some with a cap, a floor or a multiplier.
fn tree() -> impl Strategy<Value = Value> {
    let dressed = |node: BoxedStrategy<Value>| {
        (node, of(amount()), of(amount())).prop_map(|(mut node, cap, times)| {
            if let Some(cap) = cap {
                node["cap"] = json!(cap);
            }
            if let Some(times) = times {
                node["times"] = json!([{"by": times}]);
            }
            node
        })
    };
    let leaf = dressed(item().boxed());
    leaf.prop_recursive(3, 16, 4, move |inner| {
        let group = (prop_oneof![Just("sum"), Just("highest")], vec(inner, 1..4))
            .prop_map(|(rule, children)| json!({"rule": rule, "children": children}));
        dressed(group.boxed())
    })
    .prop_map(|mut root| {
        name(&mut root, &mut 0);
        root
    })
}

fn name(node: &mut Value, next: &mut u32) {
    node["id"] = json!(format!("n{next}"));
    node["title"] = json!("");
    *next += 1;
    for child in node["children"].as_array_mut().into_iter().flatten() {
        name(child, next);
    }
}

fn scored(root: &Value, life: &Life) -> Interval {
    let day = DAY.parse().expect("a day");
    score(&scheme(root), &life.facts(), &"school".into(), day).interval
}

/// Turns every worth around.
fn negated(node: &Value) -> Value {
    let minus = |value: &Value| {
        let text = value.as_str().expect("a number as text");
        let number: Decimal = text.parse().expect("a number");
        json!(Decimal::ZERO.minus(number).to_string())
    };
    let mut node = node.clone();
    for key in ["points", "base"] {
        if let Some(value) = node.get(key).filter(|value| value.is_string()) {
            node[key] = minus(value);
        }
    }
    for band in node["bands"].as_array_mut().into_iter().flatten() {
        band["points"] = minus(&band["points"]);
    }
    if let Some(points) = node
        .pointer_mut("/value/points")
        .and_then(Value::as_object_mut)
    {
        points.values_mut().for_each(|value| *value = minus(value));
    }
    if let Some(cap) = node.as_object_mut().and_then(|node| node.remove("cap")) {
        node["floor"] = minus(&cap);
    }
    let children: Option<Vec<Value>> = node
        .get("children")
        .and_then(Value::as_array)
        .map(|children| children.iter().map(negated).collect());
    if let Some(children) = children {
        node["children"] = Value::Array(children);
    }
    node
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn more_never_counts_for_less(root in tree(), (less, more) in growing()) {
        let (before, after) = (scored(&root, &less), scored(&root, &more));
        prop_assert!(before.claimed <= after.claimed, "{before:?} {after:?}");
    }

    #[test]
    fn more_of_what_is_deducted_never_counts_for_more(
        root in tree(), (less, more) in growing(),
    ) {
        let root = negated(&root);
        let (before, after) = (scored(&root, &less), scored(&root, &more));
        prop_assert!(before.claimed >= after.claimed, "{before:?} {after:?}");
        prop_assert!(after.claimed <= Decimal::ZERO);
    }
}

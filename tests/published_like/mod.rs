//! Tables made up at random that look like published ones: groups with caps,
//! best-of groups, rates, bands, choices, look-backs, conditions, sunset dates.

use chrono::{NaiveDate, TimeDelta};
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::facts::{
    Entry, EntryField, FactValue, Facts, KnownFact, Period, Standing,
};
use longgang_portal::domain::points::scheme::{FactKind, Scheme};
use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

/// The day of the application.
pub fn today() -> NaiveDate {
    "2026-03-11".parse().expect("a day")
}

fn facts_json() -> Value {
    let options = ["a", "b", "c", "d"].map(|id| json!({"id": id, "label": id}));
    let list = |id: &str, when: Value| {
        let mut fact = json!({"id": id, "label": "", "kind": "entries", "max": 4, "one": "",
            "evidence": id, "fields": [
                {"id": "date", "label": "", "kind": "date", "earliest": "2015-01-01"},
                {"id": "kind", "label": "", "kind": "choice", "options": options},
                {"id": "first", "label": "", "kind": "flag"},
                {"id": "holders", "label": "", "kind": "number", "unit": "", "min": 1, "max": 4}]});
        if !when.is_null() {
            fact["asked_when"] = when;
        }
        fact
    };
    let number = |id: &str, paper: &str| {
        json!({"id": id, "label": "", "kind": "number", "unit": "次", "min": 0, "max": 40,
            "decimals": 1, "evidence": paper})
    };
    json!([
        {"id": "home", "label": "", "kind": "flag", "evidence": "deed"},
        {"id": "account", "label": "", "kind": "flag", "evidence": "record"},
        {"id": "has_list", "label": "", "kind": "flag"},
        number("hours", "hours"),
        number("blood", "card"),
        number("paid", "record"),
        {"id": "served", "label": "", "kind": "number", "unit": "years", "min": 0, "max": 40,
            "decimals": 1, "evidence": "record"},
        {"id": "grade", "label": "", "kind": "choice", "options": options, "evidence": "diploma"},
        {"id": "skill", "label": "", "kind": "choice", "options": options, "evidence": "diploma"},
        {"id": "items", "label": "", "kind": "many", "options": options, "evidence": "items"},
        {"id": "born", "label": "", "kind": "date", "earliest": "1950-01-01"},
        {"id": "moved", "label": "", "kind": "date", "earliest": "2010-02-28",
            "latest": "2026-08-31"},
        {"id": "permit", "label": "", "kind": "periods", "earliest": "2016-02-29", "max": 4,
            "evidence": "permit"},
        list("list", json!({"is": "yes", "fact": "has_list"})),
        list("offences", Value::Null),
    ])
}

fn points() -> BoxedStrategy<Value> {
    select(&["1", "2", "3", "4.5", "5", "10", "20", "0.2"][..])
        .prop_map(|points| json!(points))
        .boxed()
}

fn by_option() -> BoxedStrategy<Value> {
    [points(), points(), points()]
        .prop_map(|[b, c, d]| json!({"b": b, "c": c, "d": d}))
        .boxed()
}

fn number_fact() -> impl Strategy<Value = &'static str> {
    select(&["hours", "blood", "paid", "served"][..])
}

fn measure() -> BoxedStrategy<Value> {
    let number = number_fact().prop_map(|fact| json!({"measure": "number", "fact": fact}));
    let mode = prop_oneof![
        Just(json!("accumulated")),
        (0_u32..60, 0_u32..4).prop_map(|(days, months)| {
            json!({"continuous": {"gap_days": days, "gap_months": months}})
        }),
        (1_u32..40).prop_map(|months| json!({"within": {"months": months}})),
    ];
    let span = (select(&["years", "months", "days"][..]), mode).prop_map(
        |(unit, mode)| json!({"measure": "span", "fact": "permit", "unit": unit, "mode": mode}),
    );
    let age = (
        select(&["born", "moved"][..]),
        select(&["birthday", "calendar_year"][..]),
    )
        .prop_map(|(fact, by)| json!({"measure": "age", "fact": fact, "by": by}));
    let count = select(&["list", "items", "permit"][..])
        .prop_map(|fact| json!({"measure": "count", "fact": fact}));
    let least = (number_fact(), number_fact()).prop_map(|(a, b)| {
        json!({"measure": "least", "of": [
            {"measure": "number", "fact": a},
            {"measure": "number", "fact": b}]})
    });
    let below = age
        .clone()
        .prop_map(|of| json!({"measure": "below", "limit": "50", "of": of}));
    prop_oneof![4 => number, 2 => span, 2 => age, 1 => count, 1 => least, 1 => below].boxed()
}

fn condition() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        select(&["home", "account", "has_list"][..])
            .prop_map(|fact| json!({"is": "yes", "fact": fact})),
        select(&["b", "c"][..])
            .prop_map(|option| json!({"is": "chosen", "fact": "grade", "option": option})),
        (measure(), select(&["1", "3", "30"][..]))
            .prop_map(|(of, value)| json!({"is": "at_least", "of": of, "value": value})),
    ];
    leaf.prop_recursive(1, 3, 2, |inner| {
        prop_oneof![
            vec(inner.clone(), 2).prop_map(|of| json!({"is": "all", "of": of})),
            vec(inner.clone(), 2).prop_map(|of| json!({"is": "any", "of": of})),
            inner.prop_map(|of| json!({"is": "not", "of": of})),
        ]
    })
    .boxed()
}

fn item() -> BoxedStrategy<Value> {
    let flag = (condition(), points())
        .prop_map(|(of, points)| json!({"rule": "flag", "condition": of, "points": points}));
    let option = (select(&["a", "b", "c", "d"][..]), points()).prop_map(|(option, points)| {
        json!({"rule": "flag", "points": points,
            "condition": {"is": "chosen", "fact": "items", "option": option}})
    });
    let choice = (select(&["grade", "skill", "items"][..]), by_option())
        .prop_map(|(fact, points)| json!({"rule": "choice", "fact": fact, "points": points}));
    let rate = (
        measure(),
        select(&["1", "2.5", "5"][..]),
        points(),
        select(&["0", "3"][..]),
    )
        .prop_map(|(measure, unit, points, from)| {
            json!({"rule": "rate", "measure": measure, "unit": unit, "points": points,
                "from": from, "base": from, "vesting": from})
        });
    let bands = (measure(), points(), points()).prop_map(|(measure, low, high)| {
        json!({"rule": "bands", "measure": measure, "bands": [
            {"from": "1", "to": "3", "points": low}, {"from": "3", "to": "30", "points": high}]})
    });
    let matrix = (by_option(), by_option()).prop_map(|(b, d)| {
        json!({"rule": "matrix", "row": "grade", "column": "skill", "points": {"b": b, "d": d}})
    });
    let value = prop_oneof![
        points().prop_map(|points| json!({"by": "each", "points": points})),
        by_option().prop_map(|points| json!({"by": "choice", "field": "kind", "points": points})),
        by_option().prop_map(|points| {
            json!({"by": "shared", "field": "kind", "points": points, "holders": "holders",
                "first": "first"})
        }),
    ];
    let list = (value, of(1_u32..4), of(1_u32..3)).prop_map(|(value, years, a_year)| {
        let mut item = json!({"rule": "entries", "fact": "list", "value": value});
        if let Some(years) = years {
            item["within"] = json!({"field": "date", "years": years});
        }
        if let Some(take) = a_year {
            item["per"] = json!({"field": "date", "take": take});
        }
        item
    });
    let deduction = (1_u32..4, select(&["-5", "-15"][..])).prop_map(|(years, points)| {
        json!({"rule": "entries", "fact": "offences", "value": {"by": "each", "points": points},
            "within": {"field": "date", "years": years}})
    });
    prop_oneof![
        2 => flag, 2 => option, 2 => choice, 4 => rate, 1 => bands, 1 => matrix, 2 => list,
        1 => deduction,
    ]
    .boxed()
}

fn day() -> impl Strategy<Value = String> {
    (-200_i64..600).prop_map(|days| (today() + TimeDelta::days(days)).to_string())
}

/// A node around a rule: now and then with a cap, a floor, a condition, dates.
fn node(rule: BoxedStrategy<Value>) -> BoxedStrategy<Value> {
    let cap = select(&["5", "10", "20", "30"][..]);
    let luck = (0_u8..30, of(cap), condition(), day());
    (rule, luck)
        .prop_map(|(mut node, (luck, cap, when, day))| {
            if let Some(cap) = cap {
                node["cap"] = json!(cap);
            }
            match luck {
                0..4 => node["when"] = when,
                4 => node["counts_from"] = json!(day),
                5 => node["counts_to"] = json!(day),
                6 | 7 => node["counted_up_to"] = json!({"school": "05-30"}),
                8 => node["floor"] = json!("0"),
                9 => node["purposes"] = json!(["hukou"]),
                _ => {}
            }
            node
        })
        .boxed()
}

fn tree(items: std::ops::Range<usize>) -> BoxedStrategy<Value> {
    let group = |inner: BoxedStrategy<Value>, size: std::ops::Range<usize>| {
        (select(&["sum", "sum", "highest"][..]), vec(inner, size))
            .prop_map(|(rule, children)| json!({"rule": rule, "children": children}))
            .boxed()
    };
    let item = node(item());
    let small = node(group(item.clone(), 1..4));
    let large = node(group(
        prop_oneof![item.clone(), small.clone()].boxed(),
        1..4,
    ));
    vec(prop_oneof![2 => item, 1 => small, 1 => large], items)
        .prop_map(|children| json!({"rule": "sum", "children": children}))
        .boxed()
}

fn name(node: &mut Value, next: &mut usize) {
    node["id"] = json!(format!("n{next}"));
    node["title"] = json!("");
    *next += 1;
    if let Some(children) = node.get_mut("children").and_then(Value::as_array_mut) {
        children.iter_mut().for_each(|child| name(child, next));
    }
}

/// A table with so many nodes below its root.
pub fn schemes(items: std::ops::Range<usize>) -> impl Strategy<Value = Scheme> {
    tree(items).prop_map(|mut root| {
        name(&mut root, &mut 0);
        serde_json::from_value(json!({
            "id": "made-up", "version": "1", "title": "", "issuer": "", "source": "",
            "effective_from": "2016-01-01",
            "purposes": [
                {"id": "school", "title": "", "line": "30", "line_title": ""},
                {"id": "hukou", "title": "", "line": "40", "line_title": ""}],
            "subjects": [{"id": "all", "title": "", "facts": facts_json()}],
            "root": root,
        }))
        .expect("a scheme")
    })
}

fn past(earliest: NaiveDate, latest: NaiveDate) -> BoxedStrategy<NaiveDate> {
    (0..=(latest - earliest).num_days())
        .prop_map(move |days| earliest + TimeDelta::days(days))
        .boxed()
}

/// A value that fits the definition.
pub fn value(kind: &FactKind) -> BoxedStrategy<FactValue> {
    match kind {
        FactKind::Flag => any::<bool>().prop_map(FactValue::Flag).boxed(),
        FactKind::Number { min, max, .. } => {
            let tenth = |number: &Decimal| number.ten_thousandths() / 1_000;
            (tenth(min)..=tenth(max))
                .prop_map(|tenths| FactValue::Number(Decimal::from_ten_thousandths(tenths * 1_000)))
                .boxed()
        }
        FactKind::Choice { options } => {
            let options: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
            select(options).prop_map(FactValue::Choice).boxed()
        }
        FactKind::Many { options } => {
            let options: Vec<_> = options.iter().map(|option| option.id.clone()).collect();
            {
                let most = options.len();
                proptest::sample::subsequence(options, 0..=most)
            }
            .prop_map(FactValue::Many)
            .boxed()
        }
        FactKind::Date {
            earliest, latest, ..
        } => past(*earliest, latest.unwrap_or(today()))
            .prop_map(FactValue::Date)
            .boxed(),
        FactKind::Periods { earliest, max } => {
            let span = (
                past(*earliest, today() + TimeDelta::days(90)),
                of(0_i64..1_500),
            );
            vec(span, 0..=*max as usize)
                .prop_map(|spans| {
                    let spans = spans.into_iter().map(|(from, days)| Period {
                        from,
                        to: days.map(|days| from + TimeDelta::days(days)),
                    });
                    FactValue::Periods(spans.collect())
                })
                .boxed()
        }
        FactKind::Entries { max, fields, .. } => {
            let fields: Vec<_> = fields
                .iter()
                .map(|field| {
                    let id = field.id.clone();
                    value(&field.kind)
                        .prop_map(move |value| (id.clone(), field_value(value)))
                        .boxed()
                })
                .collect();
            vec(fields, 0..=*max as usize)
                .prop_map(|entries| {
                    FactValue::Entries(entries.into_iter().map(Entry::from_iter).collect())
                })
                .boxed()
        }
    }
}

fn field_value(value: FactValue) -> EntryField {
    match value {
        FactValue::Flag(flag) => EntryField::Flag(flag),
        FactValue::Number(number) => EntryField::Number(number.floor()),
        FactValue::Choice(option) => EntryField::Choice(option),
        FactValue::Date(date) => EntryField::Date(date),
        _ => panic!("no lists inside lists"),
    }
}

/// Facts of which some are known, some of those by a register.
pub fn facts(scheme: &Scheme) -> BoxedStrategy<Facts> {
    let each: Vec<_> = scheme
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .map(|fact| {
            let id: FactId = fact.id.clone();
            let standing = select(&[Standing::Confirmed, Standing::Claimed][..]);
            (of(value(&fact.kind)), standing).prop_map(move |(value, standing)| {
                value.map(|value| {
                    (
                        id.clone(),
                        KnownFact {
                            value,
                            standing,
                            held: None,
                        },
                    )
                })
            })
        })
        .collect();
    each.prop_map(|known| Facts(known.into_iter().flatten().collect()))
        .boxed()
}

/// A table and facts for it.
pub fn cases(items: std::ops::Range<usize>) -> impl Strategy<Value = (Scheme, Facts)> {
    schemes(items).prop_flat_map(|scheme| {
        let facts = facts(&scheme);
        (Just(scheme), facts)
    })
}

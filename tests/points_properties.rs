//! Properties of scoring that hold for every scheme and all facts: the interval
//! is in order, answering never widens it, and nothing panics.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part of the resident")]
mod resident;
#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use chrono::NaiveDate;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::{FactId, OptionId, PurposeId};
use longgang_portal::domain::map::Map;
use longgang_portal::domain::points::answers::on_grid;
use longgang_portal::domain::points::check::{Finding, SchemeFault, check};
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::facts::{
    Entry, EntryField, FactValue, Facts, KnownFact, Period, Standing,
};
use longgang_portal::domain::points::gate::gates;
use longgang_portal::domain::points::rank;
use longgang_portal::domain::points::scheme::{
    Band, Condition, EntryFieldDefinition, FactKind, Measure, Multiplier, Node, Opt, Rule, Scheme,
    Take,
};
use longgang_portal::domain::points::score::score;
use longgang_portal::domain::points::scoring::LiveScore;
use proptest::collection::{btree_map, vec};
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;
use resident::find;
use serde_json::{Value, json};
use std::sync::Arc;

const OPTIONS: [&str; 3] = ["a", "b", "c"];

/// A fact of every kind, one of another person, and one that the scheme does not
/// define.
const FACTS: [&str; 13] = [
    "flag",
    "other_flag",
    "number",
    "signed",
    "choice",
    "other_choice",
    "many",
    "date",
    "periods",
    "entries",
    "spouse_number",
    "spouse_choice",
    "undefined",
];

/// Strategies are boxed: the state of one that is put together from many stands
/// on the stack as a whole.
fn decimal() -> BoxedStrategy<Decimal> {
    prop_oneof![
        (-40_i64..400).prop_map(|tenths| Decimal::from_ten_thousandths(tenths * 5_000)),
        (-90_000_i64..90_000).prop_map(Decimal::from_ten_thousandths),
        Just(Decimal::ZERO),
        any::<i64>().prop_map(Decimal::from_ten_thousandths),
    ]
    .boxed()
}

/// Days around the ones that matter, some of them far off.
fn date() -> impl Strategy<Value = NaiveDate> {
    (730_000_i32..741_000).prop_filter_map("a day", NaiveDate::from_num_days_from_ce_opt)
}

fn fact() -> impl Strategy<Value = FactId> {
    select(&FACTS[..]).prop_map(FactId::from)
}

fn option() -> impl Strategy<Value = OptionId> {
    select(&["a", "b", "c", "d"][..]).prop_map(OptionId::from)
}

/// A map of up to so many.
fn map<K: Ord + std::fmt::Debug, V: std::fmt::Debug>(
    key: impl Strategy<Value = K>,
    value: impl Strategy<Value = V>,
    size: std::ops::Range<usize>,
) -> impl Strategy<Value = Map<K, V>> {
    btree_map(key, value, size).prop_map(|tree| tree.into_iter().collect())
}

fn points_by_option() -> impl Strategy<Value = Map<OptionId, Decimal>> {
    map(option(), decimal(), 0..4)
}

/// A scheme around `root` that defines all facts but `undefined`.
fn scheme_of(root: Node) -> Scheme {
    let options = OPTIONS.map(|id| json!({"id": id, "label": id}));
    let kinds = json!([
        {"id": "flag", "label": "", "kind": "flag"},
        {"id": "other_flag", "label": "", "kind": "flag"},
        {"id": "number", "label": "", "kind": "number", "unit": "", "min": "0", "max": "20"},
        {"id": "signed", "label": "", "kind": "number", "unit": "", "min": "-5", "max": "5", "decimals": 4},
        {"id": "choice", "label": "", "kind": "choice", "options": options},
        {"id": "other_choice", "label": "", "kind": "choice", "options": options},
        {"id": "many", "label": "", "kind": "many", "options": options},
        {"id": "date", "label": "", "kind": "date", "earliest": "1950-01-01"},
        {"id": "periods", "label": "", "kind": "periods", "earliest": "2000-01-01", "max": 4},
        {"id": "spouse_number", "label": "", "kind": "number", "unit": "", "min": "0", "max": "20",
            "person": "spouse", "same_as": "number"},
        {"id": "spouse_choice", "label": "", "kind": "choice", "options": options,
            "person": "spouse", "same_as": "choice"},
        {"id": "entries", "label": "", "kind": "entries", "max": 3, "one": "", "fields": [
            {"id": "date", "label": "", "kind": "date", "earliest": "1990-01-01"},
            {"id": "until", "label": "", "kind": "date", "earliest": "1990-01-01"},
            {"id": "open_until", "label": "", "kind": "date", "earliest": "1990-01-01", "open_ended": true},
            {"id": "flag", "label": "", "kind": "flag"},
            {"id": "number", "label": "", "kind": "number", "unit": "", "min": "1", "max": "9"},
            {"id": "choice", "label": "", "kind": "choice", "options": options},
            {"id": "other_choice", "label": "", "kind": "choice", "options": options},
        ]},
    ]);
    let mut scheme: Scheme = serde_json::from_value(json!({
        "id": "random", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "persons": [{"id": "applicant", "title": ""},
            {"id": "spouse", "title": "", "when": {"is": "yes", "fact": "flag"}}],
        "tables": [{"id": "pay", "values": {"a": {"a": "3", "low": "-4", "yes": "9", "*": "7"}, "b": "5", "2": "6", "3": {"4": "1"},
            "high": {"no": "2"}, "*": {"b": "1"}}}],
        "indexes": [{"id": "average", "steps": [{"from": "2002-01-01", "value": "2"},
            {"from": "2010-04-01", "value": "4"}]}],
        "gates": [{"id": "veto", "title": "", "requires": {"is": "not", "of": {"is": "yes", "fact": "other_flag"}},
            "waived_when": {"is": "yes", "fact": "flag"}, "zeroes": true,
            "ban": {"fact": "entries", "where": [{"field": "choice", "is": "c"}], "within": {"field": "date", "years": 2}}}],
        "subjects": [{"id": "all", "title": "", "facts": kinds}],
        "root": {"id": "root", "title": "", "rule": "sum", "children": []},
    }))
    .expect("a scheme");
    scheme.root = root;
    scheme
}

fn nothing() -> Node {
    serde_json::from_value(json!({"id": "root", "title": "", "rule": "sum", "children": []}))
        .expect("a node")
}

fn measure() -> BoxedStrategy<Measure> {
    let span = (fact(), select(&["years", "months", "days"][..]), prop_oneof![
        Just(json!("accumulated")),
        (0_u32..90, 0_u32..4).prop_map(|(days, months)| {
            json!({"continuous": {"gap_days": days, "gap_months": months}})
        }),
        (0_u32..90).prop_map(|months| json!({"within": {"months": months}})),
    ])
        .prop_map(|(fact, unit, mode)| {
            json!({"measure": "span", "fact": fact, "unit": unit, "mode": mode})
        });
    let leaf = prop_oneof![
        fact().prop_map(|fact| json!({"measure": "number", "fact": fact})),
        vec(fact(), 0..4).prop_map(|facts| json!({"measure": "whole_sum", "facts": facts})),
        (fact(), select(&["birthday", "calendar_year"][..]))
            .prop_map(|(fact, by)| json!({"measure": "age", "fact": fact, "by": by})),
        span,
        fact().prop_map(|fact| json!({"measure": "count", "fact": fact})),
        (fact(), select(&["years", "months", "days"][..]))
            .prop_map(|(fact, unit)| json!({"measure": "since", "fact": fact, "unit": unit})),
        (spans(), select(&["years", "months", "days"][..]))
            .prop_map(|(of, unit)| json!({"measure": "time", "of": of, "unit": unit})),
        (list(), vec(filter(), 0..2), within(), per(), of(field())).prop_map(
            |(fact, filter, within, per, field)| json!({"measure": "records", "fact": fact,
                "where": filter, "within": within, "per": per, "field": field})
        ),
        Just(json!({"measure": "index", "index": "average"})),
        (0_u32..12).prop_map(|node| json!({"measure": "points", "node": format!("n{node}")})),
        decimal().prop_map(|value| json!({"measure": "constant", "value": value})),
    ];
    let measure = leaf
        .prop_recursive(2, 8, 3, |inner| {
            prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|of| json!({"measure": "sum", "of": of})),
            vec(inner.clone(), 0..3).prop_map(|of| json!({"measure": "least", "of": of})),
            vec(inner.clone(), 0..3).prop_map(|of| json!({"measure": "greatest", "of": of})),
            (inner.clone(), decimal())
                .prop_map(|(of, by)| json!({"measure": "times", "of": of, "by": by})),
            (inner.clone(), inner.clone())
                .prop_map(|(of, less)| json!({"measure": "minus", "of": of, "less": less})),
            (inner.clone(), inner.clone(), decimal()).prop_map(|(of, to, otherwise)| {
                json!({"measure": "ratio", "of": of, "to": to, "otherwise": otherwise})
            }),
            (vec(key(inner.clone()), 0..3), of(decimal())).prop_map(|(keys, otherwise)| {
                json!({"measure": "table", "table": "pay", "keys": keys, "otherwise": otherwise})
            }),
            inner
                .clone()
                .prop_map(|of| json!({"measure": "whole", "of": of})),
            (decimal(), inner)
                .prop_map(|(limit, of)| json!({"measure": "below", "limit": limit, "of": of})),
        ]
        })
        .prop_map(|json| serde_json::from_value(json).expect("a measure"));
    (measure, any::<bool>())
        .prop_map(|(measure, is_named)| {
            if !is_named {
                return measure;
            }
            Measure::Named {
                name: "n".to_owned(),
                measure: Box::new(measure),
            }
        })
        .boxed()
}

/// What a table is looked up by.
fn key(measure: impl Strategy<Value = Value> + Clone + 'static) -> impl Strategy<Value = Value> {
    let band = |of: Value| {
        json!({"key": "band", "of": of, "bands": [
            {"id": "low", "from": "0", "to": "4"}, {"id": "high", "from": "6"}]})
    };
    prop_oneof![
        fact().prop_map(|fact| json!({"key": "choice", "fact": fact})),
        measure.clone().prop_map(band),
        measure
            .clone()
            .prop_map(|of| json!({"key": "whole", "of": of})),
        (measure, decimal()).prop_map(|(of, value)| {
            json!({"key": "condition", "of": {"is": "at_least", "of": of, "value": value}})
        }),
    ]
}

fn list() -> impl Strategy<Value = FactId> {
    prop_oneof![3 => Just(FactId::from("entries")), 1 => fact()]
}

fn filter() -> BoxedStrategy<Value> {
    (
        any_field(),
        of(select(&["yes", "no", "a", "b"][..])),
        of(decimal()),
        of(decimal()),
        of(date()),
    )
        .prop_map(|(field, is, at_least, below, from)| {
            json!({"field": field, "is": is, "at_least": at_least, "below": below, "from": from})
        })
        .boxed()
}

/// A limit per year: of the calendar, from another day on, or from a date.
fn per() -> BoxedStrategy<Option<Value>> {
    let begins = of(select(&["02-29", "07-01"][..]));
    let limits = (of(0_u32..3), of(decimal()));
    of((field(), begins, of(fact()), limits))
        .prop_map(|per| {
            per.map(|(field, begins, since, (take, cap))| {
                json!({"field": field, "begins": begins, "since": since, "take": take, "cap": cap})
            })
        })
        .boxed()
}

fn within() -> impl Strategy<Value = Option<Value>> {
    of((field(), of(0_u32..12)))
        .prop_map(|within| within.map(|(field, years)| json!({"field": field, "years": years})))
}

fn spans() -> BoxedStrategy<Value> {
    let against = of((field(), decimal(), of(decimal()))).prop_map(|against| {
        against.map(|(field, at_least, below)| {
            json!({"field": field, "index": "average", "at_least": at_least, "below": below})
        })
    });
    let leaf = prop_oneof![
        Just(json!({"spans": "fact", "fact": "periods"})),
        fact().prop_map(|fact| json!({"spans": "fact", "fact": fact})),
        fact().prop_map(|fact| json!({"spans": "since", "fact": fact})),
        (
            list(),
            select(&["until", "open_until"][..]),
            vec(filter(), 0..2),
            against
        )
            .prop_map(|(fact, to, filter, against)| {
                json!({"spans": "records", "fact": fact, "from": "date", "to": to,
                    "where": filter, "against": against})
            }),
    ];
    leaf.prop_recursive(3, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|of| json!({"spans": "either", "of": of})),
            vec(inner.clone(), 0..3).prop_map(|of| json!({"spans": "both", "of": of})),
            (inner.clone(), inner.clone())
                .prop_map(|(of, less)| json!({"spans": "without", "of": of, "less": less})),
            (inner.clone(), 0_u32..90, 0_u32..4).prop_map(|(of, days, months)| {
                json!({"spans": "run", "of": of, "gap_days": days, "gap_months": months})
            }),
            (inner, 0_u32..90)
                .prop_map(|(of, months)| json!({"spans": "last", "of": of, "months": months})),
        ]
    })
    .boxed()
}

fn condition() -> BoxedStrategy<Condition> {
    let leaf = prop_oneof![
        fact().prop_map(|fact| Condition::Yes { fact }),
        (fact(), option()).prop_map(|(fact, option)| Condition::Chosen { fact, option }),
        (fact(), vec(option(), 0..3))
            .prop_map(|(fact, options)| Condition::ChosenAny { fact, options }),
        (measure(), decimal()).prop_map(|(of, value)| Condition::AtLeast { of, value }),
        (measure(), decimal()).prop_map(|(of, value)| Condition::AtMost { of, value }),
        (measure(), measure()).prop_map(|(of, than)| Condition::NoLess { of, than }),
        spans().prop_map(|by| Condition::Covered {
            by: serde_json::from_value(by).expect("spans"),
        }),
        (fact(), of(date()), of(date())).prop_map(|(fact, from, to)| Condition::Dated {
            fact,
            from,
            to
        }),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(|of| Condition::All { of }),
            vec(inner.clone(), 0..3).prop_map(|of| Condition::Any { of }),
            inner
                .clone()
                .prop_map(|of| Condition::Not { of: Box::new(of) }),
            inner.prop_map(|of| Condition::Named {
                name: "n".to_owned(),
                condition: Box::new(of)
            }),
        ]
    })
    .boxed()
}

fn field() -> impl Strategy<Value = String> {
    select(
        &[
            "date",
            "until",
            "flag",
            "number",
            "choice",
            "other_choice",
            "undefined",
        ][..],
    )
    .prop_map(str::to_owned)
}

/// Also the one that is not unknown where it is missing.
fn any_field() -> impl Strategy<Value = String> {
    prop_oneof![6 => field(), 1 => Just("open_until".to_owned())]
}

fn table() -> impl Strategy<Value = Map<OptionId, Map<OptionId, Decimal>>> {
    map(option(), points_by_option(), 0..4)
}

fn item() -> BoxedStrategy<Rule> {
    let value = prop_oneof![
        decimal().prop_map(|points| json!({"by": "each", "points": points})),
        (field(), points_by_option())
            .prop_map(|(field, points)| json!({"by": "choice", "field": field, "points": points})),
        (field(), field(), table()).prop_map(|(row, column, points)| {
            json!({"by": "matrix", "row": row, "column": column, "points": points})
        }),
        (field(), points_by_option(), field(), field()).prop_map(
            |(field, points, holders, first)| {
                json!({"by": "shared", "field": field, "points": points,
                    "holders": holders, "first": first})
            }
        ),
        (field(), decimal(), decimal()).prop_map(
            |(field, unit, points)| json!({"by": "rate", "field": field, "unit": unit, "points": points})
        ),
        (field(), points_by_option(), field()).prop_map(|(field, points, holders)| {
            json!({"by": "split", "field": field, "points": points, "holders": holders})
        }),
        points_by_option().prop_map(|points| {
            json!({"by": "shared", "field": "choice", "points": points,
                "holders": "number", "first": "flag"})
        }),
    ];
    prop_oneof![
        (condition(), decimal()).prop_map(|(condition, points)| Rule::Flag { condition, points }),
        (fact(), points_by_option()).prop_map(|(fact, points)| Rule::Choice { fact, points }),
        (
            measure(),
            decimal(),
            decimal(),
            decimal(),
            decimal(),
            decimal()
        )
            .prop_map(|(measure, unit, points, from, base, vesting)| Rule::Rate {
                measure,
                unit,
                points,
                from,
                base,
                vesting,
                unit_name: Default::default(),
            }),
        (measure(), vec((decimal(), of(decimal()), decimal()), 0..5)).prop_map(
            |(measure, bands)| {
                let bands = bands.into_iter();
                Rule::Bands {
                    measure,
                    bands: bands
                        .map(|(from, to, points)| Band { from, to, points })
                        .collect(),
                    unit_name: Default::default(),
                }
            }
        ),
        (fact(), fact(), table()).prop_map(|(row, column, points)| Rule::Matrix {
            row,
            column,
            points
        }),
        (
            list(),
            vec(filter(), 0..2),
            within(),
            of(field()),
            per(),
            of(0_u32..3),
            value
        )
            .prop_map(|(fact, filter, within, once_per, per, take, value)| {
                let json = json!({"rule": "entries", "fact": fact, "where": filter,
                    "within": within, "once_per": once_per, "per": per, "take": take, "value": value});
                serde_json::from_value(json).expect("a list rule")
            }),
        decimal().prop_map(|points| Rule::Fixed { points }),
        (measure(), decimal()).prop_map(|(measure, points)| Rule::Value {
            measure,
            points,
            unit_name: Default::default(),
        }),
    ]
    .boxed()
}

fn node() -> BoxedStrategy<Node> {
    let dressed = |rule: BoxedStrategy<Rule>| {
        (
            rule,
            of(decimal()),
            of(decimal()),
            of(condition()).boxed(),
            of(date()),
            of(date()),
            (
                any::<u8>(),
                of(measure()),
                of((decimal(), of(condition()))),
            )
                .boxed(),
        )
            .prop_map(
                |(rule, cap, floor, when, counts_from, counts_to, (luck, at_most, times))| Node {
                    id: "".into(),
                    title: Default::default(),
                    purposes: if luck == 0 {
                        vec!["hukou".into()]
                    } else {
                        Vec::new()
                    },
                    counts_from: counts_from.filter(|_| luck % 4 == 1),
                    counts_to: counts_to.filter(|_| luck % 4 == 2),
                    counted_up_to: if luck % 5 == 0 {
                        let day = serde_json::from_value(json!("02-29"));
                        [("school".into(), day.expect("a day of the year"))].into()
                    } else {
                        Map::new()
                    },
                    rounds: if luck % 7 == 0 {
                        let round = json!({"applied_until": "06-30", "counted_up_to": "12-31", "years_before": 1});
                        vec![serde_json::from_value(round).expect("a round")]
                    } else {
                        Vec::new()
                    },
                    when: when.filter(|_| luck % 3 == 0),
                    times: times
                        .filter(|_| luck % 5 == 1)
                        .map(|(by, when)| Multiplier { by, when })
                        .into_iter()
                        .collect(),
                    at_most: at_most.filter(|_| luck % 6 == 3),
                    cap,
                    floor,
                    rule,
                },
            )
            .boxed()
    };
    let leaf = dressed(item());
    leaf.prop_recursive(3, 16, 4, move |inner| {
        let sum = vec(inner.clone(), 0..4)
            .prop_map(|children| Rule::Sum { children })
            .boxed();
        let highest = vec(inner.clone(), 0..4)
            .prop_map(|children| Rule::Highest { children })
            .boxed();
        let first = vec(inner.clone(), 0..4)
            .prop_map(|children| Rule::First { children })
            .boxed();
        let best = (0_u32..3, vec(inner.clone(), 0..4))
            .prop_map(|(take, children)| Rule::Best { take, children })
            .boxed();
        let agreed = vec(inner.clone(), 0..3)
            .prop_map(|children| Rule::Agreed { children })
            .boxed();
        let both = ["applicant", "spouse"].map(|id| id.into()).to_vec();
        let persons =
            (select(vec![Take::Highest, Take::Sum]), inner).prop_map(move |(take, of)| {
                Rule::Persons {
                    persons: both.clone(),
                    take,
                    of: Box::new(of),
                }
            });
        dressed(prop_oneof![sum, highest, first, best, agreed, persons.boxed()].boxed())
    })
    .prop_map(|mut root| {
        name(&mut root, &mut 0);
        root
    })
    .boxed()
}

/// Gives every node an id of its own.
fn name(node: &mut Node, next: &mut u32) {
    node.id = format!("n{next}").as_str().into();
    *next += 1;
    match &mut node.rule {
        Rule::Sum { children }
        | Rule::Highest { children }
        | Rule::First { children }
        | Rule::Best { children, .. }
        | Rule::Agreed { children } => children.iter_mut().for_each(|child| name(child, next)),
        Rule::Persons { of, .. } => name(of, next),
        _ => {}
    }
}

fn entry_field() -> impl Strategy<Value = EntryField> {
    prop_oneof![
        any::<bool>().prop_map(EntryField::Flag),
        decimal().prop_map(EntryField::Number),
        (1_i64..9).prop_map(|whole| EntryField::Number(Decimal::from_whole(whole))),
        option().prop_map(EntryField::Choice),
        date().prop_map(EntryField::Date),
    ]
}

/// A value of any kind, often of the wrong one.
fn value() -> impl Strategy<Value = FactValue> {
    let period = (date(), of(0_i64..3_000)).prop_map(|(from, days)| Period {
        from,
        to: days.and_then(|days| from.checked_add_signed(chrono::TimeDelta::days(days - 50))),
    });
    let entry = map(any_field(), entry_field(), 0..6);
    prop_oneof![
        any::<bool>().prop_map(FactValue::Flag),
        decimal().prop_map(FactValue::Number),
        option().prop_map(FactValue::Choice),
        vec(option(), 0..4).prop_map(FactValue::Many),
        date().prop_map(FactValue::Date),
        vec(period, 0..6).prop_map(FactValue::Periods),
        vec(entry, 0..5).prop_map(FactValue::Entries),
    ]
}

/// A value that fits the definition, with every field of every record filled.
fn fitting(kind: &FactKind) -> BoxedStrategy<FactValue> {
    let number = |min: Decimal, max: Decimal, decimals: u8| {
        (min.ten_thousandths()..=max.ten_thousandths())
            .prop_map(move |number| on_grid(number, min, decimals))
    };
    let choice = |options: &[Opt]| {
        select(
            options
                .iter()
                .map(|option| option.id.clone())
                .collect::<Vec<_>>(),
        )
    };
    let past = |earliest: NaiveDate| {
        (0..(TODAY() - earliest).num_days())
            .prop_map(move |days| earliest + chrono::TimeDelta::days(days))
    };
    match kind {
        FactKind::Flag => any::<bool>().prop_map(FactValue::Flag).boxed(),
        FactKind::Number {
            min, max, decimals, ..
        } => number(*min, *max, *decimals)
            .prop_map(FactValue::Number)
            .boxed(),
        FactKind::Choice { options } => choice(options).prop_map(FactValue::Choice).boxed(),
        FactKind::Many { options } => vec(choice(options), 0..3).prop_map(FactValue::Many).boxed(),
        FactKind::Date { earliest, .. } => past(*earliest).prop_map(FactValue::Date).boxed(),
        FactKind::Periods { earliest, max } => {
            vec((past(*earliest), of(0_i64..2_000)), 0..=*max as usize)
                .prop_map(|spans| {
                    let spans = spans.into_iter().map(|(from, days)| Period {
                        from,
                        to: days.map(|days| from + chrono::TimeDelta::days(days)),
                    });
                    FactValue::Periods(spans.collect())
                })
                .boxed()
        }
        FactKind::Entries { max, fields, .. } => {
            let fields: Vec<_> = fields.iter().map(fitting_field).collect();
            vec(fields, 0..=*max as usize)
                .prop_map(|entries| {
                    FactValue::Entries(entries.into_iter().map(Entry::from_iter).collect())
                })
                .boxed()
        }
    }
}

fn fitting_field(field: &EntryFieldDefinition) -> BoxedStrategy<(String, EntryField)> {
    let id = field.id.clone();
    fitting(&field.kind)
        .prop_map(move |value| {
            let value = match value {
                FactValue::Flag(flag) => EntryField::Flag(flag),
                FactValue::Number(number) => EntryField::Number(number),
                FactValue::Choice(option) => EntryField::Choice(option),
                FactValue::Date(date) => EntryField::Date(date),
                _ => panic!("no lists inside lists"),
            };
            (id.clone(), value)
        })
        .boxed()
}

#[allow(non_snake_case, reason = "a constant that needs a function")]
fn TODAY() -> NaiveDate {
    resident::TODAY.parse().expect("a day")
}

fn standing() -> impl Strategy<Value = Standing> {
    select(&[Standing::Confirmed, Standing::Claimed][..])
}

fn known(value: BoxedStrategy<FactValue>) -> impl Strategy<Value = KnownFact> {
    (value, standing()).prop_map(|(value, standing)| KnownFact {
        value,
        standing,
        held: None,
    })
}

/// A fact and what is known of it: mostly what fits, sometimes anything.
fn answer() -> impl Strategy<Value = (FactId, KnownFact)> {
    fact().prop_flat_map(|id| {
        let scheme = scheme_of(nothing());
        let mut defined = scheme.subjects.iter().flat_map(|subject| &subject.facts);
        let value = match defined.find(|fact| fact.id == id) {
            Some(fact) => prop_oneof![3 => fitting(&fact.kind), 1 => value()].boxed(),
            None => value().boxed(),
        };
        (Just(id), known(value))
    })
}

fn facts() -> impl Strategy<Value = Facts> {
    vec(answer(), 0..11).prop_map(|all| Facts(all.into_iter().collect()))
}

/// All facts of a scheme, each fitting its definition, and a fact to leave out.
fn full_facts(scheme: &Scheme) -> BoxedStrategy<Facts> {
    let ids: Vec<(FactId, &FactKind)> = scheme
        .subjects
        .iter()
        .flat_map(|subject| &subject.facts)
        .map(|fact| (fact.id.clone(), &fact.kind))
        .collect();
    let each: Vec<_> = ids
        .into_iter()
        .map(|(id, kind)| {
            (Just(id), fitting(kind), standing()).prop_map(|(id, value, standing)| {
                (
                    id,
                    KnownFact {
                        value,
                        standing,
                        held: None,
                    },
                )
            })
        })
        .collect();
    each.prop_map(|all| Facts(all.into_iter().collect()))
        .boxed()
}

fn in_order(tree: &Explained) -> Result<(), TestCaseError> {
    let interval = tree.interval;
    prop_assert!(interval.confirmed <= interval.claimed, "{tree:?}");
    prop_assert!(
        interval
            .possible
            .is_none_or(|most| interval.claimed <= most),
        "{tree:?}"
    );
    tree.children.iter().try_for_each(|child| in_order(child))
}

/// Every node of `after` that was there before lies within it.
fn no_wider(before: &Explained, after: &Explained) -> Result<(), TestCaseError> {
    let (old, new) = (before.interval, after.interval);
    prop_assert!(old.confirmed <= new.confirmed, "{before:?}\n{after:?}");
    prop_assert!(old.claimed <= new.claimed, "{before:?}\n{after:?}");
    let narrower = match (old.possible, new.possible) {
        (None, _) => true,
        (Some(old), Some(new)) => new <= old,
        (Some(_), None) => false,
    };
    prop_assert!(narrower, "{before:?}\n{after:?}");
    after
        .children
        .iter()
        .try_for_each(|child| match find(before, child.id.as_str()) {
            Some(old) => no_wider(old, child),
            None => Ok(()),
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, ..ProptestConfig::default() })]

    /// Any scheme, any facts, any day.
    #[test]
    fn the_interval_is_in_order(root in node(), facts in facts(), as_of in date()) {
        let scheme = scheme_of(root);
        in_order(&score(&scheme, &facts, &"school".into(), as_of))?;
        // Nothing is asserted of the findings but that there is no panic.
        check(&scheme);
    }

    /// One more answer: to a fact that nothing is known of.
    #[test]
    fn an_answer_never_widens(
        root in node(), mut facts in facts(), (id, answer) in answer(), as_of in date(),
    ) {
        let scheme = scheme_of(root);
        facts.0.remove(&id);
        let before = score(&scheme, &facts, &"school".into(), as_of);
        let closed = gates(&scheme, &facts, &"school".into(), as_of);
        facts.0.insert(id, answer);
        no_wider(&before, &score(&scheme, &facts, &"school".into(), as_of))?;
        // A gate that is known to be open or closed stays so.
        for (old, new) in closed.iter().zip(gates(&scheme, &facts, &"school".into(), as_of)) {
            prop_assert!(old.claimed.is_none() || old.claimed == new.claimed, "{old:?}");
            prop_assert!(old.confirmed.is_none() || old.confirmed == new.confirmed, "{old:?}");
        }
    }

    /// A register confirms what the resident said.
    #[test]
    fn a_proof_never_widens(root in node(), mut facts in facts(), id in fact(), as_of in date()) {
        let scheme = scheme_of(root);
        let before = score(&scheme, &facts, &"school".into(), as_of);
        if let Some(known) = facts.0.get_mut(&id) {
            known.standing = Standing::Confirmed;
        }
        no_wider(&before, &score(&scheme, &facts, &"school".into(), as_of))?;
    }

    /// One more field of a record that is already in the list.
    #[test]
    fn a_field_of_a_record_never_widens(
        root in node(),
        mut record in map(any_field(), entry_field(), 0..6),
        name in field(),
        answer in entry_field(),
        as_of in date(),
    ) {
        let scheme = scheme_of(root);
        let scored = |record: &Entry| {
            let mut facts = Facts::default();
            facts.claim("entries", FactValue::Entries(vec![record.clone()]));
            score(&scheme, &facts, &"school".into(), as_of)
        };
        record.remove(&name);
        let before = scored(&record);
        record.insert(name, answer);
        no_wider(&before, &scored(&record))?;
    }

    /// A score kept up to date is the one worked out anew: with persons,
    /// references to other nodes, cycles of them, gates.
    #[test]
    fn a_live_score_is_the_full_score(
        root in node(),
        facts in facts(),
        changes in vec((answer(), any::<bool>()), 1..9),
        as_of in date(),
    ) {
        let scheme = Arc::new(scheme_of(root));
        let purpose = PurposeId::from("school");
        let mut known = facts.clone();
        let mut live = LiveScore::new(Arc::clone(&scheme), facts, purpose.clone(), as_of);
        for ((id, answer), forget) in changes {
            let answer = (!forget).then_some(answer);
            match answer.clone() {
                Some(answer) => known.0.insert(id.clone(), answer),
                None => known.0.remove(&id),
            };
            live.change([(id, answer)]);
            prop_assert_eq!(live.facts(), &known);
            prop_assert_eq!(live.explained(), &score(&scheme, &known, &purpose, as_of));
        }
    }

    /// What is ranked by the points of the root is the total: with persons, and
    /// with gates that set it to zero.
    #[test]
    fn a_rank_key_of_the_root_is_the_total(root in node(), facts in facts(), as_of in date()) {
        let mut scheme = scheme_of(root);
        let of = json!({"measure": "points", "node": scheme.root.id});
        let keys = json!({"keys": [{"title": "", "by": "measure", "of": of}], "ties": "lot"});
        scheme.purposes[0].ranking = serde_json::from_value(keys).expect("a ranking");
        let needs_itself = |finding: &Finding| matches!(finding.fault, SchemeFault::Cycle(_));
        prop_assume!(!check(&scheme).iter().any(needs_itself));
        let total = score(&scheme, &facts, &"school".into(), as_of).interval;
        let known = (total.possible == Some(total.claimed)).then_some(total.claimed);
        let keys = rank::keys(&scheme, &facts, &"school".into(), as_of);
        prop_assert_eq!(keys[0].claimed, known);
    }

    /// A value of the wrong kind is as good as none.
    #[test]
    fn a_wrong_kind_counts_as_unknown(
        root in node(), mut facts in facts(), flag in any::<bool>(), as_of in date(),
    ) {
        let scheme = scheme_of(root);
        facts.0.remove(&"number".into());
        let without = score(&scheme, &facts, &"school".into(), as_of);
        facts.claim("number", FactValue::Flag(flag));
        prop_assert_eq!(without, score(&scheme, &facts, &"school".into(), as_of));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    /// A shipped scheme, answered one question after the other.
    #[test]
    fn every_shipped_scheme_narrows_to_one_number(
        (scheme, all, order) in select(&shipped::ALL[..]).prop_flat_map(|id| {
            let scheme = shipped::scheme(id);
            (Just(scheme.clone()), full_facts(&scheme))
        }).prop_flat_map(|(scheme, all)| {
            let ids: Vec<FactId> = all.0.keys().cloned().collect();
            (Just(scheme), Just(all), Just(ids).prop_shuffle())
        }),
        luck in any::<prop::sample::Index>(),
    ) {
        let purpose = scheme.purposes[luck.index(scheme.purposes.len())].id.as_str();
        let mut facts = Facts::default();
        let mut before = score(&scheme, &facts, &purpose.into(), TODAY());
        in_order(&before)?;
        for id in order {
            if let Some(known) = all.get(&id) {
                facts.0.insert(id, known.clone());
            }
            let after = score(&scheme, &facts, &purpose.into(), TODAY());
            in_order(&after)?;
            no_wider(&before, &after)?;
            before = after;
        }
        prop_assert_eq!(before.interval.possible, Some(before.interval.claimed));
        prop_assert!(before.open.is_empty());
        for gate in gates(&scheme, &facts, &purpose.into(), TODAY()) {
            prop_assert!(gate.claimed.is_some(), "{}", gate.id);
        }
    }
}

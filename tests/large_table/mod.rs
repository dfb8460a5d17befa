//! A table of any size, each item with a fact of its own: what a large city
//! could publish. Always the same for the same size.

use chrono::{Days, NaiveDate};
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact, Standing};
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::{Value, json};

/// The day of the application.
pub fn today() -> NaiveDate {
    "2026-03-11".parse().expect("a day")
}

/// A table of `items` items in groups of twelve.
pub fn scheme(items: usize) -> Scheme {
    let (mut facts, mut groups, mut group) = (Vec::new(), Vec::new(), Vec::new());
    for at in 0..items {
        let (fact, item) = item(at);
        facts.push(fact);
        group.push(item);
        if group.len() == 12 || at + 1 == items {
            let number = groups.len();
            let mut node = json!({"id": format!("group_{number}"), "title": text("组", "Group", number),
                "rule": if number % 5 == 4 { "highest" } else { "sum" },
                "children": std::mem::take(&mut group)});
            if number % 3 == 1 {
                node["cap"] = json!("60");
            }
            groups.push(node);
        }
    }
    serde_json::from_value(json!({
        "id": "large", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "purposes": [{"id": "school", "title": "", "line": "60", "line_title": ""}],
        "subjects": [{"id": "all", "title": "", "facts": facts}],
        "root": {"id": "total", "title": text("合计", "Total", 0), "rule": "sum",
            "children": groups},
    }))
    .expect("a scheme")
}

fn text(zh: &str, en: &str, number: usize) -> Value {
    json!({"zh-CN": format!("{zh} {number}"), "en": format!("{en} {number}")})
}

/// One fact and the item that uses it.
fn item(at: usize) -> (Value, Value) {
    let id = format!("fact_{at}");
    let options = ["none", "low", "middle", "high"].map(|id| json!({"id": id, "label": id}));
    let points = (at % 7 + 1).to_string();
    let (kind, rule) = match at % 8 {
        0 | 1 => (
            json!({"kind": "number", "unit": "次", "min": 0, "max": 1000, "decimals": 0}),
            json!({"rule": "rate", "measure": {"measure": "number", "fact": id}, "unit": "5",
                "points": points, "cap": "30"}),
        ),
        2 | 3 => (
            json!({"kind": "choice", "options": options}),
            json!({"rule": "choice", "fact": id,
                "points": {"low": points, "middle": "12", "high": "20"}}),
        ),
        4 | 5 => (
            json!({"kind": "flag"}),
            json!({"rule": "flag", "condition": {"is": "yes", "fact": id}, "points": points}),
        ),
        6 if at % 16 == 6 => (
            json!({"kind": "periods", "earliest": "2000-01-01", "max": 5}),
            json!({"rule": "rate", "measure": {"measure": "span", "fact": id, "unit": "years"},
                "unit": "1", "points": points}),
        ),
        6 => (
            json!({"kind": "date", "earliest": "1950-01-01"}),
            json!({"rule": "bands", "measure": {"measure": "age", "fact": id},
                "bands": [{"from": "0", "to": "36", "points": "20"},
                          {"from": "36", "to": "46", "points": points}]}),
        ),
        _ => (
            json!({"kind": "entries", "max": 10, "one": "", "fields": [
                {"id": "date", "label": "", "kind": "date", "earliest": "1990-01-01"},
                {"id": "level", "label": "", "kind": "choice", "options": options}]}),
            json!({"rule": "entries", "fact": id, "within": {"field": "date", "years": 5},
                "value": {"by": "choice", "field": "level",
                    "points": {"low": "2", "middle": points, "high": "9"}}}),
        ),
    };
    let mut fact = json!({"id": id, "label": text("问题", "Question", at),
        "evidence": format!("paper {}", at % 40)});
    let mut node = json!({"id": format!("item_{at}"), "title": text("项目", "Item", at)});
    extend(&mut fact, &kind);
    extend(&mut node, &rule);
    (fact, node)
}

fn extend(object: &mut Value, with: &Value) {
    for (key, value) in with.as_object().expect("an object") {
        object[key] = value.clone();
    }
}

/// Facts for a table: three of four are known, every other by a register. Little
/// of anything, so that most items still gain.
pub fn facts(scheme: &Scheme) -> Facts {
    use longgang_portal::domain::points::scheme::FactKind;
    let mut facts = Facts::default();
    let all = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    for (at, fact) in all.enumerate().filter(|(at, _)| at % 4 != 3) {
        let day = |at: usize| today() - Days::new((at as u64 * 37) % 3_000 + 1);
        let value = match &fact.kind {
            FactKind::Flag => json!({"kind": "flag", "value": at % 24 == 4}),
            FactKind::Number { .. } => json!({"kind": "number", "value": (at % 9).to_string()}),
            FactKind::Choice { .. } => json!({"kind": "choice", "value": "none"}),
            FactKind::Many { .. } => json!({"kind": "many", "value": []}),
            FactKind::Date { .. } => json!({"kind": "date", "value": day(at * 5 + 290)}),
            FactKind::Periods { .. } => {
                json!({"kind": "periods", "value": [
                    {"from": day(at + 60), "to": null},
                    {"from": "2015-03-01", "to": "2015-09-30"}]})
            }
            FactKind::Entries { .. } => json!({"kind": "entries", "value": [
                {"date": {"kind": "date", "value": day(at)},
                 "level": {"kind": "choice", "value": "middle"}}]}),
        };
        let value: FactValue = serde_json::from_value(value).expect("a value");
        let standing = if at % 2 == 0 {
            Standing::Confirmed
        } else {
            Standing::Claimed
        };
        let known = KnownFact {
            value,
            standing,
            held: None,
        };
        facts.0.insert(fact.id.clone(), known);
    }
    facts
}

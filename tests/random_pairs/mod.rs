//! Tables and facts made up at random from a number: the same number makes the
//! same pair on every machine, natively and in wasm.

use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::{Value, json};

/// SplitMix64 (Steele, Lea, Flood 2014): small, and exact everywhere.
struct Luck(u64);

impl Luck {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 to below `end`.
    fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len() as u64) as usize]
    }

    /// True once in so many times.
    fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// A decimal with up to four places, small mostly.
    fn decimal(&mut self) -> String {
        let whole = self.below(60) as i64 - 5;
        let places = self.pick(&["", "", ".5", ".25", ".0001", ".3333"]);
        format!("{whole}{places}")
    }

    fn positive(&mut self) -> String {
        let places = self.pick(&["", "", ".5", ".3", ".0001"]);
        format!("{}{places}", self.below(30) + 1)
    }

    fn day(&mut self) -> String {
        let (year, month) = (2012 + self.below(18), 1 + self.below(12));
        format!("{year}-{month:02}-{:02}", 1 + self.below(28))
    }
}

const NUMBERS: [&str; 3] = ["hours", "paid", "spouse_paid"];
const FLAGS: [&str; 2] = ["home", "account"];
const CHOICES: [&str; 3] = ["grade", "skill", "items"];
const OPTIONS: [&str; 4] = ["a", "b", "c", "d"];
const DATES: [&str; 2] = ["born", "moved"];

/// A table, facts for it and the day they are scored for.
pub struct Pair {
    /// The table.
    pub scheme: Scheme,
    /// The facts.
    pub facts: Facts,
    /// The day, as `2026-03-11`.
    pub as_of: String,
}

/// The pair with this number.
pub fn pair(number: u64) -> Pair {
    let mut luck = Luck(number);
    let children: Vec<Value> = (0..1 + luck.below(8)).map(|_| node(&mut luck, 2)).collect();
    let mut root = json!({"rule": "sum", "children": children});
    let mut next = 0;
    name(&mut root, &mut next);
    let scheme = json!({
        "id": "made-up", "version": "1", "title": "", "issuer": "", "source": "",
        "effective_from": "2016-01-01",
        "persons": [{"id": "applicant", "title": ""}, {"id": "spouse", "title": ""}],
        "purposes": [{"id": "school", "title": "", "line": "30", "line_title": ""}],
        "named": [
            {"id": "sum", "measure": {"measure": "sum", "of": [
                {"measure": "number", "fact": "hours"}, {"measure": "number", "fact": "paid"}]}},
            {"id": "settled", "condition": {"is": "at_least",
                "of": {"measure": "named", "name": "sum"}, "value": 20}}],
        "tables": [{"id": "whole", "values": {"-1": 9, "0": 1, "1": 2, "2": 4, "7": 5, "20": 3}}],
        "subjects": [{"id": "all", "title": "", "facts": definitions()}],
        "root": root,
    });
    let as_of = luck.day();
    let known: serde_json::Map<String, Value> = facts(&mut luck).into_iter().collect();
    Pair {
        scheme: serde_json::from_value(scheme).expect("a scheme"),
        facts: serde_json::from_value(Value::Object(known)).expect("facts"),
        as_of,
    }
}

fn definitions() -> Value {
    let options = OPTIONS.map(|id| json!({"id": id, "label": id}));
    let number = |id: &str| {
        json!({"id": id, "label": "", "kind": "number", "unit": "", "min": 0, "max": 40,
            "decimals": 4})
    };
    let mut spouse = number("spouse_paid");
    spouse["person"] = json!("spouse");
    spouse["same_as"] = json!("paid");
    json!([
        {"id": "home", "label": "", "kind": "flag"},
        {"id": "account", "label": "", "kind": "flag"},
        number("hours"),
        number("paid"),
        spouse,
        {"id": "grade", "label": "", "kind": "choice", "options": options},
        {"id": "skill", "label": "", "kind": "choice", "options": options},
        {"id": "items", "label": "", "kind": "many", "options": options},
        {"id": "born", "label": "", "kind": "date", "earliest": "1950-01-01"},
        {"id": "moved", "label": "", "kind": "date", "earliest": "2010-02-28"},
        {"id": "permit", "label": "", "kind": "periods", "earliest": "2010-01-01", "max": 4},
        {"id": "list", "label": "", "kind": "entries", "max": 4, "one": "", "fields": [
            {"id": "date", "label": "", "kind": "date", "earliest": "2010-01-01"},
            {"id": "kind", "label": "", "kind": "choice", "options": options},
            {"id": "first", "label": "", "kind": "flag"},
            {"id": "holders", "label": "", "kind": "number", "unit": "", "min": 1, "max": 4}]},
    ])
}

fn name(node: &mut Value, next: &mut usize) {
    node["id"] = json!(format!("n{next}"));
    node["title"] = json!("");
    *next += 1;
    if let Some(children) = node.get_mut("children").and_then(Value::as_array_mut) {
        children.iter_mut().for_each(|child| name(child, next));
    }
    if let Some(of) = node.get_mut("of").filter(|of| of.get("rule").is_some()) {
        name(of, next);
    }
}

fn node(luck: &mut Luck, depth: u64) -> Value {
    let mut node = if depth > 0 && luck.once_in(3) {
        group(luck, depth - 1)
    } else {
        item(luck)
    };
    if luck.once_in(4) {
        node["cap"] = json!(luck.positive());
    }
    if luck.once_in(10) {
        node["floor"] = json!(luck.pick(&["0", "-3", "1.5"]));
    }
    if luck.once_in(6) {
        node["when"] = condition(luck, 1);
    }
    if luck.once_in(12) {
        node["counts_from"] = json!(luck.day());
    }
    if luck.once_in(12) {
        node["counts_to"] = json!(luck.day());
    }
    if luck.once_in(12) {
        node["times"] = json!([{"by": luck.positive(), "when": condition(luck, 0)}]);
    }
    if luck.once_in(14) {
        node["at_most"] = measure(luck, 1);
    }
    if luck.once_in(14) {
        node["counted_up_to"] = json!({"school": "05-30"});
    }
    node
}

fn group(luck: &mut Luck, depth: u64) -> Value {
    if luck.once_in(8) {
        return json!({"rule": "persons", "persons": ["applicant", "spouse"],
            "take": luck.pick(&["highest", "sum"]), "of": node(luck, 0)});
    }
    let children: Vec<Value> = (0..1 + luck.below(4)).map(|_| node(luck, depth)).collect();
    let rule = luck.pick(&["sum", "sum", "highest", "first", "best", "agreed"]);
    let mut group = json!({"rule": rule, "children": children});
    if rule == "best" {
        group["take"] = json!(1 + luck.below(3));
    }
    group
}

fn by_option(luck: &mut Luck) -> Value {
    json!({"b": luck.decimal(), "c": luck.decimal(), "d": luck.decimal()})
}

fn item(luck: &mut Luck) -> Value {
    match luck.below(8) {
        0 => json!({"rule": "flag", "condition": condition(luck, 1), "points": luck.decimal()}),
        1 => json!({"rule": "choice", "fact": luck.pick(&CHOICES), "points": by_option(luck)}),
        2 | 3 => json!({"rule": "rate", "measure": measure(luck, 2), "unit": luck.positive(),
            "points": luck.decimal(), "from": luck.pick(&["0", "3"]), "base": luck.pick(&["0", "2"]),
            "vesting": luck.pick(&["0", "5"])}),
        4 => {
            let (low, high) = (luck.decimal(), luck.decimal());
            json!({"rule": "bands", "measure": measure(luck, 2), "bands": [
                {"from": "1", "to": "3", "points": low}, {"from": "3", "points": high}]})
        }
        5 => json!({"rule": "matrix", "row": "grade", "column": "skill",
            "points": {"b": by_option(luck), "d": by_option(luck)}}),
        6 => json!({"rule": "value", "measure": measure(luck, 2), "points": luck.decimal()}),
        _ => records(luck),
    }
}

fn records(luck: &mut Luck) -> Value {
    let value = match luck.below(3) {
        0 => json!({"by": "each", "points": luck.decimal()}),
        1 => json!({"by": "choice", "field": "kind", "points": by_option(luck)}),
        _ => json!({"by": "shared", "field": "kind", "points": by_option(luck),
            "holders": "holders", "first": "first"}),
    };
    let mut records = json!({"rule": "entries", "fact": "list", "value": value});
    if luck.once_in(2) {
        records["within"] = json!({"field": "date", "years": 1 + luck.below(5)});
    }
    if luck.once_in(3) {
        records["take"] = json!(1 + luck.below(2));
    }
    if luck.once_in(2) {
        records["per"] = json!({"field": "date", "take": 1 + luck.below(2)});
        match luck.below(3) {
            0 => records["per"]["cap"] = json!(luck.positive()),
            1 => records["per"]["since"] = json!("moved"),
            _ => records["per"]["begins"] = json!("02-29"),
        }
    }
    records
}

fn measure(luck: &mut Luck, depth: u64) -> Value {
    let unit = luck.pick(&["years", "months"]);
    match luck.below(if depth > 0 { 15 } else { 7 }) {
        0..=2 => json!({"measure": "number", "fact": luck.pick(&NUMBERS)}),
        3 => json!({"measure": "age", "fact": luck.pick(&DATES),
            "by": luck.pick(&["birthday", "calendar_year"])}),
        4 => json!({"measure": "since", "fact": luck.pick(&DATES), "unit": unit}),
        5 => {
            let mode = match luck.below(3) {
                0 => json!("accumulated"),
                1 => json!({"continuous": {"gap_days": luck.below(60)}}),
                _ => json!({"within": {"months": 1 + luck.below(40)}}),
            };
            json!({"measure": "span", "fact": "permit", "unit": unit, "mode": mode})
        }
        6 => json!({"measure": "count", "fact": luck.pick(&["list", "items", "permit"])}),
        7 => json!({"measure": luck.pick(&["least", "greatest", "sum"]),
            "of": [measure(luck, depth - 1), measure(luck, depth - 1)]}),
        8 => json!({"measure": "times", "of": measure(luck, depth - 1), "by": luck.decimal()}),
        9 => json!({"measure": "minus", "of": measure(luck, depth - 1),
            "less": measure(luck, depth - 1)}),
        10 => json!({"measure": "ratio", "of": measure(luck, depth - 1),
            "to": measure(luck, depth - 1), "otherwise": luck.decimal()}),
        11 => json!({"measure": "whole", "of": measure(luck, depth - 1)}),
        12 => json!({"measure": "named", "name": "sum"}),
        13 => json!({"measure": "table", "table": "whole", "otherwise": luck.decimal(),
            "keys": [{"key": "whole", "of": measure(luck, depth - 1)}]}),
        _ => json!({"measure": "below", "limit": luck.positive(), "of": measure(luck, depth - 1)}),
    }
}

fn condition(luck: &mut Luck, depth: u64) -> Value {
    match luck.below(if depth > 0 { 8 } else { 4 }) {
        0 => json!({"is": "yes", "fact": luck.pick(&FLAGS)}),
        1 => json!({"is": "chosen", "fact": luck.pick(&CHOICES), "option": luck.pick(&OPTIONS)}),
        2 => json!({"is": luck.pick(&["at_least", "at_most"]), "of": measure(luck, 1),
            "value": luck.decimal()}),
        3 => json!({"is": "dated", "fact": luck.pick(&DATES), "from": luck.day()}),
        4 => json!({"is": "not", "of": condition(luck, depth - 1)}),
        5 => json!({"is": "named", "name": "settled"}),
        _ => json!({"is": luck.pick(&["all", "any"]),
            "of": [condition(luck, depth - 1), condition(luck, depth - 1)]}),
    }
}

/// Three facts of four are known; some do not fit their definition.
fn facts(luck: &mut Luck) -> Vec<(String, Value)> {
    let mut known = Vec::new();
    let mut know = |luck: &mut Luck, id: &str, kind: &str, value: Value| {
        let standing = luck.pick(&["claimed", "claimed", "confirmed"]);
        if !luck.once_in(4) {
            let fact = json!({"kind": kind, "value": value, "standing": standing});
            known.push((id.to_owned(), fact));
        }
    };
    for id in FLAGS {
        let value = json!(luck.once_in(2));
        know(luck, id, "flag", value);
    }
    for id in NUMBERS {
        let value = json!(luck.decimal());
        know(luck, id, "number", value);
    }
    for id in ["grade", "skill"] {
        let value = json!(luck.pick(&OPTIONS));
        know(luck, id, "choice", value);
    }
    let some: Vec<&str> = OPTIONS.into_iter().filter(|_| luck.once_in(2)).collect();
    know(luck, "items", "many", json!(some));
    for id in DATES {
        let value = json!(luck.day());
        know(luck, id, "date", value);
    }
    let count = luck.below(4);
    let spans: Vec<Value> = (0..count).map(|_| span(luck)).collect();
    know(luck, "permit", "periods", json!(spans));
    let count = luck.below(4);
    let list: Vec<Value> = (0..count).map(|_| record(luck)).collect();
    know(luck, "list", "entries", json!(list));
    known
}

fn span(luck: &mut Luck) -> Value {
    let (one, other) = (luck.day(), luck.day());
    let (from, to) = if one < other {
        (one, other)
    } else {
        (other, one)
    };
    if luck.once_in(3) {
        json!({"from": from})
    } else {
        json!({"from": from, "to": to})
    }
}

fn record(luck: &mut Luck) -> Value {
    json!({
        "date": {"kind": "date", "value": luck.day()},
        "kind": {"kind": "choice", "value": luck.pick(&OPTIONS)},
        "first": {"kind": "flag", "value": luck.once_in(2)},
        "holders": {"kind": "number", "value": (1 + luck.below(4)).to_string()},
    })
}

//! Edits of a JSON document, as told by bytes: most stay documents of the same
//! kind, which bytes changed anywhere would not.

use serde_json::{Value, json};

/// Applies edits of four bytes each: which value, what becomes of it, and with
/// what. Places count through the document, so that any number is a place.
pub fn edit(document: &mut Value, bytes: &[u8]) {
    for edit in bytes.chunks_exact(4).take(32) {
        let [high, low, deed, with] = [edit[0], edit[1], edit[2], edit[3]];
        let all = count(document);
        let mut left = (usize::from(high) << 8 | usize::from(low)) % all.max(1);
        if let Some(place) = place(document, &mut left) {
            change(place, deed, with);
        }
    }
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    }
}

fn place<'a>(value: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(value);
    }
    *left -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| place(item, left)),
        Value::Object(members) => members.values_mut().find_map(|member| place(member, left)),
        _ => None,
    }
}

/// Texts that mean something somewhere in a table.
const TEXTS: [&str; 32] = [
    "0",
    "-1",
    "0.0001",
    "1",
    "3.3333",
    "922337203685477.5807",
    "-922337203685477.5808",
    "50",
    "sum",
    "highest",
    "first",
    "best",
    "agreed",
    "persons",
    "flag",
    "choice",
    "rate",
    "bands",
    "value",
    "entries",
    "fixed",
    "matrix",
    "number",
    "age",
    "span",
    "since",
    "count",
    "ratio",
    "2024-02-29",
    "0000-01-01",
    "+262142-12-31",
    "applicant",
];

fn change(value: &mut Value, deed: u8, with: u8) {
    match (deed % 8, value) {
        (0, value) => *value = Value::Null,
        (1 | 2, value @ Value::String(_)) => *value = json!(TEXTS[usize::from(with) % TEXTS.len()]),
        (1 | 2, value @ Value::Number(_)) => {
            let numbers = [0, 1, 2, 5, 12, 127, u32::MAX];
            *value = json!(numbers[usize::from(with) % numbers.len()]);
        }
        (3, Value::Array(items)) if !items.is_empty() => {
            items.remove(usize::from(with) % items.len());
        }
        (4, Value::Array(items)) if !items.is_empty() && items.len() < 200 => {
            let again = items[usize::from(with) % items.len()].clone();
            items.push(again);
        }
        (5, Value::Array(items)) => items.reverse(),
        (3..=5, Value::Object(members)) => {
            let name = members
                .keys()
                .nth(usize::from(with) % members.len().max(1))
                .cloned();
            name.and_then(|name| members.remove(&name));
        }
        (6, Value::Object(members)) => {
            let options = [
                ("cap", json!("0")),
                ("cap", json!("-5")),
                ("floor", json!("3")),
                ("when", json!({"is": "yes", "fact": "home"})),
                ("counts_from", json!("2025-01-01")),
                ("counts_to", json!("2025-01-01")),
                ("times", json!([{"by": "-2"}])),
                ("take", json!(0)),
                ("to", json!("0")),
                ("at_most", json!({"measure": "points", "node": "total"})),
                ("person", json!("spouse")),
                ("same_as", json!("home")),
            ];
            let (name, option) = options[usize::from(with) % options.len()].clone();
            members.insert(name.to_owned(), option);
        }
        (_, value @ Value::Bool(_)) => *value = json!(with % 2 == 0),
        (_, value) => *value = json!(i64::from(with) - 100),
    }
}

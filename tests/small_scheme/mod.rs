//! A small sound scheme, to make one thing in it wrong.

use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::scheme::Scheme;
use serde_json::{Value, json};

/// The scheme.
pub fn sound() -> Value {
    json!({
        "id": "t", "version": "1", "title": "T", "issuer": "", "source": "",
        "effective_from": "2026-01-01",
        "purposes": [{"id": "any", "title": "T", "line": "0", "line_title": "L"}],
        "persons": [{"id": "applicant", "title": "T"}, {"id": "spouse", "title": "T"}],
        "tables": [{"id": "pay", "values": {"a": "1", "b": "2"}}],
        "indexes": [{"id": "average", "steps": [{"from": "2020-01-01", "value": "1"}, {"from": "2021-01-01", "value": "2"}]}],
        "gates": [],
        "subjects": [{"id": "s", "title": "T", "facts": [
            {"id": "flag", "label": "L", "kind": "flag"},
            {"id": "years", "label": "L", "kind": "number", "unit": "", "min": "0", "max": "40"},
            {"id": "spouse_years", "label": "L", "kind": "number", "unit": "", "min": "0", "max": "40", "person": "spouse", "same_as": "years"},
            {"id": "choice", "label": "L", "kind": "choice", "options": [{"id": "a", "label": "L"}, {"id": "b", "label": "L"}]},
            {"id": "list", "label": "L", "kind": "entries", "max": 3, "one": "", "fields": [
                {"id": "date", "label": "L", "kind": "date", "earliest": "1990-01-01"},
                {"id": "size", "label": "L", "kind": "number", "unit": "", "min": "0", "max": "9"}]},
            {"id": "spans", "label": "L", "kind": "periods", "earliest": "2000-01-01", "max": 3}]}],
        "root": {"id": "total", "title": "T", "rule": "sum", "children": [
            {"id": "years", "title": "T", "rule": "persons", "persons": ["applicant", "spouse"],
             "of": {"id": "one", "title": "T", "rule": "rate", "measure": {"measure": "number", "fact": "years"}, "points": "1"}},
            {"id": "flag", "title": "T", "rule": "flag", "condition": {"is": "yes", "fact": "flag"}, "points": "1"},
            {"id": "list", "title": "T", "rule": "entries", "fact": "list", "value": {"by": "each", "points": "1"}},
            {"id": "spans", "title": "T", "rule": "rate", "measure": {"measure": "span", "fact": "spans", "unit": "years"}, "points": "1"},
            {"id": "x", "title": "T", "rule": "choice", "fact": "choice", "points": {"a": "1", "b": "2"}},
            {"id": "looked_up", "title": "T", "rule": "value", "measure": {"measure": "sum", "of": [
                {"measure": "table", "table": "pay", "keys": [{"key": "choice", "fact": "choice"}]},
                {"measure": "index", "index": "average"}]}}]},
    })
}

/// A sound scheme with one part replaced.
pub fn with(pointer: &str, part: Value) -> Vec<String> {
    let mut scheme = sound();
    assert_eq!(words(&scheme), [] as [String; 0], "sound before");
    let (above, member) = pointer.rsplit_once('/').expect("a pointer");
    let above = scheme.pointer_mut(above).expect(pointer);
    match member.parse::<usize>() {
        Ok(at) if above.is_array() => above[at] = part,
        _ => above[member] = part,
    }
    words(&scheme)
}

/// What is found wrong with a scheme, as path and words.
pub fn words(scheme: &Value) -> Vec<String> {
    let scheme: Scheme = serde_json::from_value(scheme.clone()).expect("it decodes");
    check(&scheme)
        .iter()
        .map(|finding| format!("{}: {}", finding.path, finding.fault))
        .collect()
}

/// What the item `x` is found guilty of when it looks at the choice so.
pub fn x(node: Value) -> Vec<String> {
    let mut x =
        json!({"id": "x", "title": "T", "when": {"is": "chosen", "fact": "choice", "option": "a"}});
    for (member, part) in node.as_object().expect("a node") {
        x[member] = part.clone();
    }
    with("/root/children/4", x)
}

/// The number of the scheme.
pub fn years() -> Value {
    json!({"measure": "number", "fact": "years"})
}

/// An item of a point for each.
pub fn rate(measure: Value) -> Value {
    json!({"rule": "rate", "measure": measure, "points": "1"})
}

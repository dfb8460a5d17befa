//! The published JSON Schemas, held to the decoder: what is sound passes both,
//! what is broken neither.
#![cfg(not(target_arch = "wasm32"))]

#[allow(dead_code, reason = "each test file uses its part")]
mod reference;
#[allow(dead_code, reason = "each test file uses its part")]
mod shipped;

use boon::{Compiler, Draft, SchemaIndex, Schemas};
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use reference::{blocks, file, shapes, whole};
use serde_json::{Value, json};

/// A JSON Schema that is ready.
struct Held {
    schemas: Schemas,
    index: SchemaIndex,
}

impl Held {
    fn to(name: &str) -> Self {
        let schema: Value = serde_json::from_str(&file(&format!("docs/{name}"))).expect("JSON");
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.set_default_draft(Draft::V2020_12);
        compiler.add_resource(name, schema).expect("a resource");
        let index = compiler.compile(name, &mut schemas).expect("a JSON Schema");
        Self { schemas, index }
    }

    fn fault(&self, json: &Value) -> Option<String> {
        let held = self.schemas.validate(json, self.index);
        held.err().map(|error| format!("{error:#}"))
    }
}

#[test]
fn every_shipped_scheme_passes_also_as_the_decoder_writes_it() {
    let schema = Held::to("scheme.schema.json");
    for id in shipped::ALL {
        let text = std::fs::read_to_string(shipped::file(id)).expect(id);
        assert_eq!(
            schema.fault(&serde_json::from_str(&text).expect(id)),
            None,
            "{id}"
        );
        let written = serde_json::to_value(shipped::scheme(id)).expect(id);
        assert_eq!(schema.fault(&written), None, "{id}, written");
    }
}

#[test]
fn every_example_of_the_page_passes() {
    let schema = Held::to("scheme.schema.json");
    let facts = Held::to("facts.schema.json");
    assert_eq!(schema.fault(&blocks("json scheme")[0]), None);
    for json in blocks("json facts") {
        assert_eq!(facts.fault(&json), None);
    }
    for shape in shapes() {
        let json = whole(&shape.parts);
        assert_eq!(schema.fault(&json), None, "shape {}", shape.number);
        let read: Scheme = serde_json::from_value(json).expect("a scheme");
        let written = serde_json::to_value(read).expect("it encodes");
        assert_eq!(
            schema.fault(&written),
            None,
            "shape {}, written",
            shape.number
        );
        for case in shape.cases {
            assert_eq!(facts.fault(&case["facts"]), None, "shape {}", shape.number);
        }
    }
}

/// The small table of the page with one part replaced, or taken away by `null`.
fn broken(pointer: &str, part: Value) -> Value {
    let mut scheme = blocks("json scheme").remove(0);
    let (above, member) = pointer.rsplit_once('/').expect("a pointer");
    let above = scheme.pointer_mut(above).expect(pointer);
    above[member] = part;
    scheme
}

#[test]
fn broken_schemes_are_refused_by_both() {
    let schema = Held::to("scheme.schema.json");
    let residence = "/root/children/1";
    let education = "/root/children/0";
    for (pointer, part) in [
        ("/id".to_owned(), Value::Null),
        ("/id".to_owned(), json!(7)),
        ("/purposes".to_owned(), json!({})),
        ("/subjects".to_owned(), Value::Null),
        ("/root".to_owned(), json!("total")),
        ("/effective_from".to_owned(), json!("1 January 2026")),
        ("/effective_from".to_owned(), json!("2026-13-01")),
        ("/subjects/0/facts/0/kind".to_owned(), json!("list")),
        ("/subjects/0/facts/0/options".to_owned(), Value::Null),
        ("/subjects/0/facts/1/max".to_owned(), json!(-1)),
        ("/subjects/0/facts/1/max".to_owned(), json!(1.5)),
        (format!("{education}/rule"), json!("product")),
        (format!("{education}/rule"), Value::Null),
        (format!("{education}/points"), json!(["20"])),
        (
            format!("{education}/points"),
            json!({"secondary": "20 points"}),
        ),
        (format!("{residence}/cap"), json!("1.00001")),
        (format!("{residence}/cap"), json!("1e3")),
        (format!("{residence}/cap"), json!({})),
        (format!("{residence}/measure"), Value::Null),
        (
            format!("{residence}/measure"),
            json!({"measure": "span", "fact": "permit"}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "least", "of": {}}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "ratio", "of": {"measure": "count", "fact": "permit"}}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "time", "unit": "years", "of": {"spans": "gap"}}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "table", "table": "t", "keys": [{"key": "fact"}]}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "span", "fact": "permit", "unit": "weeks"}),
        ),
        (
            format!("{residence}/measure"),
            json!({"measure": "span", "fact": "permit", "unit": "years", "mode": "running"}),
        ),
        (format!("{residence}/when"), json!({"is": "never"})),
        (
            format!("{residence}/when"),
            json!({"is": "not", "of": [{"is": "all", "of": []}]}),
        ),
        (
            format!("{residence}/times"),
            json!([{"when": {"is": "all", "of": []}}]),
        ),
        (
            format!("{residence}/counted_up_to"),
            json!({"school": "13-01"}),
        ),
        (
            format!("{residence}/rounds"),
            json!([{"applied_until": "04-30"}]),
        ),
        ("/gates/0/zeroes".to_owned(), json!("yes")),
        ("/gates/0/ban".to_owned(), json!({"fact": "permit"})),
        (
            "/purposes/0/ranking".to_owned(),
            json!({"keys": [], "ties": "toss"}),
        ),
        (
            "/purposes/0/ranking".to_owned(),
            json!({"keys": [{"title": "x", "by": "name"}], "ties": "lot"}),
        ),
        ("/tables".to_owned(), json!([{"id": "t", "values": ["1"]}])),
        (
            "/indexes".to_owned(),
            json!([{"id": "i", "steps": [{"value": "1"}]}]),
        ),
        ("/persons".to_owned(), json!([{"title": "x"}])),
    ] {
        let json = broken(&pointer, part.clone());
        assert!(
            schema.fault(&json).is_some(),
            "the schema takes {pointer}: {part}"
        );
        let read = serde_json::from_value::<Scheme>(json);
        assert!(read.is_err(), "the decoder takes {pointer}: {part}");
    }
}

#[test]
fn unknown_members_are_refused_by_the_schema_alone() {
    let schema = Held::to("scheme.schema.json");
    for pointer in [
        "/color",
        "/root/caps",
        "/gates/0/need",
        "/subjects/0/facts/0/min",
    ] {
        let json = broken(pointer, json!("1"));
        assert!(schema.fault(&json).is_some(), "{pointer}");
        assert!(serde_json::from_value::<Scheme>(json).is_ok(), "{pointer}");
    }
}

#[test]
fn broken_facts_are_refused_by_both() {
    let schema = Held::to("facts.schema.json");
    for json in [
        json!([]),
        json!({"home": true}),
        json!({"home": {"value": true}}),
        json!({"home": {"kind": "flag"}}),
        json!({"home": {"kind": "flag", "value": "yes"}}),
        json!({"home": {"kind": "house", "value": true}}),
        json!({"home": {"kind": "flag", "value": true, "standing": "rumoured"}}),
        json!({"years": {"kind": "number", "value": "four"}}),
        json!({"born": {"kind": "date", "value": "11/03/1990"}}),
        json!({"health": {"kind": "many", "value": "vaccination"}}),
        json!({"permit": {"kind": "periods", "value": [{"to": "2020-01-01"}]}}),
        json!({"permit": {"kind": "periods", "value": {"from": "2020-01-01"}}}),
        json!({"patents": {"kind": "entries", "value": [{"type": "invention"}]}}),
        json!({"patents": {"kind": "entries", "value": [{"type": {"kind": "many", "value": []}}]}}),
    ] {
        assert!(schema.fault(&json).is_some(), "the schema takes {json}");
        let read = serde_json::from_value::<Facts>(json.clone());
        assert!(read.is_err(), "the decoder takes {json}");
    }
}

/// Everything in a JSON Schema that is a schema itself, or may be one.
fn each<'a>(schema: &'a Value, see: &mut dyn FnMut(&'a Value)) {
    see(schema);
    match schema {
        Value::Object(members) => members.values().for_each(|part| each(part, see)),
        Value::Array(items) => items.iter().for_each(|part| each(part, see)),
        _ => {}
    }
}

/// The definitions that `part` names, and those that they name.
fn reached<'a>(schema: &'a Value, part: &'a Value, names: &mut Vec<&'a str>) {
    each(part, &mut |part| {
        let name = part["$ref"].as_str();
        let name = name.and_then(|name| name.strip_prefix("#/$defs/"));
        if let Some(name) = name.filter(|name| !names.contains(name)) {
            names.push(name);
            reached(schema, &schema["$defs"][name], names);
        }
    });
}

/// A validator that tries several alternatives on every level of a tree takes
/// ever twice as long on a faulty one. So what a thing may have follows from its
/// word, by `if` and `then`, and of alternatives one at most can hold itself.
#[test]
fn no_level_of_a_tree_is_tried_twice() {
    for name in ["scheme.schema.json", "facts.schema.json"] {
        let schema: Value = serde_json::from_str(&file(&format!("docs/{name}"))).expect("JSON");
        let mut holds_itself = Vec::new();
        for (name, definition) in schema["$defs"].as_object().expect("definitions") {
            let mut names = Vec::new();
            reached(&schema, definition, &mut names);
            if names.contains(&name.as_str()) {
                holds_itself.push(name.as_str());
            }
        }
        assert_eq!(holds_itself.contains(&"node"), name == "scheme.schema.json");
        each(&schema, &mut |part| {
            for keyword in ["oneOf", "unevaluatedProperties", "unevaluatedItems", "not"] {
                assert!(part.get(keyword).is_none(), "{name}: {keyword} in {part}");
            }
            let alternatives = part["anyOf"].as_array().into_iter().flatten();
            let deep = alternatives.filter(|alternative| {
                let mut names = Vec::new();
                reached(&schema, alternative, &mut names);
                names.iter().any(|name| holds_itself.contains(name))
            });
            assert!(deep.count() <= 1, "{name}: {part}");
            // The word alone is looked at to know what else there may be.
            if let Some(condition) = part.get("if") {
                let words = condition["properties"].as_object().expect("a word");
                assert!(words.values().all(|word| word.get("const").is_some()));
            }
        });
    }
}

#[test]
fn a_fault_deep_in_a_tree_is_found_at_once() {
    let schema = Held::to("scheme.schema.json");
    let deep = |innermost: Value| {
        let mut condition = json!({"is": "all", "of": []});
        let mut node = innermost;
        for _ in 0..25 {
            condition = json!({"is": "not", "of": condition});
            node = json!({"id": "n", "title": "", "rule": "sum", "when": condition, "children": [node]});
        }
        broken("/root", node)
    };
    let sound = json!({"id": "n", "title": "", "rule": "fixed", "points": "1"});
    assert_eq!(schema.fault(&deep(sound.clone())), None);
    let mut faulty = sound;
    faulty["pointz"] = json!("1");
    let begun = std::time::Instant::now();
    assert!(schema.fault(&deep(faulty)).is_some());
    assert!(begun.elapsed().as_secs() < 10, "{:?}", begun.elapsed());
}

#[test]
fn editors_may_name_the_schema_in_the_file() {
    let schema = Held::to("scheme.schema.json");
    assert_eq!(
        schema.fault(&broken("/$schema", json!("scheme.schema.json"))),
        None
    );
    let facts = Held::to("facts.schema.json");
    assert_eq!(facts.fault(&json!({"$schema": "facts.schema.json"})), None);
}

#[test]
fn days_that_no_year_has_are_refused_by_both() {
    let schema = Held::to("scheme.schema.json");
    for day in ["2026-02-30", "2026-04-31", "2026-00-10", "2026-11-31"] {
        let json = broken("/effective_from", json!(day));
        assert!(schema.fault(&json).is_some(), "{day}");
        assert!(serde_json::from_value::<Scheme>(json).is_err(), "{day}");
    }
    for day in ["2024-02-29", "2026-01-31", "2026-10-31", "2026-12-01"] {
        assert_eq!(schema.fault(&broken("/effective_from", json!(day))), None);
    }
}

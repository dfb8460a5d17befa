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

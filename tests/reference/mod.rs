//! The examples of `docs/schemes.md`.

use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// A file of the repository.
pub fn file(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

pub fn page() -> String {
    file("docs/schemes.md")
}

/// The JSON of every fenced block with this info string.
pub fn blocks(info: &str) -> Vec<Value> {
    fenced(&page(), info)
}

fn fenced(text: &str, info: &str) -> Vec<Value> {
    text.split(&format!("```{info}\n"))
        .skip(1)
        .map(|rest| {
            let (block, _) = rest.split_once("\n```").expect("the end of the block");
            serde_json::from_str(block).unwrap_or_else(|error| panic!("{error}: {block}"))
        })
        .collect()
}

/// One of the shapes.
pub struct Shape {
    pub number: usize,
    pub parts: Value,
    pub cases: Vec<Value>,
}

pub fn shapes() -> Vec<Shape> {
    let page = page();
    let (_, shapes) = page.split_once("## Shapes of tables").expect("the shapes");
    shapes
        .split("\n### ")
        .skip(1)
        .map(|section| {
            let (number, _) = section.split_once('.').expect("a number");
            let only = |info| {
                let mut blocks = fenced(section, info);
                assert_eq!(blocks.len(), 1, "shape {number}, {info}");
                blocks.remove(0)
            };
            let Value::Array(cases) = only("json cases") else {
                panic!("shape {number}: no list of cases");
            };
            Shape {
                number: number.parse().expect("a number"),
                parts: only("json parts"),
                cases,
            }
        })
        .collect()
}

/// The scheme that the parts of an example belong to.
pub fn whole(parts: &Value) -> Value {
    let mut scheme = json!({
        "id": "example",
        "version": "1",
        "title": "Example",
        "issuer": "Nobody",
        "source": "Written to explain",
        "effective_from": "2026-01-01",
        "purposes": [{"id": "any", "title": "Any", "line": "0", "line_title": "None"}],
        "subjects": [{"id": "asked", "title": "Asked", "facts": parts["facts"]}],
    });
    for (member, part) in parts.as_object().expect("parts") {
        if member != "facts" {
            scheme[member] = part.clone();
        }
    }
    scheme
}

/// Every word and member the published JSON Schemas know.
pub fn words() -> Vec<String> {
    let mut words = Vec::new();
    for name in ["docs/scheme.schema.json", "docs/facts.schema.json"] {
        let schema: Value = serde_json::from_str(&file(name)).expect("a JSON Schema");
        collect(&schema, &mut words);
    }
    words.sort();
    words.dedup();
    words
}

fn collect(schema: &Value, words: &mut Vec<String>) {
    match schema {
        Value::Object(members) => {
            for (name, part) in members {
                match (name.as_str(), part) {
                    ("properties", Value::Object(properties)) => {
                        words.extend(properties.keys().cloned());
                    }
                    ("const", Value::String(word)) => words.push(word.clone()),
                    ("enum", Value::Array(all)) => {
                        words.extend(all.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    _ => {}
                }
                collect(part, words);
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| collect(part, words)),
        _ => {}
    }
}

//! The contract as a document: its operations, contents and examples.

use serde_json::Value;

/// One example of the contract with where it stands.
pub struct Example {
    /// `POST /api/v1/session, answer 422`.
    pub place: String,
    /// Its name in the contract.
    pub name: String,
    /// The status it answers with; `None` for a request.
    pub status: Option<u16>,
    /// The name of its schema.
    pub schema: String,
    /// The example itself.
    pub value: Value,
}

pub fn contract() -> Value {
    let text = include_str!("../../end2end/api/openapi.yaml");
    serde_saphyr::from_str(text).expect("openapi.yaml is YAML")
}

/// Follows `$ref`, however often.
fn resolved<'a>(contract: &'a Value, value: &'a Value) -> &'a Value {
    match value.get("$ref").and_then(Value::as_str) {
        None => value,
        Some(reference) => {
            let pointer = reference.trim_start_matches('#');
            let target = contract.pointer(pointer);
            resolved(
                contract,
                target.unwrap_or_else(|| panic!("{reference} leads nowhere")),
            )
        }
    }
}

pub fn members<'a>(value: &'a Value, name: &str) -> Vec<(&'a String, &'a Value)> {
    value
        .get(name)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .collect()
}

/// Every content of every operation: place, status, media type, what is said of it.
pub fn contents(contract: &Value) -> Vec<(String, Option<u16>, &String, &Value)> {
    let mut found = Vec::new();
    for (path, operations) in members(contract, "paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let operation_name = format!("{} {path}", method.to_uppercase());
            if let Some(request) = operation.get("requestBody") {
                for (media, content) in members(resolved(contract, request), "content") {
                    found.push((format!("{operation_name}, request"), None, media, content));
                }
            }
            for (status, answer) in members(operation, "responses") {
                let number = status.parse().expect("a status");
                for (media, content) in members(resolved(contract, answer), "content") {
                    let place = format!("{operation_name}, answer {status}");
                    found.push((place, Some(number), media, content));
                }
            }
        }
    }
    found
}

/// The name of the schema of a content; plain text has none.
pub fn schema_name(content: &Value) -> Option<&str> {
    content
        .pointer("/schema/$ref")
        .and_then(Value::as_str)?
        .rsplit('/')
        .next()
}

pub fn examples(contract: &Value) -> Vec<Example> {
    let mut found = Vec::new();
    for (place, status, _, content) in contents(contract) {
        for (name, example) in members(content, "examples") {
            let value = resolved(contract, example).get("value");
            found.push(Example {
                place: place.clone(),
                name: name.clone(),
                status,
                schema: schema_name(content).unwrap_or("plain").to_owned(),
                value: value
                    .unwrap_or_else(|| panic!("{place}: {name} has no value"))
                    .clone(),
            });
        }
    }
    assert!(
        found.len() > 100,
        "only {} examples were found",
        found.len()
    );
    found
}

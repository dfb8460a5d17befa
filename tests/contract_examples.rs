//! The portal and the written contract agree: every example of
//! `end2end/api/openapi.yaml` decodes into the type the portal uses for it.
#![cfg(not(target_arch = "wasm32"))]

#[path = "contract/decoded.rs"]
mod decoded;
#[path = "contract/document.rs"]
mod document;

use decoded::decoded;
use document::{contents, contract, examples, members, schema_name};
use longgang_portal::domain::cases::{Case, CaseStatus};
use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::reports::definition::{Datatype, decode_definition};
use longgang_portal::domain::reports::request::{RequestStatus, decode_requests};
use serde_json::Value;
use std::collections::BTreeSet;

#[test]
fn every_example_is_decoded() {
    let faults: Vec<String> = examples(&contract())
        .iter()
        .filter_map(|example| {
            let error = decoded(&example.schema, &example.value).err()?;
            Some(format!("{}, {}: {error}", example.place, example.name))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether `encoded` holds everything `example` says: a member the portal does
/// not know would be lost on the way.
fn holds(encoded: &Value, example: &Value) -> bool {
    match (encoded, example) {
        (Value::Object(encoded), Value::Object(example)) => example
            .iter()
            .all(|(name, member)| encoded.get(name).is_some_and(|known| holds(known, member))),
        (Value::Array(encoded), Value::Array(example)) => {
            encoded.len() == example.len()
                && encoded
                    .iter()
                    .zip(example)
                    .all(|(known, item)| holds(known, item))
        }
        // A missing list and an empty one are the same to the portal.
        (encoded, example) => encoded == example,
    }
}

#[test]
fn no_member_of_an_example_is_lost() {
    for example in examples(&contract()) {
        let encoded = decoded(&example.schema, &example.value).unwrap_or_default();
        let (place, name) = (&example.place, &example.name);
        assert!(
            holds(&encoded, &example.value),
            "{place}, {name}: {encoded}"
        );
    }
}

#[test]
fn the_example_of_a_scheme_is_without_faults() {
    for example in examples(&contract())
        .into_iter()
        .filter(|example| example.schema == "Scheme")
    {
        let scheme: Scheme = serde_json::from_value(example.value).expect("a scheme");
        assert_eq!(check(&scheme), []);
    }
}

#[test]
fn every_request_example_is_what_the_portal_would_send() {
    for example in examples(&contract())
        .iter()
        .filter(|example| example.status.is_none())
    {
        let encoded = decoded(&example.schema, &example.value);
        assert_eq!(
            encoded.as_ref(),
            Ok(&example.value),
            "{}, {}",
            example.place,
            example.name
        );
    }
}

#[test]
fn every_content_has_a_named_schema_and_examples() {
    let contract = contract();
    for (place, _, media, content) in contents(&contract) {
        if schema_name(content) == Some("FileContent") {
            continue;
        }
        assert!(
            !members(content, "examples").is_empty(),
            "{place}, {media}: no example"
        );
        assert!(
            schema_name(content).is_some() || media == "text/plain",
            "{place}, {media}: no schema"
        );
    }
}

#[test]
fn every_operation_is_named_once_and_answers_well() {
    let contract = contract();
    let mut names = BTreeSet::new();
    for (path, operations) in members(&contract, "paths") {
        for (method, operation) in operations.as_object().expect("operations") {
            let name = operation["operationId"]
                .as_str()
                .unwrap_or_default()
                .to_owned();
            assert!(
                !name.is_empty() && names.insert(name),
                "{method} {path} has no name of its own"
            );
            let good = members(operation, "responses")
                .into_iter()
                .any(|(status, _)| status.starts_with('2'));
            assert!(good, "{method} {path} never answers well");
        }
    }
    assert_eq!(names.len(), 34);
}

#[test]
fn every_problem_is_named_after_its_slug() {
    for example in examples(&contract())
        .iter()
        .filter(|example| example.schema == "Problem")
    {
        let problem: Problem = serde_json::from_value(example.value.clone()).expect("a problem");
        assert_eq!(problem.slug(), example.name, "{}", example.place);
        assert_eq!(
            Some(problem.status),
            example.status,
            "{}, {}",
            example.place,
            example.name
        );
    }
}

#[test]
fn the_examples_use_every_word_of_the_vocabulary() {
    let contract = contract();
    let of = |schema: &str| -> Vec<Value> {
        let all = examples(&contract).into_iter();
        all.filter(|example| example.schema == schema)
            .map(|example| example.value)
            .collect()
    };
    let words = |value: &Value, key: &str| -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        collect(value, key, &mut found);
        found
    };
    let scheme = &of("Scheme")[0];
    for (key, due) in [
        ("kind", "choice date entries flag many number periods"),
        ("rule", "bands choice entries flag highest matrix rate sum"),
        (
            "measure",
            "age below count least number span sum whole whole_sum",
        ),
        ("is", "all any at_least chosen not yes"),
        ("by", "calendar_year choice each matrix shared"),
    ] {
        let due: BTreeSet<String> = due.split(' ').map(str::to_owned).collect();
        assert_eq!(words(scheme, key), due, "{key}");
    }
    let definition = decode_definition(of("ServiceDefinition")[0].to_string().as_bytes());
    let kinds = definition.expect("a definition").attributes;
    let kinds: BTreeSet<String> = kinds
        .iter()
        .map(|one| format!("{:?}", one.datatype))
        .collect();
    assert_eq!(kinds.len(), 7, "{kinds:?} and {:?}", Datatype::Information);
}

/// All texts under `key`, however deep.
fn collect(value: &Value, key: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(object) => {
            for (name, member) in object {
                if let Some(word) = member.as_str().filter(|_| name == key) {
                    found.insert(word.to_owned());
                }
                collect(member, key, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect(item, key, found)),
        _ => {}
    }
}

#[test]
fn no_status_of_an_example_is_unknown_to_the_portal() {
    for example in examples(&contract()) {
        if example.schema == "Case" {
            let case: Case = serde_json::from_value(example.value).expect("a case");
            assert!(!matches!(case.summary.status, CaseStatus::Other(_)));
        } else if example.schema == "ServiceRequests" {
            let body = example.value.to_string();
            for request in decode_requests(body.as_bytes()).expect("requests") {
                assert_eq!(request.status, RequestStatus::Open);
            }
        }
    }
}

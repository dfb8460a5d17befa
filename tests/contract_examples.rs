//! The portal and the written contract agree: every example of
//! `end2end/api/openapi.yaml` decodes into the type the portal uses for it.
#![cfg(not(target_arch = "wasm32"))]

use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Case, CaseList, CaseStatus, Message};
use longgang_portal::domain::city::City;
use longgang_portal::domain::identity::{AttachmentId, CommunityId, ServiceCode, UnitId};
use longgang_portal::domain::points::application::{Application, ConsentText};
use longgang_portal::domain::points::check::check;
use longgang_portal::domain::points::facts::VerifiedFact;
use longgang_portal::domain::points::scheme::{Scheme, SchemeSummary};
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::receipt::{Receipt, ReceivedFile};
use longgang_portal::domain::reports::definition::{Datatype, decode_definition};
use longgang_portal::domain::reports::request::{
    Contact, NewRequest, Place, RequestStatus, decode_accepted, decode_errors, decode_requests,
};
use longgang_portal::domain::reports::service::decode_services;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fmt::Debug;

/// One example of the contract with where it stands.
struct Example {
    /// `POST /api/v1/session, answer 422`.
    place: String,
    /// Its name in the contract.
    name: String,
    /// The status it answers with; `None` for a request.
    status: Option<u16>,
    /// The name of its schema.
    schema: String,
    /// The example itself.
    value: Value,
}

fn contract() -> Value {
    let text = include_str!("../end2end/api/openapi.yaml");
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

fn members<'a>(value: &'a Value, name: &str) -> Vec<(&'a String, &'a Value)> {
    value
        .get(name)
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
        .collect()
}

/// Every content of every operation: place, status, media type, what is said of it.
fn contents(contract: &Value) -> Vec<(String, Option<u16>, &String, &Value)> {
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
fn schema_name(content: &Value) -> Option<&str> {
    content
        .pointer("/schema/$ref")
        .and_then(Value::as_str)?
        .rsplit('/')
        .next()
}

fn examples(contract: &Value) -> Vec<Example> {
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

// What the portal sends and reads outside of `domain`; unknown members would be
// slips of the pen here.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeRequest {
    phone: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CodeSent {
    expires_in: u32,
    resend_in: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    demonstration_code: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SignIn {
    phone: String,
    code: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Session {
    name: String,
    phone: String,
    expires_in: u32,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Lookup {
    number: String,
    access_code: String,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NewMessage {
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    access_code: Option<String>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Clock {
    now: chrono::DateTime<chrono::FixedOffset>,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClockTurn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    advance_minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    now: Option<chrono::DateTime<chrono::FixedOffset>>,
}

/// Decodes into `T`, and again what that encodes to. Gives the encoding.
fn there_and_back<T>(value: &Value) -> Result<Value, String>
where
    T: DeserializeOwned + Serialize + PartialEq + Debug,
{
    let decoded: T = serde_json::from_value(value.clone()).map_err(|error| error.to_string())?;
    let encoded = serde_json::to_value(&decoded).map_err(|error| error.to_string())?;
    let again: T = serde_json::from_value(encoded.clone()).map_err(|error| error.to_string())?;
    if decoded == again {
        Ok(encoded)
    } else {
        Err("its encoding decodes to something else".into())
    }
}

/// Reads an Open311 answer the way the portal does; `parts` must find as many
/// entries as the example has.
fn open311<T>(
    value: &Value,
    parts: impl Fn(&[u8]) -> Result<Vec<T>, String>,
) -> Result<Value, String> {
    let found = parts(value.to_string().as_bytes())?.len();
    let due = value.as_array().map_or(1, Vec::len);
    if found == due {
        Ok(value.clone())
    } else {
        Err(format!("{found} of {due} entries were read"))
    }
}

/// The example as the portal would write it, after the portal has read it.
fn decoded(schema: &str, value: &Value) -> Result<Value, String> {
    match schema {
        "Application" => there_and_back::<Application>(value),
        "Case" => there_and_back::<Case>(value),
        "CaseList" => there_and_back::<CaseList>(value),
        "City" => there_and_back::<City>(value),
        "Clock" => there_and_back::<Clock>(value),
        "ClockTurn" => there_and_back::<ClockTurn>(value),
        "CodeRequest" => there_and_back::<CodeRequest>(value),
        "CodeSent" => there_and_back::<CodeSent>(value),
        "ConsentText" => there_and_back::<ConsentText>(value),
        "Lookup" => there_and_back::<Lookup>(value),
        "Message" => there_and_back::<Message>(value),
        "NewMessage" => there_and_back::<NewMessage>(value),
        "Problem" => there_and_back::<Problem>(value),
        "Receipt" => there_and_back::<Receipt>(value),
        "ReceivedFile" => there_and_back::<ReceivedFile>(value),
        "Scheme" => there_and_back::<Scheme>(value),
        "SchemeSummaries" => there_and_back::<Vec<SchemeSummary>>(value),
        "Session" => there_and_back::<Session>(value),
        "SignIn" => there_and_back::<SignIn>(value),
        "VerifiedFacts" => there_and_back::<Vec<VerifiedFact>>(value),
        "WorkingCalendar" => there_and_back::<WorkingCalendar>(value),
        "AcceptedReports" => open311(value, |body| {
            let accepted = decode_accepted(body).map_err(|error| format!("{error:?}"))?;
            let receipt = accepted.and_then(|accepted| accepted.receipt());
            Ok(vec![receipt.ok_or("it gives no receipt")?])
        }),
        "Open311Errors" => open311(value, |body| Ok(decode_errors(body))),
        "Services" => open311(value, |body| {
            decode_services(body).map_err(|error| format!("{error:?}"))
        }),
        "ServiceRequests" => open311(value, |body| {
            decode_requests(body).map_err(|error| format!("{error:?}"))
        }),
        "ServiceDefinition" => open311(value, |body| {
            let definition = decode_definition(body).map_err(|error| format!("{error:?}"))?;
            let due = value["attributes"].as_array().map_or(0, Vec::len);
            if definition.attributes.len() == due {
                Ok(vec![definition])
            } else {
                Err("attributes are missing".into())
            }
        }),
        "NewReport" => Ok(form(&new_report(value).to_form())),
        // Any JSON server's list of places, and the word "ok".
        "Discovery" | "plain" => Ok(value.clone()),
        other => Err(format!("no type is known for the schema {other}")),
    }
}

/// A report built from the members of a form, as the portal builds it from a page.
fn new_report(form: &Value) -> NewRequest {
    let text = |name: &str| form[name].as_str().unwrap_or_default().to_owned();
    let number = |name: &str| {
        form[name]
            .as_str()
            .and_then(|degrees| degrees.parse::<f64>().ok())
    };
    let contact = Contact {
        first_name: text("first_name"),
        last_name: text("last_name"),
        phone: text("phone"),
        email: text("email"),
    };
    let list = |value: &Value| match value {
        Value::Array(items) => items
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        one => vec![one.as_str().unwrap_or_default().to_owned()],
    };
    let attributes = form.as_object().into_iter().flatten();
    NewRequest {
        service: ServiceCode::new(text("service_code")),
        api_key: text("api_key"),
        jurisdiction: None,
        description: text("description"),
        address: text("address_string"),
        place: number("lat")
            .zip(number("long"))
            .map(|(lat, long)| Place { lat, long }),
        unit: form["unit"].as_str().map(UnitId::from),
        community: form["community"].as_str().map(CommunityId::from),
        attributes: attributes
            .filter(|(name, _)| name.starts_with("attribute["))
            .flat_map(|(name, value)| list(value).into_iter().map(|one| (name.clone(), one)))
            .collect(),
        attachments: list(&form["attachment[]"])
            .into_iter()
            .filter(|id| !id.is_empty())
            .map(AttachmentId::new)
            .collect(),
        contact: Some(contact).filter(|contact| *contact != Contact::default()),
        public: form["public"] == "true",
    }
}

/// Pairs of a form as the contract writes them: names ending in `[]` hold lists.
fn form(pairs: &[(String, String)]) -> Value {
    let mut form = Map::new();
    for (name, value) in pairs {
        if name.ends_with("[]") {
            let list = form.entry(name.clone()).or_insert_with(|| json!([]));
            list.as_array_mut().expect("a list").push(json!(value));
        } else {
            let before = form.insert(name.clone(), json!(value));
            assert_eq!(before, None, "{name} is sent twice");
        }
    }
    Value::Object(form)
}

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
    assert_eq!(names.len(), 26);
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

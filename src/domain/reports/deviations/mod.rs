//! What servers were seen to do beside the specification, one test each. The
//! numbers are those of the list of deviations the portal was designed by; what is
//! about calls more than about decoding stands beside the code: 8 in
//! `registration`, 20 in `query` and `walk`, 23 in `filler`, and more of 9, 10 and
//! 16 in `stage`, `query` and `media`.

mod errors;
mod members;
mod shapes;
mod values;

use super::definition::{Datatype, ServiceDefinition, decode_definition};
use super::request::{
    Accepted, Place, Refusal, ReportNumber, RequestStatus, ServiceRequest, decode_accepted,
    decode_errors, decode_requests,
};
use super::service::{Service, ServiceKind, decode_services};
use serde_json::{Value, json};

fn services(body: Value) -> Vec<Service> {
    decode_services(body.to_string().as_bytes()).expect("services")
}

fn definition(body: Value) -> ServiceDefinition {
    decode_definition(body.to_string().as_bytes()).expect("a definition")
}

fn requests(body: Value) -> Vec<ServiceRequest> {
    decode_requests(body.to_string().as_bytes()).expect("requests")
}

/// One request with these members.
fn request(members: Value) -> ServiceRequest {
    let mut row = json!({"service_request_id": "1"});
    if let (Value::Object(row), Value::Object(members)) = (&mut row, members) {
        row.extend(members);
    }
    requests(json!([row])).remove(0)
}

fn accepted(body: Value) -> Option<Accepted> {
    decode_accepted(body.to_string().as_bytes()).expect("an answer")
}

fn errors(body: Value) -> Vec<(String, String)> {
    let pair = |refusal: Refusal| (refusal.code, refusal.description);
    decode_errors(body.to_string().as_bytes())
        .into_iter()
        .map(pair)
        .collect()
}

fn pair(code: &str, description: &str) -> (String, String) {
    (code.to_owned(), description.to_owned())
}

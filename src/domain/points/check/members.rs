//! Members of the JSON that no scheme has: mostly slips of the keyboard. The
//! decoder passes over them, so that a newer scheme can be read too.

use super::{Finding, SchemeFault};
use serde::Serialize;
use serde_json::Value;

/// The members of `json` that `read`, what was made of it, does not have. The
/// paths are JSON pointers (RFC 6901).
pub fn unknown_members(json: &Value, read: &impl Serialize) -> Vec<Finding> {
    let mut findings = Vec::new();
    if let Ok(read) = serde_json::to_value(read) {
        compare("", json, &read, &mut findings);
    }
    findings
}

fn compare(path: &str, json: &Value, read: &Value, findings: &mut Vec<Finding>) {
    match (json, read) {
        (Value::Object(json), Value::Object(read)) => {
            for (name, value) in json {
                let escaped = name.replace('~', "~0").replace('/', "~1");
                let path = format!("{path}/{escaped}");
                match read.get(name) {
                    Some(read) => compare(&path, value, read, findings),
                    // Nothing is said by what may be absent.
                    None if value.is_null() || is_empty(value) => {}
                    None => findings.push(Finding {
                        path,
                        fault: SchemeFault::UnknownMember,
                    }),
                }
            }
        }
        (Value::Array(json), Value::Array(read)) => {
            for (at, (json, read)) in json.iter().zip(read).enumerate() {
                compare(&format!("{path}/{at}"), json, read, findings);
            }
        }
        _ => {}
    }
}

/// What is not written because it is empty or no.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.is_empty(),
        Value::Object(members) => members.is_empty(),
        Value::Bool(flag) => !flag,
        _ => false,
    }
}

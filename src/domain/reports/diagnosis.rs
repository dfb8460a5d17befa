//! Which deviations an answer holds, for the owner of the server. It looks at the
//! answer beside the decoders, so that these stay as small as they are; it reads no
//! value into its findings, only names of members.

mod members;

use super::deviation::{Deviation, Met};
use super::read::read;
use super::tolerant::{MOST_ROWS, rows};
use super::{listed, service};
use crate::domain::read::parsed;
use serde_json::{Map, Value};

/// What was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnswerKind {
    /// `services.json`.
    Services,
    /// `services/{code}.json` of a service that announced one.
    Definition,
    /// `requests.json` or `requests/{id}.json`.
    Requests,
    /// The answer to a report, or to a token.
    Accepted,
    /// Any refusal.
    Error,
}

/// Findings kept of one answer; members nobody specified can be many.
const MOST_FINDINGS: usize = 100;

/// The longest name of a member that is told.
const LONGEST_NAME: usize = 40;

/// The deviations of one answer, each member once with how often. An answer that is
/// no JSON has none but that.
pub fn diagnose(kind: AnswerKind, body: &[u8]) -> Vec<Met> {
    let mut findings = Findings::default();
    let Ok(document) = read(body) else {
        let deviation = match kind {
            AnswerKind::Error => Deviation::ErrorForm,
            _ => Deviation::Transport,
        };
        findings.note(deviation, "");
        return findings.met;
    };
    // What only the forgiving reader understands.
    if parsed(body).is_err() {
        findings.note(Deviation::Transport, "");
    }
    match kind {
        AnswerKind::Error => findings.error(&document),
        AnswerKind::Definition => findings.definition(&document),
        AnswerKind::Services => {
            findings.list(&document, &["services", "service"], Findings::service)
        }
        AnswerKind::Requests => findings.list(&document, &REQUESTS, Findings::request),
        AnswerKind::Accepted => findings.list(&document, &REQUESTS, Findings::accepted),
    }
    findings.met
}

const REQUESTS: [&str; 4] = ["service_requests", "requests", "service_request", "request"];

/// Adds findings to those there are, in the order of their numbers.
pub fn add(all: &mut Vec<Met>, more: Vec<Met>) {
    for one in more {
        count(all, one);
    }
    all.sort_by(|a, b| (a.deviation, &a.member).cmp(&(b.deviation, &b.member)));
}

fn count(all: &mut Vec<Met>, one: Met) {
    let room = all.len() < MOST_FINDINGS;
    let same = |known: &&mut Met| known.deviation == one.deviation && known.member == one.member;
    match all.iter_mut().find(same) {
        Some(known) => known.times = known.times.saturating_add(one.times),
        None if room => all.push(one),
        None => {}
    }
}

#[derive(Default)]
struct Findings {
    met: Vec<Met>,
}

type Object = Map<String, Value>;

impl Findings {
    fn note(&mut self, deviation: Deviation, member: &str) {
        let member = told(member);
        let times = 1;
        count(
            &mut self.met,
            Met {
                deviation,
                member,
                times,
            },
        );
    }

    /// A list of rows, however it is wrapped.
    fn list(&mut self, document: &Value, wrappers: &[&str], look: fn(&mut Self, &Object)) {
        match document {
            Value::Array(_) => {}
            Value::Null => self.note(Deviation::EmptyNotList, ""),
            Value::Object(object) if object.is_empty() => self.note(Deviation::EmptyNotList, ""),
            _ => self.note(Deviation::Wrapper, ""),
        }
        for row in rows(document, wrappers).take(MOST_ROWS) {
            look(self, row.members());
        }
    }

    fn service(&mut self, row: &Object) {
        self.ids(row, &["service_code"]);
        self.flags(row, &["metadata"]);
        self.texts(row, &["service_name", "description", "type", "group"]);
        if row.get("keywords").is_some_and(Value::is_array) {
            self.note(Deviation::KeywordsAsList, "keywords");
        }
        if row.contains_key("groups") {
            self.note(Deviation::KeywordsAsList, "groups");
        }
        self.unknown(row, &service::KNOWN);
    }

    fn request(&mut self, row: &Object) {
        self.ids(
            row,
            &[
                "service_request_id",
                "service_code",
                "address_id",
                "zipcode",
            ],
        );
        self.number(row);
        self.texts(
            row,
            &[
                "status_notes",
                "service_name",
                "description",
                "service_notice",
                "address",
            ],
        );
        self.moments(
            row,
            &[
                "requested_datetime",
                "updated_datetime",
                "expected_datetime",
            ],
        );
        self.status(row);
        self.place(row);
        self.media(row);
        self.agency(row);
        if row.contains_key("attributes") {
            self.note(Deviation::AnswersInRequest, "attributes");
        }
        self.unknown(row, &listed::KNOWN);
    }

    fn accepted(&mut self, row: &Object) {
        self.ids(row, &["service_request_id", "token", "account_id"]);
        self.texts(row, &["service_notice"]);
    }

    fn definition(&mut self, document: &Value) {
        let definition = match document {
            Value::Object(object)
                if object.contains_key("attributes") || object.contains_key("service_code") =>
            {
                object
            }
            other => {
                self.note(Deviation::Wrapper, "");
                let inside = ["service_definition", "service_definitions"];
                match rows(other, &inside).next() {
                    Some(row) => row.members(),
                    None => return self.note(Deviation::NoQuestions, "attributes"),
                }
            }
        };
        self.ids(definition, &["service_code"]);
        let attributes: Vec<&Object> = match definition.get("attributes") {
            Some(list) => rows(list, &["attribute"])
                .map(|row| row.members())
                .collect(),
            None => Vec::new(),
        };
        if attributes.is_empty() {
            self.note(Deviation::NoQuestions, "attributes");
        }
        let mut last = None;
        for attribute in attributes {
            self.ids(attribute, &["code"]);
            self.flags(attribute, &["variable", "required"]);
            self.texts(attribute, &["description", "datatype_description"]);
            self.datatype(attribute);
            self.options(attribute);
            let order = attribute.get("order").and_then(Value::as_i64);
            if order.is_none() || order <= last {
                self.note(Deviation::Datatype, "order");
            }
            last = order.or(last);
        }
    }

    fn error(&mut self, document: &Value) {
        let well_formed = |item: &Value| {
            let has = |name: &str| item.get(name).is_some_and(|value| !value.is_null());
            has("code") && item.get("description").is_some_and(Value::is_string)
        };
        let fine = document
            .as_array()
            .is_some_and(|list| !list.is_empty() && list.iter().all(well_formed));
        let for_people = super::refusal::from_document(document)
            .iter()
            .all(super::refusal::Refusal::is_for_people);
        if !fine || !for_people {
            self.note(Deviation::ErrorForm, "");
        }
    }
}

/// The name of a member as it is told: what does not look like a name is none.
fn told(member: &str) -> String {
    let is_name = |c: char| c.is_ascii_alphanumeric() || "_-.:@$#".contains(c);
    if member.len() <= LONGEST_NAME && member.chars().all(is_name) {
        member.to_owned()
    } else {
        "…".to_owned()
    }
}

#[cfg(test)]
mod tests;

//! Single members of a row, held against what the specification says of them.

use super::super::deviation::Deviation;
use super::super::tolerant::is_nothing;
use super::{Findings, Object};
use crate::routes::percent_encoded;
use chrono::DateTime;
use serde_json::Value;

const DATATYPES: [&str; 6] = [
    "string",
    "number",
    "datetime",
    "text",
    "singlevaluelist",
    "multivaluelist",
];

impl Findings {
    pub(super) fn ids(&mut self, row: &Object, names: &[&str]) {
        for (name, value) in present(row, names) {
            match value {
                Value::String(id) if percent_encoded(id) == *id => {}
                Value::String(_) | Value::Number(_) => self.note(Deviation::IdNotPlain, name),
                _ => self.note(Deviation::EmptyElement, name),
            }
        }
    }

    pub(super) fn flags(&mut self, row: &Object, names: &[&str]) {
        for (name, value) in present(row, names) {
            if !value.is_boolean() {
                self.note(Deviation::BooleanAsText, name);
            }
        }
    }

    pub(super) fn texts(&mut self, row: &Object, names: &[&str]) {
        for (name, value) in present(row, names) {
            match value {
                Value::String(text) if has_markup(text) => self.note(Deviation::MarkupInText, name),
                Value::Object(_) | Value::Array(_) => self.note(Deviation::EmptyElement, name),
                _ => {}
            }
        }
    }

    pub(super) fn moments(&mut self, row: &Object, names: &[&str]) {
        for (name, value) in present(row, names) {
            match value {
                Value::String(text) if text.is_empty() => self.note(Deviation::EmptyElement, name),
                Value::String(text) if DateTime::parse_from_rfc3339(text).is_ok() => {}
                Value::Array(_) | Value::Object(_) => self.note(Deviation::EmptyElement, name),
                _ => self.note(Deviation::DateForm, name),
            }
        }
    }

    pub(super) fn number(&mut self, row: &Object) {
        if row.get("service_request_id").is_none_or(is_nothing) {
            self.note(Deviation::NoNumber, "service_request_id");
        }
    }

    pub(super) fn status(&mut self, row: &Object) {
        let known = matches!(
            row.get("status").and_then(Value::as_str),
            Some("open" | "closed")
        );
        if !known {
            self.note(Deviation::StatusWord, "status");
        }
    }

    pub(super) fn place(&mut self, row: &Object) {
        for (name, value) in present(row, &["lat", "long"]) {
            if !value.is_number() || value.as_f64() == Some(0.0) {
                self.note(Deviation::PlaceNotNumber, name);
            }
        }
    }

    pub(super) fn media(&mut self, row: &Object) {
        for (name, value) in present(row, &["media_url"]) {
            let fine = value.as_str().is_some_and(|address| {
                address.is_empty() || address.starts_with("https://") && address.trim() == address
            });
            if !fine {
                self.note(Deviation::MediaForm, name);
            }
        }
    }

    pub(super) fn agency(&mut self, row: &Object) {
        for (name, value) in present(row, &["agency_responsible"]) {
            if !value.is_string() {
                self.note(Deviation::AgencyForm, name);
            }
        }
    }

    pub(super) fn datatype(&mut self, attribute: &Object) {
        let known = attribute
            .get("datatype")
            .and_then(Value::as_str)
            .is_some_and(|name| DATATYPES.contains(&name));
        if !known {
            self.note(Deviation::Datatype, "datatype");
        }
    }

    pub(super) fn options(&mut self, attribute: &Object) {
        let is_list = attribute
            .get("datatype")
            .and_then(Value::as_str)
            .is_some_and(|name| name.ends_with("valuelist"));
        let plain = |option: &Value, name: &str| {
            option
                .get(name)
                .is_some_and(|value| value.is_string() || value.is_number())
        };
        let fine = match attribute.get("values") {
            Some(Value::Array(list)) if !list.is_empty() => list
                .iter()
                .all(|option| plain(option, "key") && plain(option, "name")),
            Some(Value::Array(_) | Value::Null) | None => !is_list,
            Some(_) => false,
        };
        if !fine {
            self.note(Deviation::OptionsMalformed, "values");
        }
    }

    pub(super) fn unknown(&mut self, row: &Object, known: &[&str]) {
        for name in row.keys() {
            // Read all the same, because one server misspells it so.
            if !known.contains(&name.as_str()) || name == "adress_id" {
                self.note(Deviation::UnknownMember, name);
            }
        }
    }
}

/// The members that are there and not `null`, which the specification allows.
fn present<'a>(
    row: &'a Object,
    names: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, &'a Value)> {
    names.iter().filter_map(|name| {
        let value = row.get(*name).filter(|value| !value.is_null())?;
        Some((*name, value))
    })
}

/// Whether a text holds what [`super::super::plain_text::words`] would change.
fn has_markup(text: &str) -> bool {
    text.contains(['<', '&']) && super::super::plain_text::words(text) != text.trim()
}

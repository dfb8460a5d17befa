//! The form for the questions of an Open311 service, and its answers on the wire.

use super::answer::{Answer, Answers};
use super::check::{Checked, check};
use super::definition::{Choice, Field, FieldKind, FormDefinition, Page};
use crate::domain::calendar::city_offset;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FieldId, OptionId, PageId};
use crate::domain::reports::definition::{Attribute, AttributeValue, Datatype, ServiceDefinition};
use crate::domain::text::Text;
use chrono::{NaiveDate, NaiveDateTime, SecondsFormat};

/// Most characters of one line; GeoReport v2 names no limit.
const LINE: u32 = 200;
/// Most characters of a text, as of the description (GeoReport v2).
const TEXT: u32 = 4_000;
/// Numbers of a report (a house number, a count, a price) within a billion.
const LARGEST: i64 = 1_000_000_000;

/// The questions of a service as one page named `questions`; its title is the
/// caller's, who knows the name of the service. No questions give no page. Field
/// ids are the attributes' codes.
pub fn form(definition: &ServiceDefinition) -> FormDefinition {
    let fields: Vec<Field> = definition.attributes.iter().map(field).collect();
    let pages = if fields.is_empty() {
        Vec::new()
    } else {
        vec![Page {
            id: PageId::new("questions"),
            fields,
            ..Page::default()
        }]
    };
    FormDefinition {
        id: form_id(definition),
        pages,
    }
}

/// The answers as `attribute[code]=value` pairs, in the order of the questions; a
/// list of several is `attribute[code][]`, repeated. What is empty or faulty is
/// left out, so check first. Moments are W3C dates with the city's offset.
pub fn attributes(definition: &ServiceDefinition, answers: &Answers) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    for attribute in &definition.attributes {
        let field = field(attribute);
        let answer = answers.get(&field.id).unwrap_or(&Answer::Empty);
        // Nothing here is compared with today: GeoReport has no bounds.
        let Ok(checked) = check(&field, answer, NaiveDate::MAX) else {
            continue;
        };
        let name = format!("attribute[{}]", attribute.code);
        let value = match checked {
            Checked::Many(ids) => {
                pairs.extend(ids.iter().map(|id| (format!("{name}[]"), id.to_string())));
                continue;
            }
            Checked::Text(text) => text,
            Checked::Number(number) => number.to_string(),
            Checked::DateTime(moment) => with_offset(moment),
            Checked::Choice(id) => id.to_string(),
            _ => continue,
        };
        if !value.is_empty() {
            pairs.push((name, value));
        }
    }
    pairs
}

fn field(attribute: &Attribute) -> Field {
    Field {
        id: FieldId::new(attribute.code.as_str()),
        label: attribute.description.clone(),
        hint: attribute.datatype_description.clone(),
        kind: kind(attribute),
        required: attribute.required && attribute.datatype != Datatype::Information,
        may_be_unknown: false,
        visible_when: None,
        evidence: Text::default(),
        private: false,
        cell: None,
    }
}

fn kind(attribute: &Attribute) -> FieldKind {
    match attribute.datatype {
        Datatype::String => FieldKind::Text {
            max: LINE,
            lines: false,
        },
        Datatype::Text => FieldKind::Text {
            max: TEXT,
            lines: true,
        },
        Datatype::Number => FieldKind::Number {
            unit: Text::default(),
            min: Decimal::from_whole(-LARGEST),
            max: Decimal::from_whole(LARGEST),
            decimals: 4,
        },
        Datatype::DateTime => FieldKind::DateTime,
        Datatype::SingleValueList => FieldKind::Choice {
            options: options(&attribute.values),
        },
        Datatype::MultiValueList => FieldKind::Many {
            options: options(&attribute.values),
        },
        Datatype::Information => FieldKind::Note,
    }
}

fn options(values: &[AttributeValue]) -> Vec<Choice> {
    let option = |value: &AttributeValue| Choice {
        id: OptionId::new(value.key.as_str()),
        label: value.name.clone(),
        hint: Text::default(),
    };
    values.iter().map(option).collect()
}

fn with_offset(moment: NaiveDateTime) -> String {
    let local = moment.and_local_timezone(city_offset()).single();
    local
        .map(|moment| moment.to_rfc3339_opts(SecondsFormat::Secs, false))
        .unwrap_or_default()
}

/// The service and a fingerprint of its questions: an answer kept for other
/// questions under the same codes must not be taken for one to these.
fn form_id(definition: &ServiceDefinition) -> String {
    let mut print = Fingerprint::default();
    for attribute in &definition.attributes {
        print.add(&attribute.code);
        print.add(match attribute.datatype {
            Datatype::String => "string",
            Datatype::Number => "number",
            Datatype::DateTime => "datetime",
            Datatype::Text => "text",
            Datatype::SingleValueList => "one",
            Datatype::MultiValueList => "many",
            Datatype::Information => "note",
        });
        attribute
            .values
            .iter()
            .for_each(|value| print.add(&value.key));
    }
    format!("service:{}:{:08x}", definition.code, print.0)
}

/// FNV-1a in 32 bits: the same on every device and in every release, which the
/// hashes of the standard library do not promise.
struct Fingerprint(u32);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0x811c_9dc5)
    }
}

impl Fingerprint {
    fn add(&mut self, text: &str) {
        // The zero keeps "ab","c" from looking like "a","bc".
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        }
    }
}

//! The questions a service asks besides place and description.

use super::read::{Undecodable, read};
use super::tolerant::{Row, rows, rows_of};
use crate::domain::identity::ServiceCode;
use crate::domain::text::Text;
use serde_json::Value;

/// More questions of one service are not kept: nobody answers so many.
pub const MOST_QUESTIONS: usize = 200;
/// More options of one question are not kept: nobody chooses among so many.
pub const MOST_OPTIONS: usize = 1_000;

/// `services/{code}.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ServiceDefinition {
    /// Which service; empty where the server does not say.
    pub code: ServiceCode,
    /// The questions, by their `order`; equal numbers stay as the server has them.
    pub attributes: Vec<Attribute>,
}

/// One question, or a text to read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Attribute {
    /// Its code; `note-3` for a text to read that has none.
    pub code: String,
    /// What kind of answer it takes.
    pub datatype: Datatype,
    /// Whether an answer is demanded.
    pub required: bool,
    /// Its place among the others; missing ones come last.
    pub order: i64,
    /// The question, or the text to read.
    pub description: Text,
    /// How to answer.
    pub datatype_description: Text,
    /// The options of a list.
    pub values: Vec<AttributeValue>,
}

/// One option of a list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AttributeValue {
    /// What is sent.
    pub key: String,
    /// What is read.
    pub name: Text,
}

/// What kind of answer an attribute takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Datatype {
    /// One line.
    String,
    /// A number.
    Number,
    /// A day and a time of day.
    DateTime,
    /// Several lines; and any datatype not known.
    #[default]
    Text,
    /// One of the values.
    SingleValueList,
    /// Any of the values.
    MultiValueList,
    /// Nothing: a text to read (`variable` false, or a datatype "Informational").
    Information,
}

/// Reads a service definition. `[]`, `null` and a missing list mean that the
/// service has no questions.
pub fn decode_definition(body: &[u8]) -> Result<ServiceDefinition, Undecodable> {
    let document = read(body)?;
    // {"service_definition": {…}}, [{…}] and {…} all hold one definition.
    let wrappers = ["service_definition", "service_definitions"];
    let rows_of = rows_of(&document, &wrappers, &["attributes", "service_code"])?;
    let Some(row) = rows_of.first() else {
        return Ok(ServiceDefinition::default());
    };
    let mut attributes: Vec<Attribute> = Vec::new();
    if let Some(list) = row.get("attributes") {
        for (index, row) in rows(list, &["attribute"]).take(MOST_QUESTIONS).enumerate() {
            if let Some(attribute) = attribute(row, index)
                && attributes.iter().all(|known| known.code != attribute.code)
            {
                attributes.push(attribute);
            }
        }
    }
    attributes.sort_by_key(|attribute| attribute.order);
    Ok(ServiceDefinition {
        code: ServiceCode::new(row.id("service_code").unwrap_or_default()),
        attributes,
    })
}

fn attribute(row: Row<'_>, index: usize) -> Option<Attribute> {
    let values = values(row.get("values"));
    let datatype = if row.flag("variable") == Some(false) {
        Datatype::Information
    } else {
        datatype(&row.line("datatype").unwrap_or_default(), values.is_empty())
    };
    let code = match row.id("code") {
        Some(code) => code,
        None if datatype == Datatype::Information => format!("note-{}", index + 1),
        // An answer without a code could not be sent.
        None => return None,
    };
    let description = row.words("description");
    Some(Attribute {
        description: if description.is_empty() {
            Text::plain(code.as_str())
        } else {
            description
        },
        code,
        datatype,
        required: row.flag("required").unwrap_or(false),
        order: row.whole("order").unwrap_or(i64::MAX),
        datatype_description: row.words("datatype_description"),
        values,
    })
}

/// The datatype by its name. A list without values can only be written.
fn datatype(name: &str, no_values: bool) -> Datatype {
    match name.to_ascii_lowercase().as_str() {
        "string" => Datatype::String,
        "number" => Datatype::Number,
        "datetime" => Datatype::DateTime,
        "singlevaluelist" | "picklist" if !no_values => Datatype::SingleValueList,
        "multivaluelist" if !no_values => Datatype::MultiValueList,
        "informational" => Datatype::Information,
        _ => Datatype::Text,
    }
}

fn values(list: Option<&Value>) -> Vec<AttributeValue> {
    let mut values: Vec<AttributeValue> = Vec::new();
    let rows = list.into_iter().flat_map(|list| rows(list, &["value"]));
    for row in rows.take(MOST_OPTIONS) {
        let Some(key) = row.id("key").or_else(|| row.line("name")) else {
            continue;
        };
        let name = row.words("name");
        if values.iter().all(|known| known.key != key) {
            let name = if name.is_empty() {
                Text::plain(key.as_str())
            } else {
                name
            };
            values.push(AttributeValue { key, name });
        }
    }
    values
}

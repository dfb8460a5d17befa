//! Examples read by the very types the portal uses.

use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Case, CaseList, Message};
use longgang_portal::domain::city::City;
use longgang_portal::domain::identity::{AttachmentId, CommunityId, ServiceCode, UnitId};
use longgang_portal::domain::points::application::{Application, ConsentText};
use longgang_portal::domain::points::fact_correction::FactCorrection;
use longgang_portal::domain::points::facts::VerifiedFact;
use longgang_portal::domain::points::scheme::{Scheme, SchemeSummary};
use longgang_portal::domain::points::standing::{
    ApplicationStanding, NewAppeal, NewCorrection, RankingPage, RoundList,
};
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::receipt::{Receipt, ReceivedFile};
use longgang_portal::domain::reports::definition::decode_definition;
use longgang_portal::domain::reports::request::{
    Contact, NewRequest, Place, decode_accepted, decode_errors, decode_requests,
};
use longgang_portal::domain::reports::service::{ServiceKind, decode_services};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::fmt::Debug;

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
pub fn decoded(schema: &str, value: &Value) -> Result<Value, String> {
    match schema {
        "Application" => there_and_back::<Application>(value),
        "ApplicationStanding" => there_and_back::<ApplicationStanding>(value),
        "Case" => there_and_back::<Case>(value),
        "CaseList" => there_and_back::<CaseList>(value),
        "City" => there_and_back::<City>(value),
        "Clock" => there_and_back::<Clock>(value),
        "ClockTurn" => there_and_back::<ClockTurn>(value),
        "CodeRequest" => there_and_back::<CodeRequest>(value),
        "CodeSent" => there_and_back::<CodeSent>(value),
        "ConsentText" => there_and_back::<ConsentText>(value),
        "FactCorrection" => there_and_back::<FactCorrection>(value),
        "Lookup" => there_and_back::<Lookup>(value),
        "Message" => there_and_back::<Message>(value),
        "NewAppeal" => there_and_back::<NewAppeal>(value),
        "NewCorrection" => there_and_back::<NewCorrection>(value),
        "NewMessage" => there_and_back::<NewMessage>(value),
        "Problem" => there_and_back::<Problem>(value),
        "Ranking" => there_and_back::<RankingPage>(value),
        "Receipt" => there_and_back::<Receipt>(value),
        "ReceivedFile" => there_and_back::<ReceivedFile>(value),
        "RoundList" => there_and_back::<RoundList>(value),
        "Scheme" => there_and_back::<Scheme>(value),
        "SchemeSummaries" => there_and_back::<Vec<SchemeSummary>>(value),
        "Session" => there_and_back::<Session>(value),
        "SignIn" => there_and_back::<SignIn>(value),
        "VerifiedFacts" => there_and_back::<Vec<VerifiedFact>>(value),
        "WorkingCalendar" => there_and_back::<WorkingCalendar>(value),
        "AcceptedReports" => open311(value, |body| {
            let accepted = decode_accepted(body).map_err(|error| format!("{error:?}"))?;
            let receipt = accepted.and_then(|accepted| accepted.receipt(ServiceKind::Realtime));
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
        // Any JSON server's list of places, the word "ok", and nothing at all.
        "Discovery" | "Withdrawal" | "plain" => Ok(value.clone()),
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

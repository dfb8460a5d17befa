//! A service of an Open311 city: one kind of problem that can be reported.

use super::read::{Undecodable, read};
use super::tolerant::{Row, rows_of};
use crate::domain::identity::{MatterClassId, ServiceCode};
use crate::domain::map::Set;
use crate::domain::text::Text;
use serde_json::{Map, Value};

/// More services are not kept.
pub const MOST_SERVICES: usize = 2_000;

/// One entry of `services.json`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Service {
    /// Its code; may hold any character, so percent-encode it in paths.
    pub code: ServiceCode,
    /// Its name; the code where the server gives none.
    pub name: Text,
    /// What belongs to it.
    pub description: Text,
    /// Whether it says it has a definition with questions of its own. A server
    /// may be wrong either way: no definition then means no questions.
    pub has_definition: bool,
    /// When its reports get their number.
    pub kind: ServiceKind,
    /// Words to find it by.
    pub keywords: Vec<String>,
    /// The groups it stands in; often one, sometimes none.
    pub groups: Vec<String>,
    /// The class of matter whose promises hold (our stand-in's extension).
    pub matter_class: Option<MatterClassId>,
    /// Keys the portal does not know.
    pub extra: Map<String, Value>,
}

/// When a report gets its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ServiceKind {
    /// At once; and any kind not known.
    #[default]
    Realtime,
    /// Later: first a token.
    Batch,
    /// Never.
    Blackbox,
}

/// Reads `services.json`. Services without a code are left out; of two with the
/// same code the first stays.
pub fn decode_services(body: &[u8]) -> Result<Vec<Service>, Undecodable> {
    let document = read(body)?;
    let mut seen = Set::new();
    let rows = rows_of(&document, &["services", "service"], &["service_code"])?;
    let services = rows.into_iter().take(MOST_SERVICES).filter_map(service);
    Ok(services
        .filter(|service| seen.insert(service.code.clone()))
        .collect())
}

fn service(row: Row<'_>) -> Option<Service> {
    let code = row.id("service_code")?;
    let name = row.words("service_name");
    let mut groups = row.list("groups", &[]);
    if let Some(group) = row.line("group")
        && !groups.contains(&group)
    {
        groups.insert(0, group);
    }
    Some(Service {
        name: if name.is_empty() {
            Text::plain(code.as_str())
        } else {
            name
        },
        code: ServiceCode::new(code),
        description: row.words("description"),
        has_definition: row.flag("metadata").unwrap_or(false),
        kind: match row
            .line("type")
            .unwrap_or_default()
            .to_ascii_lowercase()
            .as_str()
        {
            "batch" => ServiceKind::Batch,
            "blackbox" => ServiceKind::Blackbox,
            _ => ServiceKind::Realtime,
        },
        keywords: row.list("keywords", &[',', '，', '、', ';', '；']),
        groups,
        matter_class: row.id("matter_class").map(MatterClassId::new),
        extra: row.extra(&KNOWN),
    })
}

/// The members that are read.
pub(super) const KNOWN: [&str; 9] = [
    "service_code",
    "service_name",
    "description",
    "metadata",
    "type",
    "keywords",
    "group",
    "groups",
    "matter_class",
];

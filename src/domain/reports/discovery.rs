//! Where a city's endpoints are, and what they speak (Open311 Service Discovery).

use super::read::{Undecodable, read};
use super::tolerant::{Row, rows, rows_of};

/// `discovery.json`. Its location may differ from that of the API.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Discovery {
    /// Whom to ask; free text.
    pub contact: String,
    /// How to get a key; free text.
    pub key_service: String,
    /// When something last changed; free text, since servers write it in any form.
    pub changeset: String,
    /// The endpoints.
    pub endpoints: Vec<Endpoint>,
}

/// One endpoint of a city.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Endpoint {
    /// Address of the specification it follows.
    pub specification: String,
    /// Its own address, without a slash at the end.
    pub url: String,
    /// Whether it is for testing: what is sent there reaches nobody.
    pub is_test: bool,
    /// Whether it speaks JSON; one that does not say is taken to.
    pub speaks_json: bool,
    /// The extensions it says it has (an extension itself), see
    /// [`super::extension::Extension`].
    pub extensions: Vec<String>,
}

impl Discovery {
    /// The endpoint reports go to: GeoReport v2 in JSON, one in use before one for
    /// testing.
    pub fn geo_report(&self) -> Option<&Endpoint> {
        let fits = |one: &&Endpoint| one.speaks_json && one.is_geo_report_v2();
        let in_use = self.endpoints.iter().filter(fits).find(|one| !one.is_test);
        in_use.or_else(|| self.endpoints.iter().find(fits))
    }
}

impl Endpoint {
    /// Both spellings are in use: `http://wiki.open311.org/GeoReport_v2` and
    /// `https://wiki.open311.org/GeoReport/v2`.
    fn is_geo_report_v2(&self) -> bool {
        let name = self.specification.trim_end_matches('/');
        let name = name.to_ascii_lowercase().replace(['_', '/'], "");
        name.ends_with("georeportv2")
    }
}

/// Reads `discovery.json`; endpoints without an address are left out.
pub fn decode_discovery(body: &[u8]) -> Result<Discovery, Undecodable> {
    let document = read(body)?;
    let marks = ["endpoints", "changeset", "contact", "key_service"];
    let found = rows_of(&document, &["discovery"], &marks)?;
    let Some(row) = found.first() else {
        return Ok(Discovery::default());
    };
    let listed = row.get("endpoints").into_iter();
    Ok(Discovery {
        contact: row.text("contact"),
        key_service: row.text("key_service"),
        changeset: row.line("changeset").unwrap_or_default(),
        endpoints: listed
            .flat_map(|list| rows(list, &["endpoint"]))
            .filter_map(endpoint)
            .collect(),
    })
}

fn endpoint(row: Row<'_>) -> Option<Endpoint> {
    let formats = row
        .get("formats")
        .map(|value| match value.get("format") {
            // The mechanical mapping of XML keeps the inner element.
            Some(inner) => super::tolerant::plain(inner),
            None => super::tolerant::plain(value),
        })
        .unwrap_or_default();
    Some(Endpoint {
        specification: row.line("specification").unwrap_or_default(),
        url: row.line("url")?.trim_end_matches('/').to_owned(),
        is_test: row
            .line("type")
            .is_some_and(|kind| kind.eq_ignore_ascii_case("test")),
        speaks_json: formats.is_empty() || formats.iter().any(|format| format.contains("json")),
        extensions: row.list("extensions", &[',']),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn discovery(body: Value) -> Discovery {
        decode_discovery(body.to_string().as_bytes()).expect("a discovery")
    }

    #[test]
    fn the_endpoint_in_use_goes_before_the_one_for_testing() {
        // As in the specification's own example, with the changesets seen in the wild.
        let found = discovery(json!({
            "changeset": "2011-09-1 17:35",
            "contact": "You can email or call for assistance api@mycity.org +1 (555) 555-5555",
            "key_service": "You can request a key here: http://api.mycity.gov/api_key/request",
            "endpoints": [
                {"specification": "http://wiki.open311.org/GeoReport_v1", "url": "http://open311.mycity.gov/v1/",
                    "type": "production", "formats": ["text/xml"]},
                {"specification": "http://wiki.open311.org/GeoReport_v2/", "url": "http://open311.mycity.gov/test/v2",
                    "type": "test", "formats": ["text/xml", "application/json"]},
                {"specification": "https://wiki.open311.org/GeoReport/v2", "url": "http://open311.mycity.gov/v2/",
                    "type": "production", "formats": {"format": ["text/xml", "application/json"]}},
            ],
        }));
        assert_eq!(found.changeset, "2011-09-1 17:35");
        let endpoint = found.geo_report().expect("an endpoint");
        assert_eq!(endpoint.url, "http://open311.mycity.gov/v2");
    }

    #[test]
    fn an_endpoint_that_speaks_xml_only_is_none_to_use() {
        let endpoint = |formats: Value| {
            json!({"endpoints": [{"specification": "http://wiki.open311.org/GeoReport_v2",
                "url": "https://a/v2", "type": "test", "formats": formats}]})
        };
        assert_eq!(discovery(endpoint(json!(["text/xml"]))).geo_report(), None);
        for formats in [json!("application/json"), json!([]), Value::Null] {
            let found = discovery(endpoint(formats));
            assert_eq!(found.geo_report().map(|one| one.is_test), Some(true));
        }
    }

    #[test]
    fn a_city_without_discovery_says_nothing() {
        assert_eq!(discovery(json!({})), Discovery::default());
        assert_eq!(discovery(Value::Null), Discovery::default());
        assert!(decode_discovery(b"<html>404</html>").is_err());
        assert!(decode_discovery(br#"{"message": "not found"}"#).is_err());
    }
}

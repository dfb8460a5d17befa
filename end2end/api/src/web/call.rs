//! One request, read completely.

use super::refusal::Refusal;
use axum::http::{HeaderMap, Method};
use longgang_portal::domain::read::{self, Read};
use std::net::IpAddr;

/// A request with its body in memory.
#[derive(Debug)]
pub struct Call {
    /// The method.
    pub method: Method,
    /// The path as it was asked for.
    pub path: String,
    /// The variable part of the path, decoded; empty where there is none.
    pub param: String,
    /// The query, its pairs in order.
    pub query: Vec<(String, String)>,
    /// The headers.
    pub headers: HeaderMap,
    /// Where it came from.
    pub client: IpAddr,
    /// The body.
    pub body: Vec<u8>,
}

impl Call {
    /// A header as text; absent when it is not plain text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// The media type of the body without its parameters, in lower case.
    pub fn media_type(&self) -> String {
        let whole = self.header("content-type").unwrap_or_default();
        whole
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase()
    }

    /// A member of the query; empty counts as absent.
    pub fn asked(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, value)| key == name && !value.trim().is_empty())
            .map(|(_, value)| value.trim())
    }

    /// A member of the query as it was written, empty or not.
    pub fn given(&self, name: &str) -> Option<&str> {
        let given = self.query.iter().find(|(key, _)| key == name);
        given.map(|(_, value)| value.as_str())
    }

    /// The body as JSON: 415 for another media type, 400 for no JSON, 422 for
    /// JSON of another shape.
    pub fn json<T: serde::de::DeserializeOwned>(&self) -> Result<T, Refusal> {
        serde_path_to_error::deserialize(self.value()?).map_err(|error| {
            let pointer = pointer(error.path());
            Refusal::wrong(&pointer, "shape", &error.into_inner().to_string())
        })
    }

    /// The same for what the domain itself reads.
    pub fn document<T: Read>(&self) -> Result<T, Refusal> {
        read::from_value(&self.value()?)
            .map_err(|why| Refusal::wrong(why.path(), "shape", &why.to_string()))
    }

    /// Read on its own first, so that an unfinished body is told from one of
    /// another shape.
    fn value(&self) -> Result<serde_json::Value, Refusal> {
        if self.media_type() != "application/json" {
            return Err(unsupported("The body must be application/json."));
        }
        serde_json::from_slice(&self.body).map_err(|error| Refusal::malformed(&error.to_string()))
    }
}

/// 415.
pub fn unsupported(title: &str) -> Refusal {
    Refusal::new(
        axum::http::StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "unsupported-media-type",
        title,
    )
}

/// A path in a value as JSON pointer (RFC 6901).
fn pointer(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    path.iter()
        .map(|segment| match segment {
            Segment::Seq { index } => format!("/{index}"),
            Segment::Map { key } => format!("/{}", key.replace('~', "~0").replace('/', "~1")),
            Segment::Enum { .. } | Segment::Unknown => String::new(),
        })
        .collect()
}

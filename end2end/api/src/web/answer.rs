//! An answer as a value: it can be stored and given again.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use serde::{Deserialize, Serialize};

/// What goes back to the caller.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Media type of the body; empty for none.
    pub media_type: String,
    /// Headers of this answer beyond those every answer has.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Answer {
    /// An answer without a body.
    pub fn empty(status: StatusCode) -> Self {
        Self {
            status: status.as_u16(),
            media_type: String::new(),
            headers: vec![],
            body: vec![],
        }
    }

    /// An answer with bytes.
    pub fn bytes(status: StatusCode, media_type: &str, body: Vec<u8>) -> Self {
        Self {
            status: status.as_u16(),
            media_type: media_type.to_owned(),
            headers: vec![],
            body,
        }
    }

    /// An answer in JSON.
    pub fn json(status: StatusCode, value: &impl Serialize) -> Result<Self, serde_json::Error> {
        Ok(Self::bytes(
            status,
            "application/json",
            serde_json::to_vec(value)?,
        ))
    }

    /// With one more header.
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// As the web framework sends it. A header that cannot be sent is left out.
    pub fn into_response(self) -> Response {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() =
            StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        if let Ok(media_type) = HeaderValue::from_str(&self.media_type)
            && !media_type.is_empty()
        {
            headers.insert(header::CONTENT_TYPE, media_type);
        }
        for (name, value) in self.headers {
            if let (Ok(name), Ok(value)) = (
                name.parse::<header::HeaderName>(),
                HeaderValue::from_str(&value),
            ) {
                headers.append(name, value);
            }
        }
        response
    }
}

//! The stream of changes. Read as an answer that never ends: the browser's own reader
//! of such streams cannot say after which event another tab should go on.

use super::endpoints;
use super::listeners::tell;
use crate::domain::live::terms::{self, Line};
use crate::domain::retry;
use gloo_net::http::RequestBuilder;
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, ReadableStreamDefaultReader, RequestCredentials};

/// What the question for the stream brought.
pub enum Opening {
    /// Here it is.
    Open(EventStream),
    /// None, and why; seconds to wait where the server says.
    Not(Line, Option<u32>),
}

/// A stream that is open.
pub struct EventStream(ReadableStreamDefaultReader);

/// `GET /events`, after the event `last` where one is known. It goes on until
/// `ended` says so.
pub async fn open(last: Option<&str>, ended: Option<&AbortSignal>) -> Opening {
    if !window().navigator().on_line() {
        return Opening::Not(Line::Later, None);
    }
    let mut request = RequestBuilder::new(&endpoints::api("/events"))
        .credentials(RequestCredentials::SameOrigin)
        .abort_signal(ended)
        .header("Accept", "text/event-stream");
    if let Some(last) = last {
        request = request.header("Last-Event-ID", last);
    }
    let Ok(response) = request.send().await else {
        return Opening::Not(Line::Later, None);
    };
    let headers = response.headers();
    let media_type = headers.get("Content-Type").unwrap_or_default();
    let line = terms::line(response.status(), &media_type);
    if response.status() == 401 {
        tell(|listeners| (listeners.signed_out)());
    }
    let reader = response
        .body()
        .filter(|_| line == Line::Open)
        .and_then(|body| body.get_reader().dyn_into().ok());
    match reader {
        Some(reader) => Opening::Open(EventStream(reader)),
        None if line == Line::Open => Opening::Not(Line::NotThere, None),
        None => {
            let (rest, date) = (headers.get("Retry-After"), headers.get("Date"));
            let rest = rest.and_then(|rest| retry::retry_after(&rest, date.as_deref()));
            Opening::Not(line, rest)
        }
    }
}

impl EventStream {
    /// The next bytes; none when it has ended or was cut.
    pub async fn next(&self) -> Option<Vec<u8>> {
        let piece = JsFuture::from(self.0.read()).await.ok()?;
        let value = |name: &str| js_sys::Reflect::get(&piece, &JsValue::from_str(name)).ok();
        if value("done")?.is_truthy() {
            return None;
        }
        Some(js_sys::Uint8Array::new(&value("value")?).to_vec())
    }
}

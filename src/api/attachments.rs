//! Files. One request per file, by XMLHttpRequest: `fetch` cannot say how far
//! an upload is.

use super::client::{decode, heard, problem};
use super::endpoints;
use super::error::ApiError;
use crate::domain::identity::{AttachmentId, IdempotencyKey};
use crate::domain::receipt::ReceivedFile;
use crate::routes::percent_encoded;
use leptos::leptos_dom::helpers::set_interval_with_handle;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, ProgressEvent, XmlHttpRequest};

/// So long without a byte moving ends an upload, in milliseconds: a slow line
/// may take as long as it needs.
const STALLED: f64 = 20_000.0;

/// A file on its way, which can be stopped.
#[derive(Clone)]
pub struct Sending(XmlHttpRequest);

impl Sending {
    /// Stops it; the upload then ends as unreachable.
    pub fn stop(&self) {
        let _ = self.0.abort();
    }
}

/// `POST /attachments`. `digest` is the base64 of the SHA-256 of the content,
/// absent where the browser cannot compute it. `progress` is told the share
/// sent, 0 to 1; `started` gets the handle. Problems: 413 `too-large`, 422
/// `invalid` with code `empty`, `type` or `digest`.
pub async fn send(
    file: &File,
    digest: Option<String>,
    key: &IdempotencyKey,
    progress: Box<dyn Fn(f64)>,
    started: impl FnOnce(Sending),
) -> Result<ReceivedFile, ApiError> {
    if !leptos::prelude::window().navigator().on_line() {
        return Err(ApiError::Offline);
    }
    let request = XmlHttpRequest::new().map_err(|_| ApiError::Unreadable)?;
    prepare(&request, file, digest, key).map_err(|_| ApiError::Unreadable)?;
    started(Sending(request.clone()));
    finished(&request, file, progress).await;
    read(&request)
}

fn prepare(
    request: &XmlHttpRequest,
    file: &File,
    digest: Option<String>,
    key: &IdempotencyKey,
) -> Result<(), JsValue> {
    request.open("POST", &endpoints::api("/attachments"))?;
    let kind = file.type_();
    let kind = if kind.is_empty() {
        "application/octet-stream"
    } else {
        &kind
    };
    request.set_request_header("Content-Type", kind)?;
    request.set_request_header("X-File-Name", &percent_encoded(&file.name()))?;
    request.set_request_header("X-Portal-Request", "1")?;
    request.set_request_header("Idempotency-Key", key.as_str())?;
    if let Some(digest) = digest {
        request.set_request_header("Content-Digest", &format!("sha-256=:{digest}:"))?;
    }
    Ok(())
}

/// Sends and waits until it is over, one way or the other.
async fn finished(request: &XmlHttpRequest, file: &File, progress: Box<dyn Fn(f64)>) {
    let moved = Rc::new(Cell::new(js_sys::Date::now()));
    let on_progress = {
        let moved = Rc::clone(&moved);
        Closure::<dyn Fn(ProgressEvent)>::new(move |event: ProgressEvent| {
            moved.set(js_sys::Date::now());
            if event.length_computable() && event.total() > 0.0 {
                progress((event.loaded() / event.total()).clamp(0.0, 1.0));
            }
        })
    };
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(Some(on_progress.as_ref().unchecked_ref()));
    }
    let watched = request.clone();
    let watch = set_interval_with_handle(
        move || {
            if js_sys::Date::now() - moved.get() > STALLED {
                let _ = watched.abort();
            }
        },
        Duration::from_secs(1),
    );
    // `loadend` comes after success, error and abort alike.
    let over: RefCell<Option<Closure<dyn FnMut()>>> = RefCell::new(None);
    let ended = js_sys::Promise::new(&mut |done, _| {
        let ended = Closure::<dyn FnMut()>::new(move || {
            let _ = done.call0(&JsValue::UNDEFINED);
        });
        request.set_onloadend(Some(ended.as_ref().unchecked_ref()));
        over.replace(Some(ended));
    });
    if request.send_with_opt_blob(Some(file)).is_ok() {
        let _ = JsFuture::from(ended).await;
    }
    request.set_onloadend(None);
    if let Ok(upload) = request.upload() {
        upload.set_onprogress(None);
    }
    if let Ok(watch) = watch {
        watch.clear();
    }
}

fn read(request: &XmlHttpRequest) -> Result<ReceivedFile, ApiError> {
    let status = request.status().unwrap_or(0);
    if status == 0 {
        return Err(ApiError::Unreachable);
    }
    let header = |name: &str| request.get_response_header(name).ok().flatten();
    let date = header("Date");
    heard(date.as_deref());
    let body = request.response_text().ok().flatten().unwrap_or_default();
    if (200..300).contains(&status) {
        decode(body.as_bytes())
    } else {
        Err(problem(
            status,
            body.as_bytes(),
            header("Retry-After").as_deref(),
            date.as_deref(),
        ))
    }
}

/// Where the resident who sent it can read a file again.
pub fn url(id: &AttachmentId) -> String {
    endpoints::api(&format!("/attachments/{}", percent_encoded(id.as_str())))
}

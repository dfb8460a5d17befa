//! What every answer carries: the city's time, the security headers, an ETag.

use crate::app::App;
use crate::secrets::hex;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use std::time::{Duration, UNIX_EPOCH};

/// The policy under which the portal runs, in every build and every test.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' blob: data:; \
    connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
    trusted-types default";

/// Everything a page could ask a device for is off but the camera and the
/// place, for this site itself. Writing to the clipboard is not listed: copying
/// a case number needs it.
const PERMISSIONS_POLICY: &str = "accelerometer=(), autoplay=(), camera=(self), \
    clipboard-read=(), display-capture=(), encrypted-media=(), geolocation=(self), gyroscope=(), \
    hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), \
    payment=(), picture-in-picture=(), publickey-credentials-create=(), \
    publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), \
    xr-spatial-tracking=()";

const SECURITY: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
    (
        HeaderName::from_static("permissions-policy"),
        PERMISSIONS_POLICY,
    ),
];

/// The outermost layer.
pub async fn finish(State(app): State<Arc<App>>, mut request: Request, next: Next) -> Response {
    // HEAD is answered as GET without the body, so that its ETag and length are right.
    let head = request.method() == Method::HEAD;
    if head {
        *request.method_mut() = Method::GET;
    }
    let get = request.method() == Method::GET;
    let known = request.headers().get(header::IF_NONE_MATCH).cloned();
    let host = request.headers().get(header::HOST).cloned();
    let (mut parts, body) = next.run(request).await.into_parts();
    // Every body is in memory already; a failure here cannot happen.
    let mut body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if get && parts.status == StatusCode::OK {
        let etag = format!("\"{}\"", hex(&Sha256::digest(&body)).split_at(32).0);
        if known.is_some_and(|known| lists(&known, &etag)) {
            parts.status = StatusCode::NOT_MODIFIED;
            parts.headers.remove(header::CONTENT_TYPE);
            parts.headers.remove(header::CONTENT_LENGTH);
            body = Default::default();
        }
        set(&mut parts.headers, header::ETAG, &etag);
    }
    if head && parts.status != StatusCode::NOT_MODIFIED {
        parts
            .headers
            .insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    if head {
        body = Default::default();
    }
    for (name, value) in SECURITY {
        set(&mut parts.headers, name, value);
    }
    if let Some(host) = app.foreign.then_some(host).flatten() {
        let policy = with_foreign_city(&host);
        set(&mut parts.headers, header::CONTENT_SECURITY_POLICY, &policy);
    }
    if !parts.headers.contains_key(header::CACHE_CONTROL) {
        set(&mut parts.headers, header::CACHE_CONTROL, "no-store");
    }
    let now = u64::try_from(app.clock.now().timestamp()).unwrap_or_default();
    let date = httpdate::fmt_http_date(UNIX_EPOCH + Duration::from_secs(now));
    set(&mut parts.headers, header::DATE, &date);
    Response::from_parts(parts, Body::from(body))
}

/// The policy of a portal whose configuration names the city at `/foreign/v2`. It is
/// another origin to the page: the same port under another name.
fn with_foreign_city(host: &HeaderValue) -> String {
    let port = host.to_str().ok().and_then(|host| host.rsplit_once(':'));
    let port = port.map_or("", |(_, port)| port);
    let city = format!("connect-src 'self' http://localhost:{port};");
    CONTENT_SECURITY_POLICY.replace("connect-src 'self';", &city)
}

fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// Whether `If-None-Match` names the tag; weak and strong compare alike here.
fn lists(known: &HeaderValue, etag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    known
        .split(',')
        .map(str::trim)
        .any(|one| one == "*" || one.trim_start_matches("W/") == etag)
}

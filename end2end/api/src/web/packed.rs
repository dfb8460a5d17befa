//! What the city publishes goes over the network packed: a points table of some
//! hundred items is a tenth of its size then. Answers about somebody are not
//! packed; how well words pack together would tell a listener about them.

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;

/// Shorter answers fit into one packet as they are.
const LONG: usize = 1024;

/// The layer; below that of the headers, so that the ETag is of what is sent.
pub async fn pack(request: Request, next: Next) -> Response {
    let takes_gzip = accepts(request.headers(), "gzip");
    let (mut parts, body) = next.run(request).await.into_parts();
    if parts.status != StatusCode::OK || !is_published_json(&parts.headers) {
        return Response::from_parts(parts, body);
    }
    let headers = &mut parts.headers;
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    // Every body is in memory already; a failure here cannot happen.
    let plain = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let packed = (takes_gzip && plain.len() >= LONG).then(|| gzip(&plain));
    let body = match packed.flatten() {
        Some(packed) => {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            headers.remove(header::CONTENT_LENGTH);
            packed
        }
        None => plain,
    };
    Response::from_parts(parts, Body::from(body))
}

/// JSON that anybody may ask for; the desk marks it so, see its `cache_control`.
fn is_published_json(headers: &HeaderMap) -> bool {
    let is = |name, value: &str| headers.get(name).is_some_and(|given| given == value);
    is(header::CONTENT_TYPE, "application/json")
        && is(header::CACHE_CONTROL, "no-cache")
        && !headers.contains_key(header::CONTENT_ENCODING)
}

fn gzip(plain: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    encoder.write_all(plain).ok()?;
    encoder.finish().ok().map(Bytes::from)
}

/// Whether the caller takes this coding of content.
pub fn accepts(headers: &HeaderMap, wanted: &str) -> bool {
    let accepted = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|value| value.to_str().ok());
    accepted.unwrap_or_default().split(',').any(|one| {
        let (coding, weight) = one.split_once(';').unwrap_or((one, ""));
        let refused = weight
            .trim()
            .strip_prefix("q=")
            .is_some_and(|q| q.parse() == Ok(0.0));
        coding.trim().eq_ignore_ascii_case(wanted) && !refused
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::read::GzDecoder;
    use std::io::Read as _;

    #[test]
    fn packed_is_smaller_and_the_same() {
        let plain = include_bytes!("../../data/schemes/foshan-2016.json");
        let packed = gzip(plain).expect("packed");
        assert!(packed.len() < plain.len() / 4);
        let mut again = Vec::new();
        GzDecoder::new(&packed[..])
            .read_to_end(&mut again)
            .expect("gzip");
        assert_eq!(again, plain);
    }

    #[test]
    fn a_coding_only_for_who_takes_it() {
        let accepts = |value: &'static str, coding| {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_ENCODING, HeaderValue::from_static(value));
            super::accepts(&headers, coding)
        };
        assert!(accepts("gzip, deflate, br, zstd", "br"));
        assert!(accepts("gzip, deflate, br, zstd", "gzip"));
        assert!(accepts("br;q=0.5", "br"));
        assert!(!accepts("gzip", "br"));
        assert!(!accepts("br;q=0", "br"));
        assert!(!super::accepts(&HeaderMap::new(), "br"));
    }

    #[test]
    fn what_is_about_somebody_is_not_packed() {
        let marked = |caching| {
            let mut headers = HeaderMap::new();
            let json = HeaderValue::from_static("application/json");
            headers.insert(header::CONTENT_TYPE, json);
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
            is_published_json(&headers)
        };
        assert!(marked("no-cache"));
        assert!(!marked("no-store"));
    }
}

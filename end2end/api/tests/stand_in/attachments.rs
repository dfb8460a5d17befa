//! Files.

use crate::city::City;
use crate::http::{Request, Response};
use base64::prelude::{BASE64_STANDARD, Engine};
use serde_json::json;
use sha2::{Digest, Sha256};

pub const PDF: &[u8] = b"%PDF-1.7 a small paper";

fn digest(content: &[u8]) -> String {
    format!(
        "sha-256=:{}:",
        BASE64_STANDARD.encode(Sha256::digest(content))
    )
}

fn request(key: &str, media_type: &str, content: &[u8]) -> Request {
    Request::post("/api/v1/attachments", key)
        .bytes(media_type, content)
        .header("x-file-name", "%E7%8C%AE%E8%A1%80%E8%AF%81.pdf")
        .header("content-digest", &digest(content))
}

pub fn upload(
    city: &City,
    key: &str,
    media_type: &str,
    content: &[u8],
    cookie: Option<&str>,
) -> Response {
    let request = request(key, media_type, content);
    match cookie {
        Some(cookie) => city.send(&request.header("cookie", cookie)),
        None => city.send(&request),
    }
}

#[test]
fn a_file_comes_back_as_it_was_to_its_owner_only() {
    let city = City::start();
    let cookie = city.sign_in("13800000001");
    let stored = upload(
        &city,
        "a-paper-of-mine",
        "application/pdf",
        PDF,
        Some(&cookie),
    );
    assert_eq!(stored.status, 201, "{stored:?}");
    let file = stored.json();
    assert_eq!(file["name"], "献血证.pdf");
    assert_eq!(file["media_type"], "application/pdf");
    assert_eq!(file["size"], PDF.len());
    assert_eq!(file["sha256"].as_str().map(str::len), Some(64));

    let path = format!(
        "/api/v1/attachments/{}",
        file["id"].as_str().expect("an id")
    );
    let own = city.send(&Request::get(&path).header("cookie", &cookie));
    assert_eq!((own.status, own.body.as_slice()), (200, PDF));
    assert_eq!(own.header("content-type"), Some("application/pdf"));
    assert_eq!(own.header("cache-control"), Some("no-store"));
    let disposition = own.header("content-disposition").expect("a disposition");
    assert!(
        disposition.starts_with("attachment; filename*=UTF-8''"),
        "{disposition}"
    );
    assert_eq!(
        own.header("cross-origin-resource-policy"),
        Some("same-origin")
    );

    let stranger = city.sign_in("13800000002");
    let others = city.send(&Request::get(&path).header("cookie", &stranger));
    assert_eq!(
        (others.status, others.slug()),
        (404, "not-found".to_owned())
    );
    assert_eq!(city.get(&path).status, 401);
}

#[test]
fn each_fault_has_its_code() {
    let city = City::start();
    let fault = |answer: Response| {
        assert_eq!(
            (answer.status, answer.slug()),
            (422, "invalid".to_owned()),
            "{answer:?}"
        );
        answer.faults().join(",")
    };
    assert_eq!(
        fault(upload(&city, "an-empty-file", "image/png", b"", None)),
        " empty"
    );
    assert_eq!(
        fault(upload(&city, "a-fake-image", "image/png", PDF, None)),
        " type"
    );
    assert_eq!(
        fault(upload(
            &city,
            "a-web-page-1",
            "text/html",
            b"<script>",
            None
        )),
        " type"
    );
    let damaged = request("damaged-file", "application/pdf", PDF);
    let damaged = damaged
        .without("content-digest")
        .header("content-digest", &digest(b"else"));
    assert_eq!(fault(city.send(&damaged)), " digest");
    let untold = request("no-digest-told", "application/pdf", PDF).without("content-digest");
    assert_eq!(fault(city.send(&untold)), " digest");
    let typeless = request("no-type-told", "application/pdf", PDF).without("content-type");
    assert_eq!(city.send(&typeless).status, 415);
}

#[test]
fn ten_megabytes_fit_and_one_byte_more_does_not() {
    let city = City::start();
    let mut content = PDF.to_vec();
    content.resize(10_000_000, b'x');
    assert_eq!(
        upload(&city, "just-fits-1", "application/pdf", &content, None).status,
        201
    );
    content.push(b'x');
    let large = upload(&city, "just-too-large", "application/pdf", &content, None);
    assert_eq!((large.status, large.slug()), (413, "too-large".to_owned()));
}

#[test]
fn the_content_counts_for_the_key() {
    let city = City::start();
    let first = upload(&city, "the-same-file", "application/pdf", PDF, None);
    let again = upload(&city, "the-same-file", "application/pdf", PDF, None);
    assert_eq!(first.json(), again.json());
    let other = upload(
        &city,
        "the-same-file",
        "application/pdf",
        b"%PDF-1.7 other",
        None,
    );
    assert_eq!(
        (other.status, other.slug()),
        (422, "idempotency-key-reused".to_owned())
    );
}

#[test]
fn a_file_in_no_case_is_kept_for_a_day() {
    let city = City::start();
    let cookie = city.sign_in("13800000001");
    let old = upload(&city, "an-old-paper", "application/pdf", PDF, Some(&cookie)).json();
    let path = format!("/api/v1/attachments/{}", old["id"].as_str().expect("an id"));
    let status = || {
        city.send(&Request::get(&path).header("cookie", &cookie))
            .status
    };
    city.advance(23 * 60);
    upload(&city, "another-paper", "application/pdf", PDF, None);
    assert_eq!(status(), 200);
    city.advance(2 * 60);
    assert_eq!(
        upload(&city, "a-third-paper", "application/pdf", PDF, None).status,
        201
    );
    assert_eq!(status(), 404);
    assert_eq!(json!(null), old["nothing"]);
}

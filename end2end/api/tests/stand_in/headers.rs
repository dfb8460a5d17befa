//! What every answer carries.

use crate::city::City;
use crate::http::{Request, Response};
use serde_json::json;

/// One answer of every kind: found, page, missing, refused, reported, empty.
fn answers(city: &City) -> Vec<Response> {
    let sign_out = Request::new("DELETE", "/api/v1/session").header("x-portal-request", "1");
    vec![
        city.get("/healthz"),
        city.get("/api/v1/city"),
        city.get("/api/v1/session"),
        city.get("/api/v1/nothing"),
        city.get("/missing.js"),
        city.get("/open311/v2/services/none.json"),
        city.send(&Request::new("POST", "/api/v1/city")),
        city.send(&Request::new("POST", "/api/v1/session").json(&json!({}))),
        city.send(&Request::new("HEAD", "/api/v1/city")),
        city.send(&sign_out),
    ]
}

fn every_answer_has(name: &str, value: &str) {
    for answer in answers(&City::start()) {
        assert_eq!(answer.header(name), Some(value), "{answer:?}");
    }
}

#[test]
fn content_security_policy() {
    every_answer_has(
        "content-security-policy",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
         img-src 'self' blob: data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; \
         base-uri 'none'; form-action 'self'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types default",
    );
}

#[test]
fn no_sniffing() {
    every_answer_has("x-content-type-options", "nosniff");
}

#[test]
fn no_referrer() {
    every_answer_has("referrer-policy", "no-referrer");
}

#[test]
fn opener_policy() {
    every_answer_has("cross-origin-opener-policy", "same-origin");
}

#[test]
fn resource_policy() {
    every_answer_has("cross-origin-resource-policy", "same-origin");
}

#[test]
fn permissions_only_for_camera_and_place() {
    for answer in answers(&City::start()) {
        let policy = answer.header("permissions-policy").expect("a policy");
        let mut allowed: Vec<_> = policy
            .split(", ")
            .filter(|one| !one.ends_with("=()"))
            .collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["camera=(self)", "geolocation=(self)"]);
        assert!(policy.contains("microphone=()"));
    }
}

#[test]
fn the_date_is_the_citys() {
    for answer in answers(&City::start()) {
        let date = answer.header("date").expect("a date");
        assert!(date.starts_with("Wed, 11 Mar 2026 02:00:"), "{date}");
    }
}

#[test]
fn an_etag_saves_the_body() {
    let city = City::start();
    for path in [
        "/api/v1/city",
        "/api/v1/schemes/foshan-2016",
        "/open311/v2/services.json",
    ] {
        let first = city.get(path);
        assert_eq!(first.header("cache-control"), Some("no-cache"), "{path}");
        let etag = first.header("etag").expect("a tag");
        for known in [etag.to_owned(), format!("\"other\", W/{etag}")] {
            let again = city.send(&Request::get(path).header("if-none-match", &known));
            assert_eq!((again.status, again.body.len()), (304, 0), "{path}");
            assert_eq!(again.header("etag"), Some(etag));
        }
        let changed = city.send(&Request::get(path).header("if-none-match", "\"other\""));
        assert_eq!((changed.status, &changed.body), (200, &first.body));
    }
    let english = city.get("/open311/v2/services.json?locale=en");
    let chinese = city.get("/open311/v2/services.json");
    assert_ne!(english.header("etag"), chinese.header("etag"));
}

#[test]
fn personal_answers_are_kept_nowhere() {
    let city = City::start();
    let cookie = city.sign_in("13800000001");
    for path in [
        "/api/v1/session",
        "/api/v1/cases",
        "/api/v1/schemes/foshan-2016/facts",
    ] {
        let answer = city.send(&Request::get(path).header("cookie", &cookie));
        assert_eq!(answer.status, 200, "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-store"), "{path}");
        assert!(answer.header("etag").is_some());
    }
}

#[test]
fn head_is_get_without_the_body() {
    let city = City::start();
    let get = city.get("/api/v1/city");
    let head = city.send(&Request::new("HEAD", "/api/v1/city"));
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("etag"), get.header("etag"));
    assert_eq!(
        head.header("content-length"),
        Some(get.body.len().to_string().as_str())
    );
}

#[test]
fn a_wrong_method_names_the_right_ones() {
    let city = City::start();
    let wrong = city.send(&Request::new("PUT", "/api/v1/session"));
    assert_eq!(
        (wrong.status, wrong.slug()),
        (405, "method-not-allowed".to_owned())
    );
    let mut allowed: Vec<_> = wrong
        .header("allow")
        .expect("methods")
        .split([',', ' '])
        .collect();
    allowed.sort_unstable();
    assert_eq!(allowed, ["DELETE", "GET", "HEAD", "POST"]);
    assert_eq!(city.send(&Request::new("DELETE", "/points")).status, 405);
}

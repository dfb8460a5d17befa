//! What every answer carries.

use crate::city::City;
use crate::http::{Request, Response};
use crate::static_files::portal;
use serde_json::json;
use std::io::Read as _;

/// One answer of every kind: page, files, answers of both halves of the API,
/// errors of each, an upload that is too large, nothing at all.
fn answers() -> Vec<(&'static str, Response)> {
    let (_folder, city) = portal();
    let cookie = city.sign_in("13800000001");
    let page = city.get("/");
    let etag = page.header("etag").expect("a tag");
    let known = city.send(&Request::get("/").header("if-none-match", etag));
    let packed = Request::get("/portal-1a2b3c4d5e6f7081.js").header("accept-encoding", "br");
    let own = Request::get("/api/v1/cases").header("cookie", &cookie);
    let sign_out = Request::new("DELETE", "/api/v1/session").header("x-portal-request", "1");
    let large = Request::post("/api/v1/session", "a-large-body").json(&json!("x".repeat(300_000)));
    let answers = vec![
        ("a page", page.clone(), 200),
        ("a page by its path", city.get("/points"), 200),
        ("a page that is known", known, 304),
        ("a file", city.get("/portal-1a2b3c4d5e6f7081_bg.wasm"), 200),
        ("a packed file", city.send(&packed), 200),
        ("a file without a hash", city.get("/config.json"), 200),
        ("a missing file", city.get("/missing.js"), 404),
        ("health", city.get("/healthz"), 200),
        ("an answer", city.get("/api/v1/city"), 200),
        ("an own answer", city.send(&own), 200),
        ("no such path", city.get("/api/v1/nothing"), 404),
        ("not signed in", city.get("/api/v1/session"), 401),
        (
            "the wrong method",
            city.send(&Request::new("POST", "/api/v1/city")),
            405,
        ),
        (
            "no header of the portal",
            city.send(&Request::new("POST", "/api/v1/session").json(&json!({}))),
            403,
        ),
        ("too large", city.send(&large), 413),
        (
            "only the head",
            city.send(&Request::new("HEAD", "/api/v1/city")),
            200,
        ),
        ("an empty answer", city.send(&sign_out), 204),
        (
            "a list of Open311",
            city.get("/open311/v2/services.json"),
            200,
        ),
        (
            "an error of Open311",
            city.get("/open311/v2/services/none.json"),
            404,
        ),
        ("the clock", city.get("/_demo/clock"), 200),
    ];
    answers
        .into_iter()
        .map(|(what, answer, status)| {
            assert_eq!(answer.status, status, "{what}");
            (what, answer)
        })
        .collect()
}

fn every_answer_has(name: &str, value: &str) {
    for (what, answer) in answers() {
        assert_eq!(answer.header(name), Some(value), "{what}");
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
    for (what, answer) in answers() {
        let policy = answer.header("permissions-policy").expect("a policy");
        let mut allowed: Vec<_> = policy
            .split(", ")
            .filter(|one| !one.ends_with("=()"))
            .collect();
        allowed.sort_unstable();
        assert_eq!(allowed, ["camera=(self)", "geolocation=(self)"], "{what}");
        assert!(policy.contains("microphone=()"));
    }
}

#[test]
fn the_date_is_the_citys() {
    for (what, answer) in answers() {
        let date = answer.header("date").expect("a date");
        assert!(
            date.starts_with("Wed, 11 Mar 2026 02:00:"),
            "{what}: {date}"
        );
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

#[test]
fn a_points_table_goes_packed_to_who_takes_that() {
    let city = City::start();
    let path = "/api/v1/schemes/foshan-2016";
    let plain = city.get(path);
    assert_eq!(plain.header("content-encoding"), None);
    assert_eq!(plain.header("vary"), Some("accept-encoding"));

    let asked = Request::get(path).header("accept-encoding", "gzip, br");
    let packed = city.send(&asked);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
    assert!(packed.body.len() < plain.body.len() / 4);
    let mut unpacked = Vec::new();
    flate2::read::GzDecoder::new(packed.body.as_slice())
        .read_to_end(&mut unpacked)
        .expect("gzip");
    assert_eq!(unpacked, plain.body);

    let tag = packed.header("etag").expect("a tag");
    assert_ne!(Some(tag), plain.header("etag"));
    let again = city.send(&asked.header("if-none-match", tag));
    assert_eq!(again.status, 304);
}

#[test]
fn what_is_about_somebody_goes_as_it_is() {
    let city = City::start();
    let cookie = city.sign_in("13800000001");
    let own = Request::get("/api/v1/cases").header("cookie", &cookie);
    let own = city.send(&own.header("accept-encoding", "gzip, br"));
    assert_eq!((own.status, own.header("content-encoding")), (200, None));
}

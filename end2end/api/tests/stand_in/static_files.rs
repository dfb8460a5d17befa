//! The built portal is served as a static host would, with the right headers.

use crate::city::{City, Folder};
use crate::http::{Request, Response};

/// What a build leaves behind, in small.
pub fn portal() -> (Folder, City) {
    let folder = Folder::new();
    let dist = folder.dist();
    std::fs::create_dir_all(dist.join("locales")).expect("a folder");
    for (name, content) in [
        ("index.html", "<!doctype html>page"),
        ("index.html.br", "packed page"),
        ("portal-1a2b3c4d5e6f7081.js", "script"),
        ("portal-1a2b3c4d5e6f7081.js.br", "packed script"),
        ("portal-1a2b3c4d5e6f7081_bg.wasm", "wasm"),
        ("main-0f9e8d7c6b5a4938.css", "style"),
        ("part-points-53193608c8d5d6fb.wasm", "part"),
        ("config.json", "{}"),
        ("manifest.webmanifest", "{}"),
        ("locales/en.json", "{}"),
        (".secret", "secret"),
        ("notes.exe", "program"),
    ] {
        std::fs::write(dist.join(name), content).expect("a file");
    }
    std::fs::write(folder.0.join("outside.json"), "outside").expect("a file");
    let city = City::start_on(&folder.db(), &dist, 0, true);
    city.set_clock("2026-03-11T10:00:00+08:00");
    (folder, city)
}

fn with_brotli(city: &City, path: &str) -> Response {
    city.send(&Request::get(path).header("accept-encoding", "gzip, br"))
}

#[test]
fn every_page_path_is_the_first_page() {
    let (_folder, city) = portal();
    for path in [
        "/",
        "/index.html",
        "/points",
        "/cases/LG26-0311-0417",
        "/report/where?x=1.js",
    ] {
        let page = city.get(path);
        assert_eq!(
            (page.status, page.body.as_slice()),
            (200, b"<!doctype html>page".as_slice()),
            "{path}"
        );
        assert_eq!(
            page.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(page.header("cache-control"), Some("no-cache"), "{path}");
    }
}

#[test]
fn what_is_not_there_is_not_the_first_page() {
    let (_folder, city) = portal();
    for path in [
        "/missing.js",
        "/portal-ffffffff00000000.js",
        "/locales/fr.json",
        "/api",
        "/api/v1/points",
        "/_demo/other",
        "/notes.exe",
        "/portal-1a2b3c4d5e6f7081.js.br",
    ] {
        let missing = city.get(path);
        assert_eq!(
            (missing.status, missing.slug()),
            (404, "not-found".to_owned()),
            "{path}"
        );
    }
    let missing = city.get("/open311/v2/nothing.json");
    assert_eq!(
        (missing.status, missing.json()[0]["code"].as_u64()),
        (404, Some(404))
    );
}

#[test]
fn hashed_files_are_kept_for_ever_and_others_asked_for_again() {
    let (_folder, city) = portal();
    for (path, media_type, cache) in [
        (
            "/portal-1a2b3c4d5e6f7081.js",
            "text/javascript; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        (
            "/portal-1a2b3c4d5e6f7081_bg.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        (
            "/main-0f9e8d7c6b5a4938.css",
            "text/css; charset=utf-8",
            "public, max-age=31536000, immutable",
        ),
        (
            "/part-points-53193608c8d5d6fb.wasm",
            "application/wasm",
            "public, max-age=31536000, immutable",
        ),
        ("/config.json", "application/json", "no-cache"),
        ("/locales/en.json", "application/json", "no-cache"),
        (
            "/manifest.webmanifest",
            "application/manifest+json",
            "no-cache",
        ),
    ] {
        let file = city.get(path);
        assert_eq!(file.status, 200, "{path}");
        assert_eq!(file.header("content-type"), Some(media_type), "{path}");
        assert_eq!(file.header("cache-control"), Some(cache), "{path}");
    }
}

#[test]
fn packed_files_go_to_who_can_unpack_them() {
    let (_folder, city) = portal();
    let script = "/portal-1a2b3c4d5e6f7081.js";
    let packed = with_brotli(&city, script);
    assert_eq!(packed.body, b"packed script");
    assert_eq!(packed.header("content-encoding"), Some("br"));
    assert_eq!(packed.header("vary"), Some("accept-encoding"));
    assert_eq!(
        packed.header("content-type"),
        Some("text/javascript; charset=utf-8")
    );
    let plain = city.get(script);
    assert_eq!(
        (plain.body.as_slice(), plain.header("content-encoding")),
        (b"script".as_slice(), None)
    );
    assert_eq!(plain.header("vary"), Some("accept-encoding"));
    assert_ne!(plain.header("etag"), packed.header("etag"));
    assert_eq!(with_brotli(&city, "/points").body, b"packed page");
    assert_eq!(
        with_brotli(&city, "/config.json").header("content-encoding"),
        None
    );
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let (_folder, city) = portal();
    for path in [
        "/../outside.json",
        "/locales/../../outside.json",
        "/%2e%2e/outside.json",
        "/..%2foutside.json",
        "/locales/..%5c..%5coutside.json",
        "/.secret",
        "/%2esecret",
        "//outside.json",
        "/%00.json",
        "/%ff.json",
    ] {
        let refused = city.get(path);
        assert!(
            refused.status == 404 || refused.status == 400,
            "{path}: {refused:?}"
        );
        assert!(
            !refused.body.windows(7).any(|part| part == b"outside"),
            "{path}"
        );
        assert!(
            !refused.body.windows(6).any(|part| part == b"secret"),
            "{path}"
        );
    }
}

#[test]
fn an_etag_saves_a_file_too() {
    let (_folder, city) = portal();
    let etag = city.get("/").header("etag").expect("a tag").to_owned();
    let again = city.send(&Request::get("/points").header("if-none-match", &etag));
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("vary"), Some("accept-encoding"));
}

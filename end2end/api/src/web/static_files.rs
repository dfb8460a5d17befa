//! The built portal: its files, and its first page for every page path.

use super::answer::Answer;
use super::packed::accepts;
use super::refusal::{Dialect, Refusal};
use crate::app::App;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::Response;
use percent_encoding::percent_decode_str;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Digits of a hash in a name: 64 bits in hex, without zeros at the front.
const HASH_LENGTH: std::ops::RangeInclusive<usize> = 12..=16;

/// The page of all questions, which has a document of its own.
const SHEET: &str = "sheet.html";

/// Answers everything that is no operation of the API.
pub async fn serve(State(app): State<Arc<App>>, request: Request) -> Response {
    let path = request.uri().path();
    let open311 = path.starts_with("/open311");
    let found = if open311 || path.starts_with("/api") || path.starts_with("/_demo") {
        Err(Refusal::not_found())
    } else if request.method() != Method::GET {
        let refusal = super::router::wrong_method().into_answer(Dialect::Problem);
        return refusal.with("allow", "GET, HEAD").into_response();
    } else {
        let query = request.uri().query().unwrap_or_default();
        match sheet(path, query) {
            Some(link) if app.dist.join(SHEET).exists() => {
                let page = find(&app.dist, SHEET, request.headers()).await;
                page.map(|page| page.with("link", &link))
            }
            _ => find(&app.dist, path, request.headers()).await,
        }
    };
    let dialect = if open311 {
        Dialect::Open311
    } else {
        Dialect::Problem
    };
    found
        .unwrap_or_else(|refusal| refusal.into_answer(dialect))
        .into_response()
}

/// Whether all questions of a scheme are wanted on one page, and then what that page
/// asks for first, as a `Link` header. The same rule stands in `nginx.conf`.
fn sheet(path: &str, query: &str) -> Option<String> {
    let scheme = path.strip_prefix("/points/estimate/")?;
    let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let is_wanted = query.split('&').any(|pair| pair == "view=all");
    (is_wanted && !scheme.is_empty() && scheme.chars().all(is_plain))
        .then(|| format!("</api/v1/schemes/{scheme}>; rel=preload; as=fetch; crossorigin"))
}

async fn find(dist: &Path, path: &str, headers: &HeaderMap) -> Result<Answer, Refusal> {
    let inside = inside(path).ok_or_else(Refusal::not_found)?;
    let name = inside
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
        .to_owned();
    // A page has no dot in its last part; what has one is a file or not there.
    let (inside, name) = if name.contains('.') {
        (inside, name)
    } else {
        (PathBuf::from("index.html"), "index.html".to_owned())
    };
    let media_type = media_type(&name).ok_or_else(Refusal::not_found)?;
    let file = dist.join(&inside);
    let mut packed = file.clone().into_os_string();
    packed.push(".br");
    let packed = if accepts(headers, "br") {
        tokio::fs::read(packed).await.ok()
    } else {
        None
    };
    let is_packed = packed.is_some();
    let body = match packed {
        Some(body) => body,
        None => tokio::fs::read(file)
            .await
            .map_err(|_| Refusal::not_found())?,
    };
    let cache = if is_hashed(&name) {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    let answer = Answer::bytes(StatusCode::OK, media_type, body)
        .with("cache-control", cache)
        .with("vary", "accept-encoding");
    Ok(if is_packed {
        answer.with("content-encoding", "br")
    } else {
        answer
    })
}

/// The path below `dist`, or nothing when it tries to leave it.
fn inside(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let mut inside = PathBuf::new();
    for part in decoded.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
            return None;
        }
        inside.push(part);
    }
    Some(inside)
}

/// Whether the name ends in a hash of the content, as the build writes it:
/// `portal-1a2b3c4d5e6f7081_bg.wasm`. The same rule stands in `nginx.conf`.
fn is_hashed(name: &str) -> bool {
    let Some((stem, ending)) = name.rsplit_once('.') else {
        return false;
    };
    let stem = stem.strip_suffix("_bg").unwrap_or(stem);
    let Some((_, hash)) = stem.rsplit_once('-') else {
        return false;
    };
    matches!(ending, "js" | "css" | "wasm")
        && HASH_LENGTH.contains(&hash.len())
        && hash.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'))
}

/// Only what a portal is made of is served; packed twins are no files of their own.
fn media_type(name: &str) -> Option<&'static str> {
    let (_, ending) = name.rsplit_once('.')?;
    Some(match ending {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_questions_have_a_document_of_their_own() {
        let link = "</api/v1/schemes/foshan-2016>; rel=preload; as=fetch; crossorigin";
        for query in [
            "view=all",
            "view=all&purpose=hukou",
            "purpose=hukou&view=all",
        ] {
            let found = sheet("/points/estimate/foshan-2016", query);
            assert_eq!(found.as_deref(), Some(link), "{query}");
        }
        for (path, query) in [
            ("/points/estimate/foshan-2016", ""),
            ("/points/estimate/foshan-2016", "review=all"),
            ("/points/estimate/foshan-2016", "view=allx"),
            ("/points/estimate/", "view=all"),
            ("/points/estimate/a%22b", "view=all"),
            ("/points/estimate/a/b", "view=all"),
            ("/points/foshan-2016/school/begin", "view=all"),
        ] {
            assert_eq!(sheet(path, query), None, "{path}?{query}");
        }
    }

    #[test]
    fn nothing_leads_out_of_the_folder() {
        for path in [
            "/../x",
            "/a/../../x",
            "/%2e%2e/x",
            "/..%2fx",
            "/a%5c..%5cx",
            "/.git/config",
            "/a%00.js",
            "/c:/x",
        ] {
            assert_eq!(inside(path), None, "{path}");
        }
        assert_eq!(inside("//a//b.js"), Some(PathBuf::from("a/b.js")));
        // An absolute name inside the path does not replace the folder.
        assert_eq!(inside("/%2fetc/passwd"), Some(PathBuf::from("etc/passwd")));
    }

    #[test]
    fn hashed_names_are_told_from_plain_ones() {
        for name in [
            "portal-1a2b3c4d5e6f7081.js",
            "portal-1a2b3c4d5e6f7081_bg.wasm",
            "part-points-53193608c8d5d6fb.wasm",
            "part-4-53193608c8d5d6fb.wasm",
            "parts-53193608c8d5d6fb.js",
            "portal-e01b71ef0c74cf9a.css",
            // Trunk leaves out the zeros at the front.
            "start-166db271d22a287.js",
            "start-166db271d22a.js",
            // A hash may happen to be all letters.
            "part-report-abcdefabcdefabcd.wasm",
        ] {
            assert!(is_hashed(name), "{name}");
        }
        for name in [
            "index.html",
            "config.json",
            "boot.js",
            "zh-CN.json",
            "effaced.js",
            "defaced-facade.js",
            "part-points.wasm",
            "notice-20260311.pdf",
            "53193608c8d5d6fb.js",
            "53193608c8d5d6fb-icon.svg",
            "portal-53193608c8d.js",
            "portal-53193608c8d5d6fb1.js",
            "portal-53193608C8D5D6FB.js",
        ] {
            assert!(!is_hashed(name), "{name}");
        }
    }
}

//! A city that speaks GeoReport v2 as real servers do: text for booleans, wrappers
//! around lists, numbers for ids, plain text for errors, statuses of its own, tokens
//! first and numbers later, and no header a page of another site may read. It stands
//! beside the stand-in where `--foreign` asks for it, keeps everything in memory, and
//! each of its oddities was seen on a server in use.

mod answers;
mod taken;

use answers::{numbered, said, told};
use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use serde_json::{Value, json};
use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError};
use taken::{Book, Kind, Report};

/// Where it stands.
const BASE: &str = "/foreign/v2";

/// What can be reported, word for word as it is answered.
static DATA: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../../data/foreign.json")).unwrap_or_default()
});

/// What everybody works with.
#[derive(Default)]
struct City {
    book: Mutex<Book>,
}

impl City {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

type Shared = State<Arc<City>>;
type Asked = Query<HashMap<String, String>>;

/// The whole city.
pub fn router<S: Clone + Send + Sync + 'static>() -> Router<S> {
    let at = |path: &str| format!("{BASE}{path}");
    Router::new()
        .route(&at("/services.json"), get(services))
        .route(&at("/services/{file}"), get(definition))
        .route(&at("/requests.json"), get(list).post(submit))
        .route(&at("/requests/{file}"), get(show))
        .route(&at("/tokens/{file}"), get(token))
        .with_state(Arc::new(City::default()))
}

async fn services() -> Response {
    told(&DATA["services"])
}

/// A service without a definition is answered as one that does not exist.
async fn definition(Path(file): Path<String>) -> Response {
    let code = file.strip_suffix(".json").unwrap_or(&file);
    match DATA["definitions"].get(code) {
        Some(definition) => told(definition),
        None => said(StatusCode::BAD_REQUEST, "No metadata for this service"),
    }
}

/// Takes a report. Against the specification it demands an e-mail address and a
/// last name.
async fn submit(State(city): Shared, body: Bytes) -> Response {
    let form: HashMap<String, String> = form_urlencoded::parse(&body).into_owned().collect();
    let given = |name: &str| form.get(name).map_or("", String::as_str).trim().to_owned();
    for name in ["email", "last_name", "description", "service_code"] {
        if given(name).is_empty() {
            return said(
                StatusCode::BAD_REQUEST,
                &format!("Field {name} must be given."),
            );
        }
    }
    let code = given("service_code");
    let Some(service) = service(&code) else {
        return said(
            StatusCode::INTERNAL_SERVER_ERROR,
            "NoSuchService: org.city.Servlet line 311",
        );
    };
    let kind = Kind::of(&service);
    let report = Report {
        code,
        service: service["service_name"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
        description: given("description"),
        address: given("address_string"),
        lat: given("lat"),
        long: given("long"),
        asked: 0,
    };
    let id = city.book().enter(kind, report);
    told(&match kind {
        // Against the specification: no list around it.
        Kind::Batch => json!({"token": id, "service_notice": "Wird erfasst."}),
        Kind::Blackbox => json!([{"service_request_id": null, "service_notice": "Danke."}]),
        Kind::Realtime => json!({"service_requests": [{"service_request_id": id}]}),
    })
}

fn service(code: &str) -> Option<Value> {
    let mut all = DATA["services"]["services"].as_array()?.iter();
    all.find(|one| numbered(&one["service_code"]) == code)
        .cloned()
}

/// Not known yet the first time, then the number.
async fn token(State(city): Shared, Path(file): Path<String>) -> Response {
    let id: u64 = file
        .strip_suffix(".json")
        .and_then(|id| id.parse().ok())
        .unwrap_or(0);
    match city.book().ask(id) {
        None => said(StatusCode::NOT_FOUND, "Unknown token"),
        Some(1) => told(&json!([])),
        Some(_) => told(&json!({"service_requests": [{"service_request_id": id, "token": id}]})),
    }
}

/// All of them: pages and spans of time mean nothing here.
async fn list(State(city): Shared) -> Response {
    let book = city.book();
    let rows: Vec<Value> = book
        .all()
        .map(|(id, report)| answers::row(*id, report, false))
        .collect();
    told(&json!({"service_requests": rows}))
}

async fn show(State(city): Shared, Path(file): Path<String>, Query(asked): Asked) -> Response {
    let id = file
        .strip_suffix(".json")
        .and_then(|id| id.parse::<u64>().ok());
    let with_notes = asked.get("extensions").is_some_and(|word| word == "true");
    let book = city.book();
    match id.and_then(|id| Some((id, book.report(id)?))) {
        Some((id, report)) => told(&answers::row(id, report, with_notes)),
        None => said(
            StatusCode::INTERNAL_SERVER_ERROR,
            "Service request not found",
        ),
    }
}

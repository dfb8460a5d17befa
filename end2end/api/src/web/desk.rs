//! Where a request is dealt with: one transaction, one moment, one caller.

use super::answer::Answer;
use super::body;
use super::call::Call;
use super::idempotency::{self, Entry, Keeps, Known};
use super::refusal::{Dialect, Refusal};
use crate::app::App;
use crate::casework;
use crate::clock::Moment;
use crate::session::{self, Resident};
use axum::extract::{ConnectInfo, RawPathParams, Request, State};
use axum::http::{Method, StatusCode};
use axum::response::Response;
use rusqlite::Connection;
use std::net::SocketAddr;
use std::sync::Arc;

/// What a resource works with.
pub struct Desk<'a> {
    /// What all requests share.
    pub app: &'a App,
    /// The database, inside one transaction.
    pub db: &'a Connection,
    /// The request.
    pub call: &'a Call,
    /// The moment by the city's clock, the same for the whole request.
    pub now: Moment,
    /// Who is signed in.
    pub resident: Option<Resident>,
}

impl Desk<'_> {
    /// The resident, or 401.
    pub fn signed_in(&self) -> Result<&Resident, Refusal> {
        self.resident.as_ref().ok_or_else(not_signed_in)
    }
}

/// What a resource does with a request.
pub type Handler = fn(&Desk<'_>) -> Result<Answer, Refusal>;

/// Who may call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody; the answer is the same for all.
    Public,
    /// Everybody; the answer is about the caller.
    Anybody,
    /// Residents who are signed in.
    Resident,
}

/// Whether a request names its intent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// A key means nothing here.
    None,
    /// A key is honoured.
    Optional,
    /// 400 without a key.
    Required,
}

/// One operation of the API.
#[derive(Clone, Copy)]
pub struct Operation {
    /// What it does.
    pub handler: Handler,
    /// Who may.
    pub access: Access,
    /// Whether it takes an Idempotency-Key.
    pub key: Key,
    /// What is kept under the key.
    pub keeps: Keeps,
    /// Most bytes of the body.
    pub limit: usize,
    /// How it refuses.
    pub dialect: Dialect,
}

/// Takes a request from the web framework to its answer.
pub async fn serve(
    State(app): State<Arc<App>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    params: Result<RawPathParams, axum::extract::rejection::RawPathParamsRejection>,
    request: Request,
    operation: Operation,
) -> Response {
    let param = params
        .ok()
        .and_then(|params| params.iter().next().map(|(_, value)| value.to_owned()))
        .unwrap_or_default();
    let answer = match receive(&app, address, param, request, operation).await {
        Ok(answer) => answer,
        Err(refusal) => refusal.into_answer(operation.dialect),
    };
    answer.into_response()
}

async fn receive(
    app: &Arc<App>,
    address: SocketAddr,
    param: String,
    request: Request,
    operation: Operation,
) -> Result<Answer, Refusal> {
    let (parts, content) = request.into_parts();
    let query = parts.uri.query().unwrap_or_default();
    let mut call = Call {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        param,
        query: form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect(),
        headers: parts.headers,
        client: address.ip(),
        body: Vec::new(),
    };
    check_csrf(&call, operation.dialect)?;
    let key = idempotency::key(&call, operation.key)?;
    // From here on, before the body has come: a retry that overtakes a slow
    // upload must hear that the first one is still under way.
    let running = key
        .as_ref()
        .map(|key| app.running.enter(&call, key))
        .transpose()?;
    call.body = body::read(content, operation.limit).await?;
    let app = Arc::clone(app);
    tokio::task::spawn_blocking(move || {
        let _running = running;
        app.store
            .transaction(|db| decide(&app, db, &call, key.as_deref(), operation))
    })
    .await
    .map_err(|_| Refusal::Broken("a request was dropped halfway".to_owned()))?
}

/// Everything inside the transaction. Only a broken stand-in rolls back.
fn decide(
    app: &App,
    db: &Connection,
    call: &Call,
    key: Option<&str>,
    operation: Operation,
) -> Result<Answer, Refusal> {
    let now = app.clock.now();
    casework::move_on(db, &app.published, now)?;
    let resident = session::recognise(db, call, operation.dialect)?;
    let desk = Desk {
        app,
        db,
        call,
        now,
        resident,
    };
    let outcome = if operation.access == Access::Resident && desk.resident.is_none() {
        Err(not_signed_in())
    } else {
        match key {
            None => (operation.handler)(&desk),
            Some(key) => answer_once(&desk, key, operation),
        }
    };
    let answer = told(outcome, operation.dialect)?;
    Ok(answer.with("cache-control", cache_control(call, operation.access)))
}

fn answer_once(desk: &Desk<'_>, key: &str, operation: Operation) -> Result<Answer, Refusal> {
    let entry = Entry::of(desk, key);
    let known = entry.known(desk.db, desk.now)?;
    if let Known::Answer(stored) = known {
        return Ok(stored.with("idempotency-replayed", "true"));
    }
    let answer = told((operation.handler)(desk), operation.dialect)?;
    if let Known::Used = known {
        return Ok(answer);
    }
    // By the clock as the request leaves it: it may have turned the clock itself.
    entry.keep(desk.db, &answer, operation.keeps, desk.app.clock.now())?;
    Ok(answer)
}

/// A problem is an answer like any other; only a broken stand-in is an error.
fn told(outcome: Result<Answer, Refusal>, dialect: Dialect) -> Result<Answer, Refusal> {
    match outcome {
        Err(Refusal::Broken(reason)) => Err(Refusal::Broken(reason)),
        Err(refusal) => Ok(refusal.into_answer(dialect)),
        Ok(answer) => Ok(answer),
    }
}

fn cache_control(call: &Call, access: Access) -> &'static str {
    if call.method == Method::GET && access == Access::Public {
        "no-cache"
    } else {
        "no-store"
    }
}

/// A page of another site cannot send this header without being asked first.
fn check_csrf(call: &Call, dialect: Dialect) -> Result<(), Refusal> {
    let safe = call.method == Method::GET || !call.path.starts_with("/api/");
    if safe || dialect == Dialect::Open311 || call.header("x-portal-request") == Some("1") {
        return Ok(());
    }
    let title = "The header X-Portal-Request: 1 is missing.";
    Err(Refusal::new(
        StatusCode::FORBIDDEN,
        "missing-csrf-header",
        title,
    ))
}

fn not_signed_in() -> Refusal {
    Refusal::new(
        StatusCode::UNAUTHORIZED,
        "not-signed-in",
        "Nobody is signed in.",
    )
}

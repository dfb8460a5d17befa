//! What changes, as it changes: server-sent events out of the feed in the database,
//! so that nothing is lost between two connections and nothing comes twice.

use super::lookup::by_headers;
use crate::app::App;
use crate::casework;
use crate::clock::real_seconds;
use crate::session;
use crate::store::feed::{self, Whose};
use crate::web::call::Call;
use crate::web::desk::Desk;
use crate::web::refusal::{Dialect, Refusal};
use crate::web::stream::{Sender, channel};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use longgang_portal::domain::cases::CaseChange;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::{Instant, sleep_until};

/// A comment comes so often, so that a line that is cut is noticed.
const HEARTBEAT: Duration = Duration::from_secs(15);

/// A browser tries again after so many milliseconds.
const RETRY: u32 = 3000;

/// Most changes read at once.
const MOST: usize = 200;

/// What a connection listens to, and where it stands.
struct Listener {
    whose: Whose,
    last: i64,
    /// The id that was told is none of ours.
    lost: bool,
    /// Ends after so many messages.
    limit: Option<usize>,
    call: Arc<Call>,
}

/// `GET /events`.
pub async fn follow(
    State(app): State<Arc<App>>,
    ConnectInfo(address): ConnectInfo<SocketAddr>,
    request: Request,
) -> Response {
    let (parts, _) = request.into_parts();
    let query = parts.uri.query().unwrap_or_default();
    let call = Arc::new(Call {
        method: parts.method,
        path: parts.uri.path().to_owned(),
        param: String::new(),
        second: String::new(),
        query: form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect(),
        headers: parts.headers,
        client: address.ip(),
        body: Vec::new(),
    });
    let opened = Arc::clone(&app);
    let begun = tokio::task::spawn_blocking(move || {
        let mut refused = None;
        let begun = opened
            .store
            .transaction(|db| match begin(&opened, db, &call) {
                // A wrong try is counted: a refusal is no reason to roll back.
                Err(Refusal::Problem(problem)) => {
                    refused = Some(problem);
                    Ok(None)
                }
                other => other.map(Some),
            });
        match (begun, refused) {
            (_, Some(problem)) => Err(Refusal::Problem(problem)),
            (Ok(Some(listener)), None) => Ok(listener),
            (Err(broken), None) => Err(broken),
            (Ok(None), None) => Err(Refusal::Broken("nobody listens".to_owned())),
        }
    });
    let begun = begun
        .await
        .unwrap_or_else(|_| Err(Refusal::Broken("a listener was dropped".to_owned())));
    let listener = match begun {
        Ok(listener) => listener,
        Err(refusal) => return refusal.into_answer(Dialect::Problem).into_response(),
    };
    let (sender, body) = channel();
    tokio::spawn(tell(app, listener, sender));
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/event-stream"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    // A proxy that gathers answers would hold the messages back.
    headers.insert("x-accel-buffering", HeaderValue::from_static("no"));
    response
}

fn begin(app: &Arc<App>, db: &rusqlite::Connection, call: &Arc<Call>) -> Result<Listener, Refusal> {
    let now = app.clock.now();
    casework::move_on(db, &app.published, now)?;
    let desk = Desk {
        app,
        db,
        call,
        now,
        resident: session::recognise(db, call, Dialect::Problem)?,
    };
    let whose = match by_headers(&desk)? {
        Some(case) => Whose::Case(case.id),
        None => Whose::Resident(desk.signed_in()?.phone.clone()),
    };
    let limit = match call.given("limit").filter(|_| app.demo).map(str::parse) {
        None | Some(Ok(0)) => None,
        Some(Ok(limit)) => Some(limit),
        Some(Err(_)) => return Err(Refusal::malformed("limit is a whole number.")),
    };
    let latest = feed::latest(db)?;
    let told = call
        .header("last-event-id")
        .or_else(|| call.asked("last_event_id"));
    let (last, lost) = match told.map(|text| text.trim().parse::<i64>()) {
        None => (latest, false),
        Some(Ok(id)) if (0..=latest).contains(&id) => (id, false),
        Some(_) => (latest, true),
    };
    Ok(Listener {
        whose,
        last,
        lost,
        limit,
        call: Arc::clone(call),
    })
}

/// Tells one listener until it goes, its session ends or the program stops.
async fn tell(app: Arc<App>, mut listener: Listener, to: Sender) {
    let mut bell = app.store.listen();
    let mut stopping = app.stopping.subscribe();
    let mut text = format!("retry: {RETRY}\nid: {}\n\n", listener.last);
    if listener.lost {
        text += "event: reset\ndata: {}\n\n";
    }
    let mut beat = Instant::now() + HEARTBEAT;
    let mut checked = real_seconds();
    loop {
        // Marked before it is read: what comes while reading rings again.
        bell.borrow_and_update();
        let Some((changes, is_more)) = read(&app, &mut listener).await else {
            return;
        };
        for (id, change) in changes {
            let Ok(data) = serde_json::to_string(&change) else {
                return;
            };
            text += &format!("event: case\nid: {id}\ndata: {data}\n\n");
            listener.limit = listener.limit.map(|left| left - 1);
            if listener.limit == Some(0) {
                break;
            }
        }
        if !text.is_empty() && !to.send(std::mem::take(&mut text)).await {
            return;
        }
        if listener.limit == Some(0) || *stopping.borrow() {
            return;
        }
        if is_more {
            continue;
        }
        tokio::select! {
            rung = bell.changed() => if rung.is_err() { return },
            _ = stopping.changed() => return,
            () = to.is_gone() => return,
            () = sleep_until(beat) => {
                beat = Instant::now() + HEARTBEAT;
                ":\n\n".clone_into(&mut text);
                if real_seconds() - checked >= 60 {
                    checked = real_seconds();
                    if !may_stay(&app, &listener).await {
                        return;
                    }
                }
            }
        }
    }
}

/// What is new, and whether there may be more; nothing when the program broke.
async fn read(app: &Arc<App>, listener: &mut Listener) -> Option<(Vec<(i64, CaseChange)>, bool)> {
    let most = listener.limit.map_or(MOST, |limit| limit.min(MOST));
    let (app, whose, last) = (Arc::clone(app), listener.whose.clone(), listener.last);
    let read = tokio::task::spawn_blocking(move || {
        app.store.read(|db| feed::after(db, &whose, last, most))
    });
    let changes = read.await.ok()?.ok()?;
    if let Some((id, _)) = changes.last() {
        listener.last = *id;
    }
    let is_more = changes.len() == most;
    Some((changes, is_more))
}

/// Whether the session is still one. Listening does not make it longer.
async fn may_stay(app: &Arc<App>, listener: &Listener) -> bool {
    if matches!(listener.whose, Whose::Case(_)) {
        return true;
    }
    let (app, call) = (Arc::clone(app), Arc::clone(&listener.call));
    let asked =
        tokio::task::spawn_blocking(move || app.store.read(|db| session::is_live(db, &call)));
    asked.await.is_ok_and(|live| live.unwrap_or(false))
}

//! Cases and changes of a demonstration.

use crate::app::App;
use crate::casework::move_on;
use crate::casework::play::{self, Start};
use crate::casework::words::Words;
use crate::clock::after;
use crate::demo::PHONE;
use crate::store::case_rows::select;
use crate::store::case_told::works_until;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{Event, EventKind};
use longgang_portal::domain::person::parse_phone;
use longgang_portal::domain::receipt::Receipt;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::time::Duration;

#[derive(Deserialize)]
struct PlayedCase {
    script: String,
    #[serde(default)]
    phone: Option<String>,
    #[serde(default)]
    seed: u64,
    #[serde(default)]
    ago_minutes: u32,
}

/// A year.
const LONGEST_AGO: u32 = 525_600;

/// `POST /_demo/cases`.
pub fn open(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let asked: PlayedCase = desk.call.json()?;
    let published = &desk.app.published;
    let script = published.casework.script(&asked.script);
    let script =
        script.ok_or_else(|| Refusal::wrong("/script", "unknown", "There is no such script."))?;
    asked.phone.as_deref().map_or(Ok(()), check_phone)?;
    if asked.ago_minutes > LONGEST_AGO {
        return Err(Refusal::wrong(
            "/ago_minutes",
            "range",
            "At most a year ago.",
        ));
    }
    let received = after(desk.now, -TimeDelta::minutes(asked.ago_minutes.into()));
    let start = Start {
        owner: asked.phone.as_deref(),
        received,
        seed: asked.seed,
    };
    let opened = play::open(desk.db, published, script, start)?;
    move_on(desk.db, published, desk.now)?;
    let receipt = Receipt {
        number: Some(opened.number),
        token: None,
        access_code: Some(opened.access_code),
        received_at: Some(received),
        notice: String::new(),
        files: Vec::new(),
        score: None,
        number_works_until: Some(works_until(received)),
    };
    Ok(Answer::json(StatusCode::CREATED, &receipt)?)
}

#[derive(Clone, Deserialize, Serialize)]
struct Burst {
    events: u32,
    #[serde(default)]
    seconds: u32,
    #[serde(default = "demonstrated")]
    phone: String,
}

fn demonstrated() -> String {
    PHONE.to_owned()
}

/// Most lines of one burst.
const MOST: u32 = 100_000;

/// Longest burst, in seconds.
const LONGEST: u32 = 600;

/// Between two portions of a burst.
const BEAT: Duration = Duration::from_millis(100);

/// `POST /_demo/burst`.
pub fn burst(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let asked: Burst = desk.call.json()?;
    if !(1..=MOST).contains(&asked.events) {
        return Err(Refusal::wrong("/events", "range", "1 to 100,000 events."));
    }
    if asked.seconds > LONGEST {
        return Err(Refusal::wrong("/seconds", "range", "At most 600 seconds."));
    }
    check_phone(&asked.phone)?;
    if asked.seconds == 0 {
        add(desk.db, desk.app, &asked.phone, 0..asked.events)?;
    } else {
        let (app, burst) = (Arc::clone(desk.app), asked.clone());
        tokio::runtime::Handle::current().spawn(spread(app, burst));
    }
    Ok(Answer::json(StatusCode::ACCEPTED, &asked)?)
}

/// A phone names a resident, so it is written in one way.
fn check_phone(phone: &str) -> Result<(), Refusal> {
    let plain = phone.len() == 11 && phone.bytes().all(|b| b.is_ascii_digit());
    match parse_phone(phone) {
        Ok(_) if plain => Ok(()),
        _ => Err(Refusal::wrong(
            "/phone",
            "phone",
            "This is no mobile number.",
        )),
    }
}

/// A portion every tenth of a second, until all are there.
async fn spread(app: Arc<App>, burst: Burst) {
    let beats = burst.seconds * 10;
    let started = tokio::time::Instant::now();
    let upto = |beat: u32| {
        let share = u64::from(burst.events) * u64::from(beat) / u64::from(beats);
        u32::try_from(share).unwrap_or(burst.events)
    };
    for beat in 0..beats {
        let (app, phone, portion) = (
            Arc::clone(&app),
            burst.phone.clone(),
            upto(beat)..upto(beat + 1),
        );
        let added = tokio::task::spawn_blocking(move || {
            app.store.transaction(|db| add(db, &app, &phone, portion))
        });
        if !matches!(added.await, Ok(Ok(()))) {
            return;
        }
        tokio::time::sleep_until(started + BEAT * (beat + 1)).await;
    }
}

/// Adds lines to the cases of a resident that are under way, in turn.
fn add(
    db: &Connection,
    app: &App,
    phone: &str,
    portion: std::ops::Range<u32>,
) -> Result<(), Refusal> {
    let now = app.clock.now();
    let mut cases = select(
        db,
        "WHERE owner = ?1 AND rank < 2 ORDER BY id LIMIT 50",
        [phone],
    )?;
    if cases.is_empty() {
        return Ok(());
    }
    let words = &app.published.casework.words;
    let count = cases.len();
    let mut touched = vec![false; count];
    for at in portion {
        let turn = at as usize % count;
        let Some((case, touched)) = cases.get_mut(turn).zip(touched.get_mut(turn)) else {
            continue;
        };
        *touched = true;
        let event = Event {
            at: now,
            kind: EventKind::Office,
            by: case
                .now_at()
                .map(|step| step.with.clone())
                .unwrap_or_default(),
            text: Words::one_of(&words.burst, u64::from(at)),
            ..Event::default()
        };
        case.happened(db, &event)?;
    }
    let mut touched = cases.iter().zip(touched).filter(|(_, touched)| *touched);
    touched.try_for_each(|(case, _)| case.keep(db))
}

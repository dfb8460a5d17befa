//! The turnable clock of a demonstration.

use crate::casework;
use crate::clock::{Moment, after, moment};
use crate::store::settings;
use crate::web::answer::Answer;
use crate::web::call::unsupported;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::{Datelike, TimeDelta};
use serde::Deserialize;
use serde_json::json;

/// `GET /_demo/clock`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    told(desk.now)
}

#[derive(Deserialize)]
#[serde(untagged, deny_unknown_fields)]
enum Turn {
    Advance { advance_minutes: u32 },
    Set { now: Moment },
}

/// Most minutes at once: a year.
const MOST_MINUTES: u32 = 525_600;

/// `POST /_demo/clock`.
pub fn turn(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    if desk.call.media_type() != "application/json" {
        return Err(unsupported("The body must be application/json."));
    }
    let turn: Turn = serde_json::from_slice(&desk.call.body)
        .map_err(|_| Refusal::malformed("Neither advance_minutes nor now can be read."))?;
    let now = match turn {
        Turn::Advance {
            advance_minutes: minutes @ 1..=MOST_MINUTES,
        } => after(desk.now, TimeDelta::minutes(minutes.into())),
        Turn::Advance { .. } => {
            return Err(Refusal::malformed("advance_minutes must be 1 to 525600."));
        }
        Turn::Set { now } => moment(now.timestamp()),
    };
    // Dates of HTTP and of case numbers have no room for other centuries.
    if !(2000..2100).contains(&now.year()) {
        return Err(Refusal::malformed("The clock goes from 2000 to 2099."));
    }
    let offset = desk.app.clock.turn_to(now);
    settings::keep_clock_offset(desk.db, offset)?;
    casework::move_on(desk.db, &desk.app.published, now)?;
    told(now)
}

fn told(now: Moment) -> Result<Answer, Refusal> {
    Ok(Answer::json(StatusCode::OK, &json!({"now": now}))?)
}

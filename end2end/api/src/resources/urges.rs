//! A resident urges because a promise is broken.

use super::opened::{kept, opened};
use super::standing::conflict;
use crate::casework::actors::resident;
use crate::casework::followup::What;
use crate::clock::after;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{Event, EventKind, NewUrge};

/// The city answers after so many minutes, some more by the case.
const ANSWERED_AFTER: i64 = 40;

/// `POST /cases/{number}/urges`.
pub fn urge(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewUrge = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    let of_clause = case
        .promises
        .iter_mut()
        .filter(|one| one.clause == new.clause);
    let Some(promise) = of_clause.max_by_key(|one| one.round) else {
        return Err(conflict("not-late", "No such promise is broken."));
    };
    if promise.urged_at.is_some() {
        return Err(conflict("already-urged", "It was urged before."));
    }
    if !promise.may_urge {
        return Err(conflict("not-late", "No such promise is broken."));
    }
    promise.urged_at = Some(desk.now);
    promise.may_urge = false;
    let words = &desk.app.published.casework.words;
    let event = Event {
        at: desk.now,
        kind: EventKind::Urge,
        by: resident(),
        text: words.urged.clone(),
        clause: Some(new.clause),
        late: true,
        ..Event::default()
    };
    case.happened(desk.db, &event)?;
    let minutes = ANSWERED_AFTER + case.id.rem_euclid(50);
    let at = after(desk.now, TimeDelta::minutes(minutes));
    case.followup.later(at, What::AnswerUrge(new.clause));
    kept(desk, &case, StatusCode::CREATED)
}

//! Files that were asked for.

use super::opened::{attach, check_files, kept, opened};
use super::standing::conflict;
use crate::casework::actors::resident;
use crate::casework::errand::is_asked;
use crate::casework::followup::What;
use crate::clock::after;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{CaseStatus, Event, EventKind, NewFiles};
use longgang_portal::domain::identity::AskId;

/// After so many minutes somebody begins to look at a file.
const LOOKED_AT: i64 = 10;

/// And after so many it is accepted or refused.
const JUDGED: i64 = 60;

/// `POST /cases/{number}/asks/{id}/files`.
pub fn send(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewFiles = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    if new.attachments.is_empty() {
        return Err(Refusal::wrong("/attachments", "empty", "There is no file."));
    }
    let ask = AskId::new(desk.call.second.as_str());
    if !is_asked(&case, &ask) {
        return Err(conflict("not-asked", "This is not asked any more."));
    }
    check_files(desk, &new.attachments)?;
    attach(desk, &case, &new.attachments, ("ask", ask.as_str()))?;
    for file in &new.attachments {
        let later = |minutes| after(desk.now, TimeDelta::minutes(minutes));
        let look = What::Look(ask.clone(), file.clone());
        case.followup.later(later(LOOKED_AT), look);
        let judge = What::Judge(ask.clone(), file.clone());
        case.followup.later(later(JUDGED), judge);
    }
    if !case.followup.handed.contains(&ask) {
        case.followup.handed.push(ask);
    }
    if !case.needs_you() {
        case.status = CaseStatus::Checking;
    }
    let event = Event {
        at: desk.now,
        kind: EventKind::Resident,
        by: resident(),
        text: desk.app.published.casework.words.files_sent.clone(),
        ..Event::default()
    };
    case.happened(desk.db, &event)?;
    kept(desk, &case, StatusCode::CREATED)
}

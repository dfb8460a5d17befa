//! What a resident writes to whoever deals with a case.

use super::opened::{attach, check_files, opened, words};
use crate::casework::errand::is_asked;
use crate::casework::followup::What;
use crate::clock::after;
use crate::store::case_parts::{add_message, messages};
use crate::store::case_rows::CaseRow;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{AskKind, NewMessage};
use longgang_portal::domain::identity::AskId;

/// The city answers after so many minutes, some more by the case.
const ANSWERED_AFTER: i64 = 20;

/// `POST /cases/{number}/messages`, by the owner's session or the access code.
pub fn write(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewMessage = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    let text = words("/text", &new.text)?;
    if text.is_empty() {
        return Err(Refusal::wrong("/text", "empty", "The message is empty."));
    }
    check_files(desk, &new.attachments)?;
    let id = add_message(desk.db, case.id, desk.now, "resident", text)?;
    attach(desk, &case, &new.attachments, ("message", &id.to_string()))?;
    let later = |minutes| after(desk.now, TimeDelta::minutes(minutes));
    if let Some(ask) = asked_reply(&case) {
        case.followup.handed.push(ask.clone());
        case.followup
            .later(later(ANSWERED_AFTER), What::Replied(ask));
    } else if !case.status.is_over() {
        let minutes = ANSWERED_AFTER + case.id.rem_euclid(30);
        case.followup.later(later(minutes), What::Reply);
    }
    case.changed(desk.db, desk.now)?;
    case.keep(desk.db)?;
    let written = messages(desk.db, case.id)?.pop();
    Ok(Answer::json(StatusCode::CREATED, &written)?)
}

/// The first question that a message answers.
fn asked_reply(case: &CaseRow) -> Option<AskId> {
    let mut asks = case.now_at()?.asks.iter();
    let ask = asks.find(|ask| ask.kind == AskKind::Reply)?;
    let id = ask.id.clone()?;
    (is_asked(case, &id) && !case.followup.handed.contains(&id)).then_some(id)
}

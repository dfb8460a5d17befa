//! What a resident writes to whoever deals with a case.

use super::cases::not_found;
use super::lookup::by_code;
use crate::store::case_rows::by_number;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{Author, Message};
use rusqlite::params;
use serde::Deserialize;

/// Longest message, in characters.
const LONGEST: usize = 1000;

/// `POST /cases/{number}/messages`, by the owner's session or the access code.
pub fn write(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    #[derive(Deserialize)]
    struct New {
        text: String,
        #[serde(default)]
        access_code: Option<String>,
    }
    let new: New = desk.call.json()?;
    let number = &desk.call.param;
    let own = by_number(desk.db, number)?
        .filter(|case| case.owner.is_some())
        .filter(|case| case.owner.as_ref() == desk.resident.as_ref().map(|own| &own.phone));
    let case = match (own, new.access_code) {
        (Some(case), _) => case,
        (None, Some(code)) => by_code(desk, number, &code)?,
        (None, None) => return Err(not_found()),
    };
    let text = new.text.trim();
    if text.is_empty() {
        return Err(Refusal::wrong("/text", "empty", "The message is empty."));
    }
    if text.chars().count() > LONGEST {
        return Err(Refusal::wrong(
            "/text",
            "too_long",
            "At most 1,000 characters.",
        ));
    }
    let now = desk.now.timestamp();
    desk.db.execute(
        "INSERT INTO messages (case_id, at, author, text) VALUES (?1, ?2, 'resident', ?3)",
        params![case.id, now, text],
    )?;
    desk.db.execute(
        "UPDATE cases SET updated_at = max(updated_at, ?1) WHERE id = ?2",
        params![now, case.id],
    )?;
    let message = Message {
        at: desk.now,
        from: Author::Resident,
        text: text.to_owned(),
    };
    Ok(Answer::json(StatusCode::CREATED, &message)?)
}

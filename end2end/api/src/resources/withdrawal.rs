//! Taking an application back.

use super::standing::{conflict, own};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use serde_json::{Map, Value};

/// `POST /points/applications/{number}/withdrawal`.
pub fn withdraw(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let mut own = own(desk)?;
    let _nothing: Map<String, Value> = desk.call.json()?;
    if own.dossier.withdrawable_until(&own.points).is_none() {
        let title = "It can no longer be taken back.";
        return Err(conflict("too-late-to-withdraw", title));
    }
    let without_trace = own.dossier.is_amendable(desk.now);
    own.dossier.withdraw(desk.now);
    if without_trace {
        forget(desk, own.case.id)?;
        return own.told(desk, StatusCode::OK);
    }
    own.keep(desk, StatusCode::OK)
}

/// Nothing stays of it but that its number is used up.
fn forget(desk: &Desk<'_>, case: i64) -> Result<(), Refusal> {
    for table in ["applications", "events", "messages", "attachments"] {
        let sql = format!("DELETE FROM {table} WHERE case_id = ?1");
        desk.db.execute(&sql, [case])?;
    }
    desk.db.execute("DELETE FROM cases WHERE id = ?1", [case])?;
    Ok(())
}

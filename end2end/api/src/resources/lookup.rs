//! A case by its number and access code, without an account.

use super::cases::not_found;
use crate::secrets::fits;
use crate::store::case_rows::{CaseRow, by_number};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use rusqlite::params;
use serde::Deserialize;

/// Wrong tries are counted for a quarter of an hour.
const WINDOW_SECONDS: i64 = 900;

/// Wrong tries for one number.
const TRIES_OF_NUMBER: u32 = 5;

/// Wrong tries from one address; a hall has one address for many people.
const TRIES_OF_CLIENT: u32 = 20;

/// `POST /cases/lookup`.
pub fn open(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    #[derive(Deserialize)]
    struct Lookup {
        number: String,
        access_code: String,
    }
    let lookup: Lookup = desk.call.json()?;
    let case = by_code(desk, &lookup.number, &lookup.access_code)?;
    Ok(Answer::json(StatusCode::OK, &case.whole(desk.db)?)?)
}

/// The case, or 404 with the tries that are left. A number that does not exist
/// is counted and answered exactly like a wrong code.
pub fn by_code(desk: &Desk<'_>, number: &str, code: &str) -> Result<CaseRow, Refusal> {
    let number: String = number.trim().to_uppercase().chars().take(40).collect();
    let client = desk.call.client.to_string();
    let now = desk.now.timestamp();
    let counted = |column: &str, value: &str| -> Result<(u32, i64), Refusal> {
        let sql = format!(
            "SELECT count(*), coalesce(min(at), ?2) FROM wrong_lookups \
             WHERE {column} = ?1 AND at > ?3 AND at <= ?2"
        );
        let row = params![value, now, now - WINDOW_SECONDS];
        Ok(desk
            .db
            .query_row(&sql, row, |row| Ok((row.get(0)?, row.get(1)?)))?)
    };
    let (of_number, first_of_number) = counted("number", &number)?;
    let (of_client, first_of_client) = counted("client", &client)?;
    for (count, most, first) in [
        (of_number, TRIES_OF_NUMBER, first_of_number),
        (of_client, TRIES_OF_CLIENT, first_of_client),
    ] {
        if count >= most {
            return Err(Refusal::too_many_tries(first + WINDOW_SECONDS - now));
        }
    }
    let case = by_number(desk.db, &number)?;
    if let Some(case) = case.filter(|case| fits(code.trim(), &case.code.0, &case.code.1)) {
        return Ok(case);
    }
    desk.db
        .execute("DELETE FROM wrong_lookups WHERE at <= ?1", [now - 86_400])?;
    desk.db.execute(
        "INSERT INTO wrong_lookups (number, client, at) VALUES (?1, ?2, ?3)",
        params![number, client, now],
    )?;
    let left = (TRIES_OF_NUMBER - of_number).min(TRIES_OF_CLIENT - of_client);
    Err(not_found().tries_left(left.saturating_sub(1)))
}

//! Who is signed in: a random token in a cookie, its hash in the database.

pub mod codes;
pub mod limits;

use crate::clock::real_seconds;
use crate::secrets::{hash, hex, random};
use crate::web::call::Call;
use crate::web::refusal::{Dialect, Refusal};
use rusqlite::{Connection, OptionalExtension, params};

/// The `__Host-` prefix makes browsers refuse it from another host or path.
const COOKIE: &str = "__Host-session";

/// A session ends after half an hour without a request.
pub const IDLE_SECONDS: i64 = 30 * 60;

/// And after half a day in any case.
pub const LONGEST_SECONDS: i64 = 12 * 3600;

/// A resident who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub struct Resident {
    /// The phone the code was sent to; it names the resident.
    pub phone: String,
    /// Seconds until the session ends without another request.
    pub expires_in: i64,
    token_hash: [u8; 32],
}

/// Starts a session; gives the value of `Set-Cookie`. Sessions run by real
/// time: turning the city's clock must not sign anybody out.
pub fn start(db: &Connection, phone: &str) -> Result<String, Refusal> {
    let token = hex(&random::<32>()?);
    let now = real_seconds();
    db.execute(
        "DELETE FROM sessions WHERE started_at < ?1",
        [now - LONGEST_SECONDS],
    )?;
    db.execute(
        "INSERT INTO sessions (token_hash, phone, started_at, seen_at) VALUES (?1, ?2, ?3, ?3)",
        params![hash(&[token.as_bytes()]), phone, now],
    )?;
    Ok(format!(
        "{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Strict"
    ))
}

/// Ends a session; gives the `Set-Cookie` that removes it.
pub fn end(db: &Connection, resident: Option<&Resident>) -> Result<String, Refusal> {
    if let Some(resident) = resident {
        db.execute(
            "DELETE FROM sessions WHERE token_hash = ?1",
            [&resident.token_hash],
        )?;
    }
    Ok(format!(
        "{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0"
    ))
}

/// Who sent the request. Open311 knows no sessions: there the cookie counts
/// only beside the portal's own header.
pub fn recognise(
    db: &Connection,
    call: &Call,
    dialect: Dialect,
) -> Result<Option<Resident>, Refusal> {
    if dialect == Dialect::Open311 && call.header("x-portal-request") != Some("1") {
        return Ok(None);
    }
    let Some(token) = token(call) else {
        return Ok(None);
    };
    let token_hash = hash(&[token.as_bytes()]);
    let row: Option<(String, i64, i64)> = db
        .query_row(
            "SELECT phone, started_at, seen_at FROM sessions WHERE token_hash = ?1",
            [&token_hash],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let Some((phone, started_at, seen_at)) = row else {
        return Ok(None);
    };
    let now = real_seconds();
    let left = started_at + LONGEST_SECONDS - now;
    if left <= 0 || seen_at + IDLE_SECONDS <= now {
        return Ok(None);
    }
    // Once a minute is exact enough and saves a write on most requests.
    if now - seen_at >= 60 {
        let seen = params![now, token_hash];
        db.execute(
            "UPDATE sessions SET seen_at = ?1 WHERE token_hash = ?2",
            seen,
        )?;
    }
    Ok(Some(Resident {
        phone,
        expires_in: left.min(IDLE_SECONDS),
        token_hash,
    }))
}

fn token(call: &Call) -> Option<&str> {
    let cookies = call.header("cookie")?;
    cookies.split(';').find_map(|pair| {
        let (name, value) = pair.trim().split_once('=')?;
        (name == COOKIE && !value.is_empty()).then_some(value)
    })
}

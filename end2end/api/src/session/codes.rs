//! One-time codes: six digits to a phone. They run by the city's clock, so
//! that a demonstration can let one expire.

use super::limits::{self, Act};
use crate::clock::Moment;
use crate::secrets::{Stored, fits, six_digits};
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension, params};
use std::net::IpAddr;

/// A code is good for five minutes.
pub const EXPIRES_SECONDS: i64 = 300;

/// The next one can be had after a minute.
pub const RESEND_SECONDS: i64 = 60;

/// So many codes an hour for one phone.
const HOURLY: i64 = 5;

/// So many wrong tries for one code.
const WRONG_TRIES: u32 = 5;

/// Makes a new code; the older ones of this phone are void. 429 when phone or
/// address have had too many.
pub fn new_code(
    db: &Connection,
    phone: &str,
    client: IpAddr,
    moment: Moment,
) -> Result<String, Refusal> {
    limits::check(db, client, Act::CodeSent, moment)?;
    let now = moment.timestamp();
    // A clock that was turned back leaves codes of the future; they do not count.
    let (last, oldest, count): (Option<i64>, Option<i64>, i64) = db.query_row(
        "SELECT max(sent_at), min(sent_at), count(*) FROM codes \
         WHERE phone = ?1 AND sent_at > ?2 AND sent_at <= ?3",
        params![phone, now - 3600, now],
        |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
    )?;
    if let Some(last) = last
        && now < last + RESEND_SECONDS
    {
        return Err(Refusal::too_many_tries(last + RESEND_SECONDS - now));
    }
    if count >= HOURLY {
        return Err(Refusal::too_many_tries(oldest.unwrap_or(now) + 3600 - now));
    }
    let code = six_digits()?;
    let stored = Stored::of(&code)?;
    db.execute("DELETE FROM codes WHERE sent_at <= ?1", [now - 86_400])?;
    db.execute("UPDATE codes SET used = 1 WHERE phone = ?1", [phone])?;
    db.execute(
        "INSERT INTO codes (phone, salt, hash, sent_at) VALUES (?1, ?2, ?3, ?4)",
        params![phone, stored.salt, stored.hash, now],
    )?;
    limits::count(db, client, Act::CodeSent, moment)?;
    Ok(code)
}

/// Uses the code up, or says why it is not the right one.
pub fn use_code(
    db: &Connection,
    phone: &str,
    code: &str,
    client: IpAddr,
    moment: Moment,
) -> Result<(), Refusal> {
    // First of all: who has guessed too often is not even told a right guess.
    limits::check(db, client, Act::WrongCode, moment)?;
    type Row = (i64, Vec<u8>, Vec<u8>, i64, u32);
    let row: Option<Row> = db
        .query_row(
            "SELECT id, salt, hash, sent_at, wrong FROM codes \
             WHERE phone = ?1 AND used = 0 ORDER BY id DESC LIMIT 1",
            [phone],
            |row| {
                Ok((
                    row.get(0)?,
                    row.get(1)?,
                    row.get(2)?,
                    row.get(3)?,
                    row.get(4)?,
                ))
            },
        )
        .optional()?;
    let Some((id, salt, hash, sent_at, wrong)) = row else {
        return Err(expired());
    };
    let now = moment.timestamp();
    if now >= sent_at + EXPIRES_SECONDS {
        return Err(expired());
    }
    if wrong >= WRONG_TRIES {
        return Err(Refusal::too_many_tries(sent_at + RESEND_SECONDS - now));
    }
    if !fits(code.trim(), &salt, &hash) {
        limits::count(db, client, Act::WrongCode, moment)?;
        db.execute("UPDATE codes SET wrong = wrong + 1 WHERE id = ?1", [id])?;
        let title = "This is not the code that was sent.";
        let refusal = Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "wrong-code", title);
        return Err(refusal.tries_left(WRONG_TRIES.saturating_sub(wrong + 1)));
    }
    db.execute("UPDATE codes SET used = 1 WHERE id = ?1", [id])?;
    Ok(())
}

fn expired() -> Refusal {
    let title = "The code has expired or was never sent.";
    Refusal::new(StatusCode::UNPROCESSABLE_ENTITY, "code-expired", title)
}

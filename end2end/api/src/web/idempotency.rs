//! One intent, one effect, however often it is sent (Idempotency-Key of the
//! IETF httpapi draft). The answer is stored in the transaction of the effect:
//! a crash leaves both or neither.

use super::answer::Answer;
use super::call::Call;
use super::desk::{Desk, Key};
use super::refusal::Refusal;
use super::sealed::seal;
use crate::clock::Moment;
use crate::secrets::{hash, random};
use axum::http::StatusCode;
use rusqlite::{Connection, OptionalExtension, params};
use std::collections::HashSet;
use std::sync::{Arc, Mutex, PoisonError};

/// A key shorter than this is no random one; a longer one is no key.
const LENGTH: std::ops::RangeInclusive<usize> = 8..=128;

/// An answer is kept for so long by the city's clock; a retry comes within
/// minutes, and what is kept for ever piles up.
const KEPT_SECONDS: i64 = 86_400;

/// What is kept under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// The answer.
    Answer,
    /// The answer of a refusal, and of a success the key alone: the operation
    /// only looks, so it can look again, and need not copy what it saw.
    Refusal,
}

/// What is known of a key.
#[derive(Debug)]
pub enum Known {
    /// Nothing.
    Nothing,
    /// It was used for this very request, and nothing but that was kept.
    Used,
    /// The answer given before.
    Answer(Answer),
}

/// The key of a request. The draft writes it in quotes; both ways are the same key.
pub fn key(call: &Call, wanted: Key) -> Result<Option<String>, Refusal> {
    if wanted == Key::None {
        return Ok(None);
    }
    let Some(key) = call.headers.get("idempotency-key") else {
        let refusal = Refusal::new(
            StatusCode::BAD_REQUEST,
            "idempotency-key-missing",
            "The header Idempotency-Key is missing.",
        );
        return if wanted == Key::Required {
            Err(refusal)
        } else {
            Ok(None)
        };
    };
    // What cannot be read, or says nothing, must not pass for no key: a retry
    // would be a second intent.
    let key = key
        .to_str()
        .map_err(|_| Refusal::malformed("The Idempotency-Key is no plain text."))?;
    let key = key.trim().trim_matches('"');
    let odd = |b: u8| !(b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    if !LENGTH.contains(&key.len()) || key.bytes().any(odd) {
        let detail = "The Idempotency-Key must be 8 to 128 letters, digits, - and _.";
        return Err(Refusal::malformed(detail));
    }
    Ok(Some(key.to_owned()))
}

/// The requests with a key that are under way in this process. What a killed
/// process had under way was rolled back.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<HashSet<[u8; 32]>>>);

/// Held while a request is under way.
pub struct UnderWay {
    all: Running,
    this: [u8; 32],
}

impl Running {
    /// Marks a request as under way, or refuses with 409.
    pub fn enter(&self, call: &Call, key: &str) -> Result<UnderWay, Refusal> {
        let cookie = call.header("cookie").unwrap_or_default();
        let parts = [call.method.as_str(), &call.path, cookie, key];
        let this = hash(&parts.map(str::as_bytes));
        if self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(this)
        {
            return Ok(UnderWay {
                all: self.clone(),
                this,
            });
        }
        let title = "The first request with this key is still running.";
        let refusal = Refusal::new(StatusCode::CONFLICT, "idempotency-key-in-progress", title);
        Err(refusal.retry_after(1))
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.all
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .remove(&self.this);
    }
}

/// One key of one caller for one operation.
pub struct Entry<'a> {
    key: &'a str,
    scope: [u8; 32],
    fingerprint: [u8; 32],
}

impl<'a> Entry<'a> {
    /// The entry of this request. The caller is the resident, not the session:
    /// a retry after signing in again is still the same intent.
    pub fn of(desk: &Desk<'_>, key: &'a str) -> Self {
        let call = desk.call;
        let caller = desk
            .resident
            .as_ref()
            .map_or("", |resident| resident.phone.as_str());
        let scope = [call.method.as_str(), &call.path, caller, key];
        let name = call.header("x-file-name").unwrap_or_default();
        let media_type = call.media_type();
        Self {
            key,
            scope: hash(&scope.map(str::as_bytes)),
            fingerprint: hash(&[media_type.as_bytes(), name.as_bytes(), &call.body]),
        }
    }

    /// What was kept; 422 when it was for another body.
    pub fn known(&self, db: &Connection, now: Moment) -> Result<Known, Refusal> {
        type Row = (Vec<u8>, Vec<u8>, Vec<u8>);
        let row: Option<Row> = db
            .query_row(
                "SELECT fingerprint, salt, sealed FROM answers WHERE scope = ?1 AND at > ?2",
                params![self.scope, now.timestamp() - KEPT_SECONDS],
                |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
            )
            .optional()?;
        let Some((fingerprint, salt, sealed)) = row else {
            return Ok(Known::Nothing);
        };
        if fingerprint != self.fingerprint {
            return Err(Refusal::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "idempotency-key-reused",
                "This key was used for another request.",
            ));
        }
        if sealed.is_empty() {
            return Ok(Known::Used);
        }
        let answer = serde_json::from_slice(&seal(&sealed, self.key, &salt))?;
        Ok(Known::Answer(answer))
    }

    /// Keeps the answer, unless trying again later can end differently, and
    /// drops what has been kept long enough.
    pub fn keep(
        &self,
        db: &Connection,
        answer: &Answer,
        keeps: Keeps,
        now: Moment,
    ) -> Result<(), Refusal> {
        if matches!(answer.status, 401 | 403 | 409 | 429 | 500..) {
            return Ok(());
        }
        let now = now.timestamp();
        db.execute("DELETE FROM answers WHERE at <= ?1", [now - KEPT_SECONDS])?;
        let salt: [u8; 16] = random()?;
        let sealed = match keeps {
            Keeps::Refusal if answer.status < 400 => Vec::new(),
            _ => seal(&serde_json::to_vec(answer)?, self.key, &salt),
        };
        db.execute(
            "INSERT OR REPLACE INTO answers (scope, fingerprint, salt, sealed, at) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![self.scope, self.fingerprint, salt, sealed, now],
        )?;
        Ok(())
    }
}

//! Files, one request each.

use super::file_check;
use crate::secrets::{hex, random};
use crate::web::answer::Answer;
use crate::web::call::unsupported;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::identity::AttachmentId;
use longgang_portal::domain::receipt::ReceivedFile;
use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use rusqlite::{Connection, OptionalExtension, params};
use sha2::{Digest, Sha256};

/// The largest file, in bytes.
pub const LARGEST: usize = 10_000_000;

/// A file nobody attached to anything is kept for a day.
const UNATTACHED_SECONDS: i64 = 86_400;

/// `POST /attachments`.
pub fn receive(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let call = desk.call;
    let media_type = call.media_type();
    if media_type.is_empty() {
        return Err(unsupported("The Content-Type of the file is missing."));
    }
    let sha256 = Sha256::digest(&call.body);
    let digest = call.header("content-digest").unwrap_or_default();
    file_check::check(&media_type, &call.body, &sha256, digest)?;
    let file = ReceivedFile {
        id: AttachmentId::new(hex(&random::<16>()?)),
        name: file_name(call.header("x-file-name").unwrap_or_default()),
        media_type,
        size: call.body.len() as u64,
        sha256: hex(&sha256),
    };
    let now = desk.now.timestamp();
    desk.db.execute(
        "DELETE FROM attachments WHERE case_id IS NULL AND received_at < ?1",
        [now - UNATTACHED_SECONDS],
    )?;
    desk.db.execute(
        "INSERT INTO attachments (id, owner, name, media_type, size, sha256, content, received_at) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        params![
            file.id.as_str(),
            desk.resident.as_ref().map(|resident| &resident.phone),
            file.name,
            file.media_type,
            i64::try_from(file.size).unwrap_or(i64::MAX),
            file.sha256,
            call.body,
            now,
        ],
    )?;
    Ok(Answer::json(StatusCode::CREATED, &file)?)
}

/// `GET /attachments/{id}`, for the resident who sent it or whose case it is in.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let row: Option<(String, String, Vec<u8>)> = desk
        .db
        .query_row(
            "SELECT a.name, a.media_type, a.content FROM attachments a \
             LEFT JOIN cases c ON c.id = a.case_id WHERE a.id = ?1 AND ?2 IN (a.owner, c.owner)",
            params![desk.call.param, resident.phone],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?;
    let (name, media_type, content) = row.ok_or_else(Refusal::not_found)?;
    let name = utf8_percent_encode(&name, NON_ALPHANUMERIC);
    Ok(Answer::bytes(StatusCode::OK, &media_type, content).with(
        "content-disposition",
        format!("attachment; filename*=UTF-8''{name}"),
    ))
}

/// Whose files a case may take.
#[derive(Clone, Copy)]
pub enum From<'a> {
    /// Only this resident's.
    Resident(&'a str),
    /// Also those sent without a session: who knows the id has sent it.
    Anybody(Option<&'a str>),
}

/// Whether a file is there, not in a case yet, and may be taken.
pub fn is_free(db: &Connection, id: &str, from: From<'_>) -> Result<bool, Refusal> {
    let (phone, anonymous) = match from {
        From::Resident(phone) => (Some(phone), false),
        From::Anybody(phone) => (phone, true),
    };
    Ok(db.query_row(
        "SELECT count(*) FROM attachments WHERE id = ?1 AND case_id IS NULL \
         AND (owner = ?2 OR (owner IS NULL AND ?3))",
        params![id, phone, anonymous],
        |row| row.get::<_, i64>(0),
    )? == 1)
}

/// Whether a file is in this case.
pub fn is_in(db: &Connection, id: &str, case: i64) -> Result<bool, Refusal> {
    Ok(db.query_row(
        "SELECT count(*) FROM attachments WHERE id = ?1 AND case_id = ?2",
        params![id, case],
        |row| row.get::<_, i64>(0),
    )? == 1)
}

/// Puts a file into a case.
pub fn attach(db: &Connection, id: &str, case: i64) -> Result<(), Refusal> {
    db.execute(
        "UPDATE attachments SET case_id = ?1 WHERE id = ?2",
        params![case, id],
    )?;
    Ok(())
}

/// The name as words: without folders, controls and endless length. It is only
/// ever shown, never used as a path.
fn file_name(header: &str) -> String {
    let decoded = percent_decode_str(header).decode_utf8_lossy();
    let last = decoded.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control()).take(120).collect();
    if plain.trim().is_empty() {
        "file".to_owned()
    } else {
        plain
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn names_are_words_and_no_paths() {
        assert_eq!(file_name("%E7%8C%AE%E8%A1%80%E8%AF%81.jpg"), "献血证.jpg");
        assert_eq!(file_name("..%2F..%2Fetc%2Fpasswd"), "passwd");
        assert_eq!(file_name("C:%5Ca%00b.png"), "ab.png");
        assert_eq!(file_name(""), "file");
    }
}

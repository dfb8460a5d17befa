//! The city's own photos: a place before and after the work.

use crate::clock::Moment;
use crate::secrets::{hash, hex};
use crate::store::case_rows::CaseRow;
use crate::web::refusal::Refusal;
use longgang_portal::domain::identity::AttachmentId;
use longgang_portal::domain::receipt::ReceivedFile;
use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};

/// Name, before, after.
type Pair = (&'static str, &'static [u8], &'static [u8]);

macro_rules! pair {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../data/casework/photos/", $name, "-before.jpg")),
            include_bytes!(concat!("../../data/casework/photos/", $name, "-after.jpg")),
        )
    };
}

/// All pairs.
const PAIRS: [Pair; 4] = [
    pair!("road"),
    pair!("rubbish"),
    pair!("light"),
    pair!("wall"),
];

/// Puts a pair into a case; gives what was before and what after.
pub fn put(
    db: &Connection,
    case: &CaseRow,
    name: &str,
    at: Moment,
) -> Result<(ReceivedFile, ReceivedFile), Refusal> {
    let found = PAIRS.iter().find(|(one, ..)| *one == name);
    let Some((_, before, after)) = found else {
        return Err(Refusal::Broken(format!("there are no photos {name}")));
    };
    Ok((
        keep(db, case, "before", before, at)?,
        keep(db, case, "after", after, at)?,
    ))
}

fn keep(
    db: &Connection,
    case: &CaseRow,
    role: &str,
    content: &[u8],
    at: Moment,
) -> Result<ReceivedFile, Refusal> {
    let round = case.followup.round;
    let of = [case.number.as_str(), role, &round.to_string()];
    let named = hash(&of.map(str::as_bytes));
    let id = hex(&named).chars().take(32).collect::<String>();
    let file = ReceivedFile {
        id: AttachmentId::new(id),
        name: format!("{role}-{}.jpg", round + 1),
        media_type: "image/jpeg".to_owned(),
        size: content.len() as u64,
        sha256: hex(&Sha256::digest(content)),
    };
    db.prepare_cached(
        "INSERT OR REPLACE INTO attachments \
         (id, case_id, name, media_type, size, sha256, content, received_at, role) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute(params![
        file.id.as_str(),
        case.id,
        file.name,
        file.media_type,
        content.len(),
        file.sha256,
        content,
        at.timestamp(),
        role,
    ])?;
    Ok(file)
}

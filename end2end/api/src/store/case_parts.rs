//! What a case consists of beside its row: events, messages, files.

use super::case_rows::{CaseRow, json};
use super::feed;
use crate::clock::{Moment, moment};
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{AskedFile, Author, Clause, Event, FileState, Message};
use longgang_portal::domain::identity::{AttachmentId, EventId};
use longgang_portal::domain::receipt::ReceivedFile;
use longgang_portal::domain::text::Text;
use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What some events have beside what all have; kept as JSON.
#[derive(Default, Serialize, Deserialize)]
#[serde(default)]
struct More {
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<Clause>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    late: bool,
    #[serde(skip_serializing_if = "Text::is_empty")]
    from: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    to: Text,
    #[serde(skip_serializing_if = "Text::is_empty")]
    why: Text,
}

/// What has happened, oldest first.
pub fn events(db: &Connection, case: i64) -> Result<Vec<Event>, Refusal> {
    let sql = "SELECT at, kind, by, text, more, id FROM events WHERE case_id = ?1 ORDER BY at, id";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| Ok(event(row)))?;
    rows.map(|row| row?).collect()
}

fn event(row: &Row<'_>) -> Result<Event, Refusal> {
    let more: More = json(row, 4)?;
    Ok(Event {
        id: Some(EventId::new(row.get::<_, i64>(5)?.to_string())),
        at: moment(row.get(0)?),
        kind: json(row, 1)?,
        by: json(row, 2)?,
        text: json(row, 3)?,
        clause: more.clause,
        late: more.late,
        from: more.from,
        to: more.to,
        why: more.why,
    })
}

impl CaseRow {
    /// One thing that has happened to it, which is already seen in its status.
    /// It gets its id here.
    pub fn happened(&mut self, db: &Connection, event: &Event) -> Result<(), Refusal> {
        let more = More {
            clause: event.clause,
            late: event.late,
            from: event.from.clone(),
            to: event.to.clone(),
            why: event.why.clone(),
        };
        db.prepare_cached(
            "INSERT INTO events (case_id, at, kind, by, text, more) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?
        .execute(params![
            self.id,
            event.at.timestamp(),
            serde_json::to_string(&event.kind)?,
            serde_json::to_string(&event.by)?,
            serde_json::to_string(&event.text)?,
            serde_json::to_string(&more)?,
        ])?;
        let id = db.last_insert_rowid();
        self.updated_at = self.updated_at.max(event.at);
        feed::push(db, self, event.at, Some(id))
    }

    /// Something of it has changed that is no line of its timeline.
    pub fn changed(&mut self, db: &Connection, at: Moment) -> Result<(), Refusal> {
        self.updated_at = self.updated_at.max(at);
        feed::push(db, self, at, None)
    }
}

/// Both sides' messages with their files, oldest first.
pub fn messages(db: &Connection, case: i64) -> Result<Vec<Message>, Refusal> {
    let mut attached: HashMap<String, Vec<ReceivedFile>> = HashMap::new();
    for (about, file) in of_role(db, case, "message")? {
        attached.entry(about).or_default().push(file.file);
    }
    let sql = "SELECT at, author, text, id FROM messages WHERE case_id = ?1 ORDER BY id";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        let author: String = row.get(1)?;
        let from = if author == "resident" {
            Author::Resident
        } else {
            Author::City
        };
        let id: i64 = row.get(3)?;
        Ok(Message {
            at: moment(row.get(0)?),
            from,
            text: row.get(2)?,
            files: attached.remove(&id.to_string()).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds a message; gives its id.
pub fn add_message(
    db: &Connection,
    case: i64,
    at: Moment,
    author: &str,
    text: &str,
) -> Result<i64, Refusal> {
    db.execute(
        "INSERT INTO messages (case_id, at, author, text) VALUES (?1, ?2, ?3, ?4)",
        params![case, at.timestamp(), author, text],
    )?;
    Ok(db.last_insert_rowid())
}

/// The files a case was sent with, in the order they came, then those that show what
/// is not fixed: these have a role of their own, for what was sent first may be public.
pub fn files(db: &Connection, case: i64) -> Result<Vec<ReceivedFile>, Refusal> {
    let mut files = of_role(db, case, "sent")?;
    files.extend(of_role(db, case, "verdict")?);
    Ok(files.into_iter().map(|(_, file)| file.file).collect())
}

/// The files of one role with what they are about, in the order they came.
pub fn of_role(
    db: &Connection,
    case: i64,
    role: &str,
) -> Result<Vec<(String, AskedFile)>, Refusal> {
    let sql = "SELECT id, name, media_type, size, sha256, about, state, reason FROM attachments \
        WHERE case_id = ?1 AND role = ?2 ORDER BY received_at, rowid";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(params![case, role], |row| Ok(asked_file(row)))?;
    rows.map(|row| row?).collect()
}

fn asked_file(row: &Row<'_>) -> Result<(String, AskedFile), Refusal> {
    let file = ReceivedFile {
        id: AttachmentId::new(row.get::<_, String>(0)?),
        name: row.get(1)?,
        media_type: row.get(2)?,
        size: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
        sha256: row.get(4)?,
    };
    let state = match row.get::<_, String>(6)?.as_str() {
        "checking" => FileState::Checking,
        "accepted" => FileState::Accepted,
        "refused" => FileState::Refused,
        _ => FileState::Received,
    };
    let reason = json(row, 7)?;
    let asked = AskedFile {
        file,
        state,
        reason,
    };
    Ok((row.get(5)?, asked))
}

/// Notes what came of a file that was asked for.
pub fn judge(
    db: &Connection,
    id: &AttachmentId,
    state: &str,
    reason: &Text,
) -> Result<(), Refusal> {
    db.execute(
        "UPDATE attachments SET state = ?1, reason = ?2 WHERE id = ?3",
        params![state, serde_json::to_string(reason)?, id.as_str()],
    )?;
    Ok(())
}

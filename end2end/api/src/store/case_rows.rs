//! Cases in the database.

use crate::casework::step::Step;
use crate::clock::{Moment, moment};
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{
    Author, Case, CaseKind, CaseStatus, CaseSummary, Event, Message, OfficialScore, Promise,
    SentField,
};
use longgang_portal::domain::identity::{AttachmentId, CaseNumber};
use longgang_portal::domain::receipt::ReceivedFile;
use longgang_portal::domain::text::Text;
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde::de::DeserializeOwned;

/// One row of `cases`.
pub struct CaseRow {
    /// Its id in the database; ids grow with time.
    pub id: i64,
    /// The number on the receipt.
    pub number: CaseNumber,
    /// Salt and hash of the access code.
    pub code: (Vec<u8>, Vec<u8>),
    /// The phone of the resident it belongs to.
    pub owner: Option<String>,
    /// Application or report.
    pub kind: CaseKind,
    /// What it is about.
    pub title: Text,
    /// Telephone of whoever deals with it.
    pub phone: String,
    /// How far it is.
    pub status: CaseStatus,
    /// When it was received.
    pub submitted_at: Moment,
    /// When anything last happened.
    pub updated_at: Moment,
    /// What is promised.
    pub promises: Vec<Promise>,
    /// What the resident sent.
    pub sent: Vec<SentField>,
    /// The official score.
    pub score: Option<OfficialScore>,
    /// The whole way of the case.
    pub steps: Vec<Step>,
    /// How many steps the clock has passed.
    pub step: usize,
}

/// The columns in the order [`from_row`] reads them.
const COLUMNS: &str = "id, number, code_salt, code_hash, owner, kind, title, phone, status, \
    submitted_at, updated_at, promises, sent, score, steps, step";

/// The case with this number.
pub fn by_number(db: &Connection, number: &str) -> Result<Option<CaseRow>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE number = ?1");
    db.query_row(&sql, [number], |row| Ok(from_row(row)))
        .optional()?
        .transpose()
}

/// Cases picked by a condition that is part of this program, never of a request.
pub fn select(
    db: &Connection,
    rest: &str,
    values: impl rusqlite::Params,
) -> Result<Vec<CaseRow>, Refusal> {
    let mut statement = db.prepare_cached(&format!("SELECT {COLUMNS} FROM cases {rest}"))?;
    let rows = statement.query_map(values, |row| Ok(from_row(row)))?;
    rows.map(|row| row?).collect()
}

fn from_row(row: &Row<'_>) -> Result<CaseRow, Refusal> {
    let score: Option<String> = row.get(13)?;
    Ok(CaseRow {
        id: row.get(0)?,
        number: CaseNumber::new(row.get::<_, String>(1)?),
        code: (row.get(2)?, row.get(3)?),
        owner: row.get(4)?,
        kind: json(row, 5)?,
        title: json(row, 6)?,
        phone: row.get(7)?,
        status: CaseStatus::from_word(&row.get::<_, String>(8)?),
        submitted_at: moment(row.get(9)?),
        updated_at: moment(row.get(10)?),
        promises: json(row, 11)?,
        sent: json(row, 12)?,
        score: score
            .map(|score| serde_json::from_str(&score))
            .transpose()?,
        steps: json(row, 14)?,
        step: row.get(15)?,
    })
}

fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, Refusal> {
    Ok(serde_json::from_str(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )?)
}

impl CaseRow {
    /// The last step the clock has passed.
    pub fn now_at(&self) -> Option<&Step> {
        self.steps.get(self.step.checked_sub(1)?)
    }

    /// The line of a list.
    pub fn summary(&self) -> CaseSummary {
        let at = self.now_at();
        CaseSummary {
            number: self.number.clone(),
            kind: self.kind,
            title: self.title.clone(),
            status: self.status.clone(),
            submitted_at: self.submitted_at,
            updated_at: self.updated_at,
            with: at.map(|step| step.with.clone()).unwrap_or_default(),
            needs_you: at.is_some_and(|step| !step.asks.is_empty()),
            promises: self.promises.clone(),
        }
    }

    /// The whole case.
    pub fn whole(&self, db: &Connection) -> Result<Case, Refusal> {
        let at = self.now_at();
        let ahead = self
            .steps
            .iter()
            .skip(self.step)
            .map(|step| step.ahead.clone());
        Ok(Case {
            summary: self.summary(),
            asks: at.map(|step| step.asks.clone()).unwrap_or_default(),
            doing: at.map(|step| step.doing.clone()).unwrap_or_default(),
            timeline: events(db, self.id)?,
            ahead: ahead.filter(|text| !text.is_empty()).collect(),
            sent: self.sent.clone(),
            files: files(db, self.id)?,
            messages: messages(db, self.id)?,
            score: self.score.clone(),
            phone: self.phone.clone(),
        })
    }
}

fn events(db: &Connection, case: i64) -> Result<Vec<Event>, Refusal> {
    let sql = "SELECT at, kind, by, text FROM events WHERE case_id = ?1 ORDER BY at, id";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(json(row, 1).and_then(|kind| {
            Ok(Event {
                at: moment(row.get(0)?),
                kind,
                by: json(row, 2)?,
                text: json(row, 3)?,
            })
        }))
    })?;
    rows.map(|row| row?).collect()
}

/// Adds one thing that happened.
pub fn add_event(db: &Connection, case: i64, event: &Event) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO events (case_id, at, kind, by, text) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![
        case,
        event.at.timestamp(),
        serde_json::to_string(&event.kind)?,
        serde_json::to_string(&event.by)?,
        serde_json::to_string(&event.text)?,
    ])?;
    Ok(())
}

fn messages(db: &Connection, case: i64) -> Result<Vec<Message>, Refusal> {
    let sql = "SELECT at, author, text FROM messages WHERE case_id = ?1 ORDER BY id";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        let author: String = row.get(1)?;
        let from = if author == "resident" {
            Author::Resident
        } else {
            Author::City
        };
        Ok(Message {
            at: moment(row.get(0)?),
            from,
            text: row.get(2)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The files of a case, in the order they came.
pub fn files(db: &Connection, case: i64) -> Result<Vec<ReceivedFile>, Refusal> {
    let sql = "SELECT id, name, media_type, size, sha256 FROM attachments \
        WHERE case_id = ?1 ORDER BY received_at, rowid";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([case], |row| {
        Ok(ReceivedFile {
            id: AttachmentId::new(row.get::<_, String>(0)?),
            name: row.get(1)?,
            media_type: row.get(2)?,
            size: u64::try_from(row.get::<_, i64>(3)?).unwrap_or_default(),
            sha256: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

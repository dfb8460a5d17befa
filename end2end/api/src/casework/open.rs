//! Opens a case.

use super::step::Step;
use crate::clock::Moment;
use crate::secrets::{Stored, six_digits};
use crate::web::refusal::Refusal;
use chrono::Datelike;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{
    Allowance, CaseKind, CaseStatus, Clause, OfficialScore, Promise, SentField,
};
use longgang_portal::domain::identity::{AccessCode, CaseNumber};
use longgang_portal::domain::text::Text;
use rusqlite::{Connection, params};

/// A case before it has a number.
pub struct NewCase<'a> {
    /// The phone of the resident it belongs to.
    pub owner: Option<&'a str>,
    /// Application or report.
    pub kind: CaseKind,
    /// What it is about.
    pub title: Text,
    /// Telephone of whoever deals with it.
    pub phone: &'a str,
    /// When it was received.
    pub received: Moment,
    /// What is promised.
    pub promises: Vec<Promise>,
    /// What the resident sent.
    pub sent: Vec<SentField>,
    /// The official score.
    pub score: Option<&'a OfficialScore>,
}

/// A case that has been opened.
pub struct Opened {
    /// Its id in the database.
    pub id: i64,
    /// Its number.
    pub number: CaseNumber,
    /// Its code, told once and stored as a hash.
    pub access_code: AccessCode,
}

/// Takes the next number of a day. Numbers are not reused.
pub fn next_of_day(db: &Connection, day: Moment) -> Result<u32, Refusal> {
    Ok(db.query_row(
        "INSERT INTO day_counters (day, last) VALUES (?1, 1) \
         ON CONFLICT (day) DO UPDATE SET last = last + 1 RETURNING last",
        [day.date_naive().to_string()],
        |row| row.get(0),
    )?)
}

/// Whether the city breaks a promise: every seventh case of a day, so that a
/// demonstration shows it and a test knows it.
pub fn is_late(of_day: u32) -> bool {
    of_day.is_multiple_of(7)
}

/// A promise that starts now.
pub fn promise(
    clause: Clause,
    within: Allowance,
    start: Moment,
    calendar: &WorkingCalendar,
) -> Promise {
    Promise {
        clause,
        within,
        started_at: start,
        due_at: within.due(start, calendar),
        met_at: None,
        pauses: Vec::new(),
    }
}

impl NewCase<'_> {
    /// Writes it down with its whole way; the clock does the rest.
    pub fn open(self, db: &Connection, of_day: u32, steps: &[Step]) -> Result<Opened, Refusal> {
        let day = self.received;
        let (year, month) = (day.year().rem_euclid(100), day.month());
        let number = format!("LG{year:02}-{month:02}{:02}-{of_day:04}", day.day());
        let access_code = six_digits()?;
        let code = Stored::of(&access_code)?;
        db.prepare_cached(
            "INSERT INTO cases (number, code_salt, code_hash, owner, kind, title, phone, status, \
             submitted_at, updated_at, promises, sent, score, steps, step, next_at) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11, ?12, ?13, 0, ?9)",
        )?
        .execute(params![
            number,
            code.salt,
            code.hash,
            self.owner,
            serde_json::to_string(&self.kind)?,
            serde_json::to_string(&self.title)?,
            self.phone,
            CaseStatus::Received.word(),
            day.timestamp(),
            serde_json::to_string(&self.promises)?,
            serde_json::to_string(&self.sent)?,
            self.score.map(serde_json::to_string).transpose()?,
            serde_json::to_string(steps)?,
        ])?;
        Ok(Opened {
            id: db.last_insert_rowid(),
            number: CaseNumber::new(number),
            access_code: AccessCode::new(access_code),
        })
    }
}

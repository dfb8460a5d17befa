//! What has changed: one line for every change of every case, in the order the
//! changes were stored.

use super::case_rows::CaseRow;
use crate::clock::{Moment, moment};
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::{CaseChange, CaseStatus};
use longgang_portal::domain::identity::{CaseNumber, EventId};
use rusqlite::{Connection, OptionalExtension, params};

/// Whose changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Whose {
    /// Of all cases of a resident.
    Resident(String),
    /// Of one case.
    Case(i64),
}

/// Adds a change of a case as it stands.
pub fn push(
    db: &Connection,
    case: &CaseRow,
    at: Moment,
    event: Option<i64>,
) -> Result<(), Refusal> {
    db.prepare_cached(
        "INSERT INTO feed (case_id, owner, number, at, event_id, status) \
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        case.id,
        case.owner,
        case.number.as_str(),
        at.timestamp(),
        event,
        case.status.word(),
    ])?;
    Ok(())
}

/// A case of which nothing stays but that it is gone.
pub fn forget(db: &Connection, case: &CaseRow, at: Moment) -> Result<(), Refusal> {
    db.execute("DELETE FROM feed WHERE case_id = ?1", [case.id])?;
    let row = params![
        case.owner,
        case.number.as_str(),
        at.timestamp(),
        CaseStatus::Withdrawn.word()
    ];
    db.execute(
        "INSERT INTO feed (owner, number, at, status) VALUES (?1, ?2, ?3, ?4)",
        row,
    )?;
    Ok(())
}

/// The id of the last change of anything; 0 before the first.
pub fn latest(db: &Connection) -> Result<i64, Refusal> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'feed'";
    let seq = db.prepare_cached(sql)?.query_row([], |row| row.get(0));
    Ok(seq.optional()?.unwrap_or(0))
}

/// The id of the last change of these; 0 before the first.
pub fn version(db: &Connection, whose: &Whose) -> Result<i64, Refusal> {
    let read = |sql: &str, value: &dyn rusqlite::ToSql| -> Result<i64, Refusal> {
        Ok(db
            .prepare_cached(sql)?
            .query_row([value], |row| row.get(0))?)
    };
    match whose {
        Whose::Resident(phone) => read(
            "SELECT coalesce(max(id), 0) FROM feed WHERE owner = ?1",
            phone,
        ),
        Whose::Case(id) => read(
            "SELECT coalesce(max(id), 0) FROM feed WHERE case_id = ?1",
            id,
        ),
    }
}

/// The changes after one, oldest first, at most so many.
pub fn after(
    db: &Connection,
    whose: &Whose,
    id: i64,
    most: usize,
) -> Result<Vec<(i64, CaseChange)>, Refusal> {
    let (column, value): (&str, &dyn rusqlite::ToSql) = match whose {
        Whose::Resident(phone) => ("owner", phone),
        Whose::Case(id) => ("case_id", id),
    };
    let sql = format!(
        "SELECT id, number, at, event_id, status FROM feed \
         WHERE {column} = ?1 AND id > ?2 ORDER BY id LIMIT ?3"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map(params![value, id, most], |row| {
        let event: Option<i64> = row.get(3)?;
        let change = CaseChange {
            number: CaseNumber::new(row.get::<_, String>(1)?),
            at: moment(row.get(2)?),
            event_id: event.map(|id| EventId::new(id.to_string())),
            status: CaseStatus::from_word(&row.get::<_, String>(4)?),
        };
        Ok((row.get(0)?, change))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

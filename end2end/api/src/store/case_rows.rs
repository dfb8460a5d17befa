//! Cases in the database.

use crate::casework::followup::Followup;
use crate::casework::step::{Only, Step};
use crate::clock::{Moment, after, moment};
use crate::web::refusal::Refusal;
use chrono::TimeDelta;
use longgang_portal::domain::cases::{
    CaseKind, CaseState, CaseStatus, CaseSummary, OfficialScore, Promise, SentField,
};
use longgang_portal::domain::identity::CaseNumber;
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
    /// What belongs to it beside the steps.
    pub followup: Followup,
}

/// The columns in the order [`from_row`] reads them.
const COLUMNS: &str = "id, number, code_salt, code_hash, owner, kind, title, phone, status, \
    submitted_at, updated_at, promises, sent, score, steps, step, followup";

/// The case with this number.
pub fn by_number(db: &Connection, number: &str) -> Result<Option<CaseRow>, Refusal> {
    one(db, "number = ?1", number)
}

/// The case with this id.
pub fn by_id(db: &Connection, id: i64) -> Result<Option<CaseRow>, Refusal> {
    one(db, "id = ?1", id)
}

fn one(
    db: &Connection,
    condition: &str,
    value: impl rusqlite::ToSql,
) -> Result<Option<CaseRow>, Refusal> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE {condition}");
    db.prepare_cached(&sql)?
        .query_row([value], |row| Ok(from_row(row)))
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
        followup: json(row, 16)?,
    })
}

/// JSON in a column.
pub(super) fn json<T: DeserializeOwned>(row: &Row<'_>, column: usize) -> Result<T, Refusal> {
    Ok(serde_json::from_str(
        row.get_ref(column)?
            .as_str()
            .map_err(rusqlite::Error::from)?,
    )?)
}

/// What is searched of a title: its words in all languages, in small letters.
pub fn searched(title: &Text) -> String {
    let (zh, en) = (title.get("zh-CN"), title.get("en"));
    format!("{zh}\n{en}").to_lowercase()
}

impl CaseRow {
    /// The last step the clock has passed.
    pub fn now_at(&self) -> Option<&Step> {
        self.steps.get(self.step.checked_sub(1)?)
    }

    /// The step that comes next by itself.
    pub fn next_step(&self) -> Option<&Step> {
        let next = self.steps.get(self.step)?;
        let waits = matches!(next.only, Some(Only::Urged | Only::Shown));
        (!waits).then_some(next)
    }

    /// Whether the resident must do something: something is asked for which
    /// nothing is here that was not refused.
    pub fn needs_you(&self) -> bool {
        let handed = &self.followup.handed;
        !self.status.is_over()
            && self.now_at().is_some_and(|step| {
                let mut asks = step.asks.iter();
                asks.any(|ask| ask.id.as_ref().is_none_or(|id| !handed.contains(id)))
            })
    }

    /// The promises that are neither met nor standing still.
    fn running(&self) -> impl Iterator<Item = &Promise> {
        let over = self.status.is_over();
        self.promises.iter().filter(move |promise| {
            let stands = promise.pauses.last().is_some_and(|one| one.to.is_none());
            !over && promise.met_at.is_none() && !stands
        })
    }

    /// When the clock has to note the next broken promise: the second after it
    /// was due.
    pub fn breaks_at(&self) -> Option<Moment> {
        let unnoted = |promise: &&Promise| !promise.may_urge && promise.urged_at.is_none();
        let due = self.running().filter(unnoted).map(|one| one.due_at).min();
        due.map(|due| after(due, TimeDelta::seconds(1)))
    }

    /// When the clock has something to do with it.
    fn next_at(&self) -> Option<Moment> {
        let step = self.next_step().map(|step| step.at);
        [step, self.breaks_at(), self.followup.next()]
            .into_iter()
            .flatten()
            .min()
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
            needs_you: self.needs_you(),
            promises: self.promises.clone(),
        }
    }

    /// Writes down all of it that moves.
    pub fn keep(&self, db: &Connection) -> Result<(), Refusal> {
        let state = CaseState::of(&self.status, self.needs_you());
        let rank = match state {
            CaseState::NeedsYou => 0,
            CaseState::Open | CaseState::Answered => 1,
            CaseState::Over => 2,
        };
        let due = self.running().map(|promise| promise.due_at).min();
        db.prepare_cached(
            "UPDATE cases SET status = ?1, updated_at = ?2, promises = ?3, steps = ?4, step = ?5, \
             followup = ?6, next_at = ?7, state = ?8, rank = ?9, due_at = ?10, words = ?11 \
             WHERE id = ?12",
        )?
        .execute(params![
            self.status.word(),
            self.updated_at.timestamp(),
            serde_json::to_string(&self.promises)?,
            serde_json::to_string(&self.steps)?,
            self.step,
            serde_json::to_string(&self.followup)?,
            self.next_at().map(|at| at.timestamp()),
            state.word(),
            rank,
            due.map(|due| due.timestamp()),
            searched(&self.title),
            self.id,
        ])?;
        Ok(())
    }
}

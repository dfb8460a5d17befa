//! Dossiers in the database, and how the clock moves them.

use super::Dossier;
use super::ahead::ahead;
use super::desk::PointsDesk;
use crate::clock::Moment;
use crate::published::Published;
use crate::web::refusal::Refusal;
use longgang_portal::domain::cases::OfficialScore;
use longgang_portal::domain::identity::RoundId;
use rusqlite::{Connection, OptionalExtension, params};

/// The dossier of a case; none for a report.
pub fn of_case(db: &Connection, case: i64) -> Result<Option<Dossier>, Refusal> {
    let row: Option<String> = db
        .prepare_cached("SELECT dossier FROM applications WHERE case_id = ?1")?
        .query_row([case], |row| row.get(0))
        .optional()?;
    Ok(row.map(|row| serde_json::from_str(&row)).transpose()?)
}

/// The dossiers that take part in a round, with their cases.
pub fn of_round(db: &Connection, round: &RoundId) -> Result<Vec<(i64, Dossier)>, Refusal> {
    let sql = "SELECT case_id, dossier FROM applications WHERE round = ?1 ORDER BY case_id";
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map([round.as_str()], |row| {
        Ok((row.get(0)?, row.get::<_, String>(1)?))
    })?;
    rows.map(|row| {
        let (case, dossier) = row?;
        Ok((case, serde_json::from_str(&dossier)?))
    })
    .collect()
}

/// Keeps a dossier, and what its case shows of it. What has happened is passed
/// into the timeline by the clock; what is ahead is only shown.
pub fn keep(
    db: &Connection,
    desk: &PointsDesk<'_>,
    case: i64,
    dossier: &Dossier,
    now: Moment,
) -> Result<(), Refusal> {
    let next = dossier.next(desk).map(|(at, _)| at.timestamp());
    db.prepare_cached(
        "INSERT INTO applications (case_id, round, dossier, next_at) VALUES (?1, ?2, ?3, ?4) \
         ON CONFLICT (case_id) DO UPDATE SET round = excluded.round, \
         dossier = excluded.dossier, next_at = excluded.next_at",
    )?
    .execute(params![
        case,
        dossier.round.as_ref().map(RoundId::as_str),
        serde_json::to_string(dossier)?,
        next,
    ])?;
    let mut steps = dossier.log.clone();
    let passed: usize = db.query_row("SELECT step FROM cases WHERE id = ?1", [case], |row| {
        row.get(0)
    })?;
    let due = steps.get(passed).map(|step| step.at.timestamp());
    steps.extend(ahead(dossier, desk));
    let score = dossier.score(desk, now);
    db.prepare_cached("UPDATE cases SET steps = ?1, next_at = ?2, score = ?3 WHERE id = ?4")?
        .execute(params![
            serde_json::to_string(&steps)?,
            due,
            serde_json::to_string(&score)?,
            case,
        ])?;
    Ok(())
}

/// Moves every dossier along to `now`, in the order of time over all of them: a
/// list is made when everybody's score of that moment is known.
pub fn move_on(db: &Connection, published: &Published, now: Moment) -> Result<(), Refusal> {
    let sql = "SELECT case_id, dossier FROM applications WHERE next_at <= ?1 \
        ORDER BY next_at, case_id LIMIT 1";
    loop {
        let row: Option<(i64, String)> = db
            .prepare_cached(sql)?
            .query_row([now.timestamp()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((case, dossier)) = row else {
            return Ok(());
        };
        let mut dossier: Dossier = serde_json::from_str(&dossier)?;
        let desk = PointsDesk::of(db, published, &dossier)?;
        let Some((at, milestone)) = dossier.next(&desk) else {
            return Err(Refusal::Broken(format!("case {case} has nothing to do")));
        };
        dossier.pass(&desk, db, case, at, milestone)?;
        keep(db, &desk, case, &dossier, at)?;
    }
}

impl Dossier {
    /// The official score as a case carries it.
    pub fn score(&self, desk: &PointsDesk<'_>, now: Moment) -> OfficialScore {
        OfficialScore {
            scheme: self.scheme.clone(),
            scheme_version: self.scheme_version.clone(),
            purpose: self.purpose.clone(),
            as_of: self.submitted_at.date_naive(),
            explained: self.tree(desk, now),
        }
    }
}

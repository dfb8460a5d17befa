//! What the registers hold of a resident by now: as they were read, with what
//! has been corrected since, and what is being disputed.

use crate::clock::{Moment, moment};
use crate::published::Published;
use crate::web::refusal::Refusal;
use longgang_portal::domain::identity::CaseNumber;
use longgang_portal::domain::points::fact_correction::{AskedCorrection, CorrectionState};
use longgang_portal::domain::points::facts::{FactValue, VerifiedFact};
use longgang_portal::domain::points::scheme::Scheme;
use rusqlite::Connection;

/// The facts the registers hold at a moment of the resident with this phone, for a
/// scheme.
pub fn known(
    db: &Connection,
    published: &Published,
    scheme: &Scheme,
    phone: &str,
    now: Moment,
) -> Result<Vec<VerifiedFact>, Refusal> {
    let held = published.known_facts(scheme, phone);
    let mut known: Vec<VerifiedFact> = held.into_iter().cloned().collect();
    for row in rows(db, scheme, phone)? {
        let Some(fact) = known.iter_mut().find(|fact| fact.fact.as_str() == row.fact) else {
            continue;
        };
        let is_decided = row.decided_at <= now.timestamp();
        if is_decided && row.granted {
            fact.value = row.value;
            fact.as_of = moment(row.decided_at).date_naive();
            fact.correction = None;
            continue;
        }
        fact.correction = Some(AskedCorrection {
            number: row.number,
            asked_on: moment(row.asked_at).date_naive(),
            value: row.value,
            state: if is_decided {
                CorrectionState::Refused
            } else {
                CorrectionState::Open
            },
        });
    }
    Ok(known)
}

/// The corrections that were granted to a resident, by the day they count from.
pub fn granted(db: &Connection, scheme: &Scheme, phone: &str) -> Result<Vec<Granted>, Refusal> {
    let granted = rows(db, scheme, phone)?
        .into_iter()
        .filter(|row| row.granted);
    let granted = granted.map(|row| Granted {
        fact: row.fact,
        value: row.value,
        from: moment(row.decided_at),
    });
    Ok(granted.collect())
}

/// A corrected fact of a register.
pub struct Granted {
    /// Which fact.
    pub fact: String,
    /// What the register holds now.
    pub value: FactValue,
    /// Since when.
    pub from: Moment,
}

struct Row {
    fact: String,
    value: FactValue,
    number: CaseNumber,
    granted: bool,
    asked_at: i64,
    decided_at: i64,
}

/// The oldest first: a later correction of a fact takes the place of an earlier.
fn rows(db: &Connection, scheme: &Scheme, phone: &str) -> Result<Vec<Row>, Refusal> {
    let mut select = db.prepare_cached(
        "SELECT f.fact, f.value, c.number, f.granted, f.asked_at, f.decided_at \
         FROM fact_corrections f JOIN cases c ON c.id = f.case_id \
         WHERE f.phone = ?1 AND f.scheme = ?2 ORDER BY f.id",
    )?;
    let mut found = select.query([phone, scheme.id.as_str()])?;
    let mut rows = Vec::new();
    while let Some(row) = found.next()? {
        let value: String = row.get(1)?;
        let number: String = row.get(2)?;
        rows.push(Row {
            fact: row.get(0)?,
            value: serde_json::from_str(&value)?,
            number: CaseNumber::new(number),
            granted: row.get(3)?,
            asked_at: row.get(4)?,
            decided_at: row.get(5)?,
        });
    }
    Ok(rows)
}

//! What the registers hold of a resident by now: as they were read, with what
//! has been corrected since, and what is being disputed.

use crate::clock::moment;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use longgang_portal::domain::identity::CaseNumber;
use longgang_portal::domain::points::fact_correction::{AskedCorrection, CorrectionState};
use longgang_portal::domain::points::facts::{FactValue, VerifiedFact};
use longgang_portal::domain::points::scheme::Scheme;

/// The facts the registers hold of the resident with this phone, for a scheme.
pub fn known(desk: &Desk<'_>, scheme: &Scheme, phone: &str) -> Result<Vec<VerifiedFact>, Refusal> {
    let mut known = desk.app.published.known_facts(scheme, phone).to_vec();
    for row in rows(desk, scheme, phone)? {
        let Some(fact) = known.iter_mut().find(|fact| fact.fact.as_str() == row.fact) else {
            continue;
        };
        let is_decided = row.decided_at <= desk.now.timestamp();
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

struct Row {
    fact: String,
    value: FactValue,
    number: CaseNumber,
    granted: bool,
    asked_at: i64,
    decided_at: i64,
}

/// The oldest first: a later correction of a fact takes the place of an earlier.
fn rows(desk: &Desk<'_>, scheme: &Scheme, phone: &str) -> Result<Vec<Row>, Refusal> {
    let mut select = desk.db.prepare_cached(
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

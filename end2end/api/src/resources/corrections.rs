//! What is sent for a correction round.

use super::application_check;
use super::applications::sent_facts;
use super::attachments::attach;
use super::evidence_check::Sent;
use super::standing::{Own, conflict, own};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use axum::http::StatusCode;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::standing::NewCorrection;
use longgang_portal::domain::problem::MemberFault;
use rusqlite::params;

/// What is said of a fact that is not asked for.
const NOT_ASKED: (&str, &str) = (
    "not_asked_for",
    "The correction does not ask for this fact.",
);

/// What is said of a fact whose paper has been looked at.
const DECIDED: (&str, &str) = ("decided", "This fact has been decided already.");

/// The name and the identity number stand before the facts a resident sent.
const BEFORE_FACTS: usize = 2;

/// `POST /points/applications/{number}/corrections`.
pub fn correct(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let mut own = own(desk)?;
    let correction: NewCorrection = desk.call.document()?;
    if own.dossier.open_correction().is_none() {
        return Err(conflict("nothing-to-correct", "No correction is open."));
    }
    let faults = faults(desk, &own, &correction)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    own.dossier.correct(&own.points, &correction, desk.now);
    for evidence in &correction.evidence {
        attach(desk.db, evidence.attachment.as_str(), own.case.id)?;
    }
    let mut sent = own.case.sent.clone();
    sent.truncate(BEFORE_FACTS);
    sent.extend(sent_facts(own.points.scheme, &own.dossier.facts));
    desk.db.execute(
        "UPDATE cases SET sent = ?1 WHERE id = ?2",
        params![serde_json::to_string(&sent)?, own.case.id],
    )?;
    own.keep(desk, StatusCode::OK)
}

fn faults(
    desk: &Desk<'_>,
    own: &Own<'_>,
    correction: &NewCorrection,
) -> Result<Vec<MemberFault>, Refusal> {
    let asked = |fact: &FactId| {
        let asked = own.dossier.open_correction();
        asked.is_some_and(|asked| asked.items.iter().any(|item| item.fact == *fact))
    };
    let mut faults =
        application_check::facts(own.points.scheme, &correction.facts, desk.now.date_naive());
    let wrong = |fact: &FactId| {
        let decided = !own.dossier.is_open(fact);
        (!asked(fact))
            .then_some(NOT_ASKED)
            .or(decided.then_some(DECIDED))
    };
    faults.extend(correction.facts.0.keys().filter_map(|fact| {
        let (code, message) = wrong(fact)?;
        Some(fault(&format!("/facts/{fact}"), code, message))
    }));
    if correction.facts.0.is_empty() && correction.evidence.is_empty() {
        let message = "A correction brings a paper or a fact.";
        faults.push(fault("/evidence", "missing", message));
    }
    let sent = Sent {
        evidence: &correction.evidence,
        consent: correction.consent.as_ref(),
        phone: &own.dossier.phone,
        case: None,
    };
    faults.extend(sent.faults(desk, |fact| (!asked(fact)).then_some(NOT_ASKED))?);
    Ok(faults)
}

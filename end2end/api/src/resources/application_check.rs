//! What is wrong with a points application.

use super::evidence_check::Sent;
use super::fact_check;
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use chrono::NaiveDate;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::person::{IdFault, parse_id_number};
use longgang_portal::domain::points::application::{Applicant, Application};
use longgang_portal::domain::points::facts::{FactValue, Facts};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::view::definitions;
use longgang_portal::domain::problem::MemberFault;

/// Longest name, in characters.
const LONGEST_NAME: usize = 50;

/// All faults at once, so that the resident corrects them in one go. `case` is
/// the one that is amended: its files may be named again.
pub fn faults(
    desk: &Desk<'_>,
    scheme: &Scheme,
    application: &Application,
    phone: &str,
    case: Option<i64>,
) -> Result<Vec<MemberFault>, Refusal> {
    let mut faults = applicant(&application.applicant);
    if !scheme
        .purposes
        .iter()
        .any(|purpose| purpose.id == application.purpose)
    {
        faults.push(fault(
            "/purpose",
            "unknown",
            "The scheme has no such purpose.",
        ));
    }
    faults.extend(facts(scheme, &application.facts, desk.now.date_naive()));
    let sent = Sent {
        evidence: &application.evidence,
        consent: application.consent.as_ref(),
        phone,
        case,
    };
    faults.extend(sent.faults(desk, |fact| {
        let known = application.facts.get(fact).is_some();
        (!known).then_some(("unknown_fact", "The application holds no such fact."))
    })?);
    Ok(faults)
}

/// Facts that the scheme does not ask about, or not like this.
pub fn facts(scheme: &Scheme, facts: &Facts, today: NaiveDate) -> Vec<MemberFault> {
    let kinds = definitions(scheme);
    let wrong = |id: &FactId, value: &FactValue| match kinds.get(id) {
        None => Some("unknown_fact"),
        Some(kind) => fact_check::check(kind, value, today).err(),
    };
    let faults = facts.0.iter().filter_map(|(id, known)| {
        let code = wrong(id, &known.value)?;
        let message = "This fact cannot be scored.";
        Some(fault(&format!("/facts/{id}"), code, message))
    });
    faults.collect()
}

fn applicant(applicant: &Applicant) -> Vec<MemberFault> {
    let mut faults = Vec::new();
    let name = applicant.name.trim();
    if name.is_empty() {
        faults.push(fault("/applicant/name", "missing", "The name is missing."));
    } else if name.chars().count() > LONGEST_NAME {
        faults.push(fault(
            "/applicant/name",
            "too_long",
            "At most 50 characters.",
        ));
    }
    if let Err(wrong) = parse_id_number(&applicant.id_number) {
        let (code, message) = match wrong {
            IdFault::TooShort(_) => ("id_too_short", "Characters are missing."),
            IdFault::TooLong(_) => ("id_too_long", "There are too many characters."),
            IdFault::Characters => ("id_characters", "17 digits, then a digit or X."),
            IdFault::BirthDate => ("id_birth_date", "The birth date in it does not exist."),
            IdFault::CheckDigit => (
                "id_check_digit",
                "The last character does not fit the others.",
            ),
        };
        faults.push(fault("/applicant/id_number", code, message));
    }
    faults
}

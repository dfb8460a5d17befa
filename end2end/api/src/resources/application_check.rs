//! What is wrong with a points application.

use super::attachments::{From, is_free};
use super::fact_check;
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use longgang_portal::domain::person::{IdFault, parse_id_number};
use longgang_portal::domain::points::application::{Applicant, Application};
use longgang_portal::domain::points::scheme::Scheme;
use longgang_portal::domain::points::view::definitions;
use longgang_portal::domain::problem::MemberFault;
use std::collections::BTreeSet;

/// Longest name, in characters.
const LONGEST_NAME: usize = 50;

/// Most files of one application.
const MOST_FILES: usize = 30;

/// All faults at once, so that the resident corrects them in one go.
pub fn faults(
    desk: &Desk<'_>,
    scheme: &Scheme,
    application: &Application,
    phone: &str,
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
    let kinds = definitions(scheme);
    for (id, known) in &application.facts.0 {
        let wrong = match kinds.get(id) {
            None => Some("unknown_fact"),
            Some(kind) => fact_check::check(kind, &known.value, desk.now.date_naive()).err(),
        };
        if let Some(code) = wrong {
            faults.push(fault(
                &format!("/facts/{id}"),
                code,
                "This fact cannot be scored.",
            ));
        }
    }
    faults.extend(evidence(desk, application, phone)?);
    faults.extend(consent(desk, application));
    Ok(faults)
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

fn evidence(
    desk: &Desk<'_>,
    application: &Application,
    phone: &str,
) -> Result<Vec<MemberFault>, Refusal> {
    let mut faults = Vec::new();
    let files = application.evidence.iter().map(|one| &one.attachment);
    if files.collect::<BTreeSet<_>>().len() > MOST_FILES {
        faults.push(fault("/evidence", "too_many", "At most 30 files."));
        return Ok(faults);
    }
    for (at, evidence) in application.evidence.iter().enumerate() {
        if application.facts.get(&evidence.fact).is_none() {
            let message = "The application holds no such fact.";
            faults.push(fault(
                &format!("/evidence/{at}/fact"),
                "unknown_fact",
                message,
            ));
        }
        if !is_free(desk.db, evidence.attachment.as_str(), From::Resident(phone))? {
            let message = "There is no such file, or it is in a case already.";
            let pointer = format!("/evidence/{at}/attachment");
            faults.push(fault(&pointer, "unknown_attachment", message));
        }
    }
    Ok(faults)
}

fn consent(desk: &Desk<'_>, application: &Application) -> Option<MemberFault> {
    if application.evidence.is_empty() {
        return None;
    }
    let Some(consent) = &application.consent else {
        return Some(fault(
            "/consent",
            "missing",
            "Evidence needs the consent to it.",
        ));
    };
    let texts = &desk.app.published.consents;
    let current = texts
        .iter()
        .any(|text| text.id == consent.id && text.version == consent.version);
    (!current).then(|| {
        fault(
            "/consent/version",
            "changed",
            "The text has changed since it was read.",
        )
    })
}

//! What is wrong with files that are sent as evidence.

use super::attachments::{From, is_free, is_in};
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::application::{Consent, Evidence};
use longgang_portal::domain::problem::MemberFault;
use std::collections::BTreeSet;

/// Most files at once.
const MOST_FILES: usize = 30;

/// Files that are sent with something.
pub struct Sent<'a> {
    /// The files, and what they prove.
    pub evidence: &'a [Evidence],
    /// The consent to them.
    pub consent: Option<&'a Consent>,
    /// Whose they must be.
    pub phone: &'a str,
    /// The case whose files may be named again.
    pub case: Option<i64>,
}

impl Sent<'_> {
    /// All faults. `misplaced` says what is wrong with proving a fact: a code and
    /// a sentence.
    pub fn faults(
        &self,
        desk: &Desk<'_>,
        misplaced: impl Fn(&FactId) -> Option<(&'static str, &'static str)>,
    ) -> Result<Vec<MemberFault>, Refusal> {
        let mut faults = Vec::new();
        // One file may prove several facts.
        let files = self.evidence.iter().map(|one| &one.attachment);
        if files.collect::<BTreeSet<_>>().len() > MOST_FILES {
            faults.push(fault("/evidence", "too_many", "At most 30 files."));
            return Ok(faults);
        }
        for (at, evidence) in self.evidence.iter().enumerate() {
            if let Some((code, message)) = misplaced(&evidence.fact) {
                faults.push(fault(&format!("/evidence/{at}/fact"), code, message));
            }
            let file = evidence.attachment.as_str();
            let again = self
                .case
                .map_or(Ok(false), |case| is_in(desk.db, file, case))?;
            if !again && !is_free(desk.db, file, From::Resident(self.phone))? {
                let message = "There is no such file, or it is in a case already.";
                let pointer = format!("/evidence/{at}/attachment");
                faults.push(fault(&pointer, "unknown_attachment", message));
            }
        }
        if !self.evidence.is_empty() {
            faults.extend(consent_fault(desk, self.consent));
        }
        Ok(faults)
    }
}

/// What is wrong with the consent to files that are sent.
pub fn consent_fault(desk: &Desk<'_>, consent: Option<&Consent>) -> Option<MemberFault> {
    let Some(consent) = consent else {
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

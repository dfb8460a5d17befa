//! Objections to a settled score.

use super::attachments::attach;
use super::evidence_check::Sent;
use super::standing::{Own, conflict, own};
use crate::dossier::items::facts_of;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::{Refusal, fault};
use axum::http::StatusCode;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::standing::NewAppeal;
use longgang_portal::domain::problem::MemberFault;

/// Longest reason for one item, in characters.
const LONGEST_WHY: usize = 1000;

/// Longest text beside the items, in characters.
const LONGEST_TEXT: usize = 4000;

/// `POST /points/applications/{number}/appeals`.
pub fn appeal(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let mut own = own(desk)?;
    let appeal: NewAppeal = desk.call.document()?;
    let until = own
        .dossier
        .appeal_until(&own.points, appeal.stage, desk.now);
    if until.is_none() {
        let title = "No appeal of this kind can be made now.";
        return Err(conflict("appeal-closed", title));
    }
    let faults = faults(desk, &own, &appeal)?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    for evidence in &appeal.evidence {
        attach(desk.db, evidence.attachment.as_str(), own.case.id)?;
    }
    own.dossier.appeal(appeal, desk.now);
    own.keep(desk, StatusCode::CREATED)
}

fn faults(desk: &Desk<'_>, own: &Own<'_>, appeal: &NewAppeal) -> Result<Vec<MemberFault>, Refusal> {
    let mut faults = Vec::new();
    if appeal.items.is_empty() {
        let message = "An appeal is about one item at least.";
        faults.push(fault("/items", "missing", message));
    }
    let tree = own.dossier.own_tree(&own.points);
    for (at, item) in appeal.items.iter().enumerate() {
        let node = tree.find(&item.node);
        if node.is_none_or(|node| !node.children.is_empty()) {
            let message = "The score has no such item.";
            faults.push(fault(&format!("/items/{at}/node"), "unknown", message));
        }
        if item.why.chars().count() > LONGEST_WHY {
            let message = "At most 1,000 characters.";
            faults.push(fault(&format!("/items/{at}/why"), "too_long", message));
        }
    }
    if appeal.text.chars().count() > LONGEST_TEXT {
        faults.push(fault("/text", "too_long", "At most 4,000 characters."));
    }
    let facts: Vec<FactId> = appeal
        .items
        .iter()
        .flat_map(|item| facts_of(own.points.scheme, &item.node))
        .collect();
    let sent = Sent {
        evidence: &appeal.evidence,
        consent: appeal.consent.as_ref(),
        phone: &own.dossier.phone,
        case: None,
    };
    faults.extend(sent.faults(desk, |fact| {
        let message = "No item of the appeal looks at this fact.";
        (!facts.contains(fact)).then_some(("not_of_item", message))
    })?);
    Ok(faults)
}

//! A resident takes a report or a request back, or a consent.

use super::opened::{kept, opened, words};
use super::standing::conflict;
use crate::casework::actors::resident;
use crate::casework::advance::pass_step;
use crate::casework::reopen::reason_text;
use crate::casework::step::Step;
use crate::casework::words::filled;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{CaseStatus, Event, EventKind, NewWithdrawal};

/// `POST /cases/{number}/withdrawal`.
pub fn withdraw(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewWithdrawal = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    let reason = words("/reason", &new.reason)?;
    if !case.may_withdraw() {
        let title = "It can no longer be taken back.";
        return Err(conflict("too-late-to-withdraw", title));
    }
    let said = &desk.app.published.casework.words;
    let with = case.now_at().map(|step| step.with.clone());
    let by = resident();
    let step = Step {
        why: reason_text(reason),
        ..Step::new(
            desk.now,
            CaseStatus::Withdrawn,
            EventKind::Resident,
            &by,
            said.withdrawn.clone(),
        )
        .with(&with.unwrap_or_default())
        .doing(said.over.clone())
    };
    case.steps.truncate(case.step);
    case.steps.push(step);
    case.followup.errands.clear();
    pass_step(desk.db, &desk.app.published.calendar, &mut case)?;
    kept(desk, &case, StatusCode::OK)
}

/// `POST /cases/{number}/consents/{id}/withdrawal`.
pub fn withdraw_consent(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewWithdrawal = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    let over = case.status.is_over();
    let given = case.followup.consents.iter_mut();
    let given = given.filter(|one| one.may_withdraw && one.withdrawn_at.is_none() && !over);
    let mut named = given.filter(|one| one.id.as_str() == desk.call.second);
    let Some(consent) = named.next() else {
        let title = "This consent cannot be taken back.";
        return Err(conflict("not-withdrawable", title));
    };
    consent.withdrawn_at = Some(desk.now);
    let said = &desk.app.published.casework.words.consent_withdrawn;
    let event = Event {
        at: desk.now,
        kind: EventKind::Resident,
        by: resident(),
        text: filled(said, &[("title", &consent.title)]),
        why: consent.consequence.clone(),
        ..Event::default()
    };
    case.happened(desk.db, &event)?;
    kept(desk, &case, StatusCode::OK)
}

//! What a resident says to an answer: whether it is fixed, and how it was.

use super::opened::{attach, check_files, kept, opened, words};
use super::standing::conflict;
use crate::casework::actors::resident;
use crate::casework::advance::pass_step;
use crate::casework::followup::Rated;
use crate::casework::reopen::{reason_text, reopen};
use crate::casework::step::Step;
use crate::store::case_rows::CaseRow;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{
    CaseStatus, EventKind, NewRating, NewVerdict, Verdict, Window,
};

/// `PUT /cases/{number}/verdict`.
pub fn decide(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewVerdict = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    if new.verdict == Verdict::Open {
        let message = "The verdict must be fixed or not_fixed.";
        return Err(Refusal::wrong("/verdict", "verdict", message));
    }
    let reason = words("/reason", &new.reason)?;
    let window = open_window(desk, &case)?;
    let said = window.verdict;
    check_files(desk, &new.attachments)?;
    attach(desk, &case, &new.attachments, ("sent", ""))?;
    case.followup.window = Some(Window {
        verdict: new.verdict,
        decided_at: Some(desk.now),
        ..window
    });
    let published = &desk.app.published;
    match (said, new.verdict) {
        (Verdict::NotFixed, Verdict::NotFixed) | (Verdict::Fixed, Verdict::Fixed) => {
            case.changed(desk.db, desk.now)?;
        }
        (_, Verdict::NotFixed) => {
            reopen(&mut case, published, desk.now, reason);
            pass_step(desk.db, &published.calendar, &mut case)?;
        }
        _ => fix(desk, &mut case, reason, said == Verdict::NotFixed)?,
    }
    kept(desk, &case, StatusCode::OK)
}

/// It is fixed: what was to be done again is not, and the case is closed at the end
/// of the window.
fn fix(desk: &Desk<'_>, case: &mut CaseRow, reason: &str, again: bool) -> Result<(), Refusal> {
    let words = &desk.app.published.casework.words;
    let with = case.now_at().map(|step| step.with.clone());
    let said = Step {
        why: reason_text(reason),
        ..Step::new(
            desk.now,
            CaseStatus::Answered,
            EventKind::Resident,
            &resident(),
            words.fixed.clone(),
        )
        .with(&with.unwrap_or_default())
        .doing(words.fixed_doing.clone())
    };
    if again {
        // The promises made for doing it again are no longer needed.
        let round = case.followup.round;
        case.promises
            .retain(|one| one.round < round || one.met_at.is_some());
    }
    let mut rest = case.steps.split_off(case.step);
    case.steps.push(said);
    rest.retain(|step| step.status == CaseStatus::Closed);
    if let Some((closes, window)) = rest.first_mut().zip(case.followup.window.as_ref()) {
        closes.at = window.until;
    }
    case.steps.extend(rest);
    pass_step(desk.db, &desk.app.published.calendar, case)
}

/// `PUT /cases/{number}/rating`.
pub fn rate(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let new: NewRating = desk.call.document()?;
    let mut case = opened(desk, new.access_code.as_ref())?;
    if !(1..=5).contains(&new.stars) {
        return Err(Refusal::wrong("/stars", "range", "1 to 5 stars."));
    }
    let offered = &desk.app.published.casework.words.rating_reasons;
    for (at, code) in new.reasons.iter().enumerate() {
        if !offered.iter().any(|reason| reason.code == *code) {
            let pointer = format!("/reasons/{at}");
            return Err(Refusal::wrong(
                &pointer,
                "unknown",
                "This reason is not on offer.",
            ));
        }
    }
    let text = words("/text", &new.text)?.to_owned();
    if case.followup.answer.is_none() {
        return Err(conflict("not-answered", "There is no answer to rate."));
    }
    open_window(desk, &case)?;
    case.followup.rated = Some(Rated {
        stars: new.stars,
        reasons: new.reasons,
        text,
    });
    case.changed(desk.db, desk.now)?;
    kept(desk, &case, StatusCode::OK)
}

/// The window, or 409 when there is none or it is closed.
fn open_window(desk: &Desk<'_>, case: &CaseRow) -> Result<Window, Refusal> {
    let window = case.followup.window.clone();
    let open = window.filter(|window| window.is_open(desk.now));
    open.ok_or_else(|| conflict("window-closed", "There is nothing to decide any more."))
}

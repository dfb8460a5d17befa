//! The case a resident acts on: by the owner's session, or by its access code.

use super::cases::not_found;
use super::lookup::by_code;
use crate::store::case_rows::{CaseRow, by_number};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::identity::AccessCode;

/// Longest words a resident sends beside an act, in characters.
const LONGEST: usize = 1000;

/// Most files with one act.
const MOST_FILES: usize = 10;

/// The case the path names. Somebody else's is answered like none at all; wrong
/// codes count as in a look-up.
pub fn opened(desk: &Desk<'_>, code: Option<&AccessCode>) -> Result<CaseRow, Refusal> {
    let number = &desk.call.param;
    let own = by_number(desk.db, number)?
        .filter(|case| case.owner.is_some())
        .filter(|case| case.owner.as_ref() == desk.resident.as_ref().map(|own| &own.phone));
    match (own, code) {
        (Some(case), _) => Ok(case),
        (None, Some(code)) => by_code(desk, number, code.as_str()),
        (None, None) => Err(not_found()),
    }
}

/// Keeps what was done with it, and tells how it stands now.
pub fn kept(desk: &Desk<'_>, case: &CaseRow, status: StatusCode) -> Result<Answer, Refusal> {
    case.keep(desk.db)?;
    let words = &desk.app.published.casework.words;
    Ok(Answer::json(status, &case.whole(desk.db, words)?)?)
}

/// A resident's words, which may be missing.
pub fn words<'a>(pointer: &str, text: &'a str) -> Result<&'a str, Refusal> {
    let text = text.trim();
    if text.chars().count() > LONGEST {
        return Err(Refusal::wrong(
            pointer,
            "too_long",
            "At most 1,000 characters.",
        ));
    }
    Ok(text)
}

/// Puts files into the case that the resident, or nobody signed in, has uploaded.
pub fn attach(
    desk: &Desk<'_>,
    case: &CaseRow,
    files: &[longgang_portal::domain::identity::AttachmentId],
    (role, about): (&str, &str),
) -> Result<(), Refusal> {
    use super::attachments::{From, attach_as, is_free};
    if files.len() > MOST_FILES {
        return Err(Refusal::wrong(
            "/attachments",
            "too_many",
            "At most 10 files.",
        ));
    }
    let from = From::Anybody(desk.resident.as_ref().map(|own| own.phone.as_str()));
    for (at, file) in files.iter().enumerate() {
        if !is_free(desk.db, file.as_str(), from)? {
            let message = "There is no such file of yours, or it is in a case already.";
            return Err(Refusal::wrong(
                &format!("/attachments/{at}"),
                "unknown",
                message,
            ));
        }
        attach_as(desk.db, file.as_str(), case.id, role, about)?;
    }
    Ok(())
}

//! The case a resident acts on: by the owner's session, or by its access code.

use super::attachments::{From, attach_as, is_free};
use super::cases::not_found;
use super::lookup::by_code;
use crate::store::case_rows::{CaseRow, by_number};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::identity::{AccessCode, AttachmentId};

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

/// Whether a case may take these files: uploaded by the resident or by nobody signed
/// in, and in no case yet. Asked before anything is written, since a refusal keeps
/// what was.
pub fn check_files(desk: &Desk<'_>, files: &[AttachmentId]) -> Result<(), Refusal> {
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
            let pointer = format!("/attachments/{at}");
            return Err(Refusal::wrong(&pointer, "unknown", message));
        }
    }
    Ok(())
}

/// Puts files that were checked into the case.
pub fn attach(
    desk: &Desk<'_>,
    case: &CaseRow,
    files: &[AttachmentId],
    (role, about): (&str, &str),
) -> Result<(), Refusal> {
    let mut files = files.iter();
    files.try_for_each(|file| attach_as(desk.db, file.as_str(), case.id, role, about))
}

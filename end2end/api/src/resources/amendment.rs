//! Replacing what was sent, as if it had never been sent.

use super::application_check;
use super::applications::{promised, sent, title};
use super::attachments::attach;
use super::standing::{conflict, own};
use crate::dossier::Dossier;
use crate::dossier::desk::PointsDesk;
use crate::dossier::opening::Arrival;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::CaseStatus;
use longgang_portal::domain::points::application::Application;
use rusqlite::params;

/// `POST /points/applications/{number}/amendment`.
pub fn amend(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let mut own = own(desk)?;
    let application: Application = desk.call.document()?;
    if !own.dossier.is_amendable(desk.now) {
        let title = "It can no longer be amended.";
        return Err(conflict("too-late-to-amend", title));
    }
    let published = &desk.app.published;
    let scheme = published
        .scheme(application.scheme.as_str())
        .ok_or_else(|| Refusal::wrong("/scheme", "unknown", "There is no such scheme."))?;
    if scheme.version != application.scheme_version {
        let title = "The scheme has changed since it was read.";
        return Err(conflict("scheme-changed", title));
    }
    let (case, phone) = (own.case.id, own.dossier.phone.clone());
    let faults = application_check::faults(desk, scheme, &application, &phone, Some(case))?;
    if !faults.is_empty() {
        return Err(Refusal::invalid(faults));
    }
    let arrival = Arrival {
        first_sent_at: own.dossier.first_sent_at,
        at: desk.now,
        late: own.dossier.late,
    };
    own.points = PointsDesk::new(desk.db, published, scheme, &phone)?;
    own.dossier = Dossier::open(&own.points, &phone, &application, arrival);
    let promises = [promised(published, desk.now)];
    desk.db
        .execute("DELETE FROM events WHERE case_id = ?1", [case])?;
    desk.db.execute(
        "UPDATE cases SET title = ?1, status = ?2, submitted_at = ?3, updated_at = ?3, \
         promises = ?4, sent = ?5, step = 0 WHERE id = ?6",
        params![
            serde_json::to_string(&title(scheme, &application))?,
            CaseStatus::Received.word(),
            desk.now.timestamp(),
            serde_json::to_string(&promises)?,
            serde_json::to_string(&sent(scheme, &application))?,
            case,
        ],
    )?;
    keep_files(desk, case, &application)?;
    own.keep(desk, StatusCode::OK)
}

/// Files that are not named again go.
fn keep_files(desk: &Desk<'_>, case: i64, application: &Application) -> Result<(), Refusal> {
    let named: Vec<&str> = application
        .evidence
        .iter()
        .map(|evidence| evidence.attachment.as_str())
        .collect();
    desk.db.execute(
        "DELETE FROM attachments WHERE case_id = ?1 \
         AND id NOT IN (SELECT value FROM json_each(?2))",
        params![case, serde_json::to_string(&named)?],
    )?;
    named
        .into_iter()
        .try_for_each(|file| attach(desk.db, file, case))
}

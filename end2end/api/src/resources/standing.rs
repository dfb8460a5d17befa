//! How an application stands.

use super::cases::not_found;
use crate::dossier::desk::PointsDesk;
use crate::dossier::{Dossier, rows};
use crate::store::case_rows::{CaseRow, by_number};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;

/// An application of the caller.
pub struct Own<'a> {
    /// Its case.
    pub case: CaseRow,
    /// What the points desk keeps of it.
    pub dossier: Dossier,
    /// What it is checked by.
    pub points: PointsDesk<'a>,
}

/// `GET /points/applications/{number}`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    own(desk)?.told(desk, StatusCode::OK)
}

/// The application the path names. Somebody else's is answered like none at all.
pub fn own<'a>(desk: &Desk<'a>) -> Result<Own<'a>, Refusal> {
    let resident = desk.signed_in()?;
    let case = by_number(desk.db, &desk.call.param)?
        .filter(|case| case.owner.as_ref() == Some(&resident.phone))
        .ok_or_else(not_found)?;
    let dossier = rows::of_case(desk.db, case.id)?.ok_or_else(not_found)?;
    let points = PointsDesk::of(desk.db, &desk.app.published, &dossier)?;
    Ok(Own {
        case,
        dossier,
        points,
    })
}

impl Own<'_> {
    /// Keeps what was done with it, and tells how it stands now.
    pub fn keep(&self, desk: &Desk<'_>, status: StatusCode) -> Result<Answer, Refusal> {
        rows::keep(desk.db, &self.points, self.case.id, &self.dossier, desk.now)?;
        self.told(desk, status)
    }

    /// How it stands.
    pub fn told(&self, desk: &Desk<'_>, status: StatusCode) -> Result<Answer, Refusal> {
        let told = self.dossier.told(&self.points, &self.case.number, desk.now);
        Ok(Answer::json(status, &told)?)
    }
}

/// 409: it is too late, or too early, for that.
pub fn conflict(slug: &str, title: &str) -> Refusal {
    Refusal::new(StatusCode::CONFLICT, slug, title)
}

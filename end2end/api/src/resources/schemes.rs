//! Points tables and what the registers know of a resident.

use super::registers;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::points::scheme::{Scheme, SchemeSummary};

/// `GET /schemes`.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let schemes = desk
        .app
        .published
        .schemes
        .iter()
        .map(|scheme| SchemeSummary {
            id: scheme.id.clone(),
            version: scheme.version.clone(),
            title: scheme.title.clone(),
            notice: scheme.notice.clone(),
            effective_from: Some(scheme.effective_from),
            replaces: scheme.replaces.clone(),
            purposes: scheme.purposes.iter().map(Into::into).collect(),
        });
    Ok(Answer::json(StatusCode::OK, &schemes.collect::<Vec<_>>())?)
}

/// `GET /schemes/{id}`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    Ok(Answer::json(StatusCode::OK, asked_for(desk)?)?)
}

/// `GET /schemes/{id}/facts`.
pub fn facts(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let scheme = asked_for(desk)?;
    let known = registers::known(
        desk.db,
        &desk.app.published,
        scheme,
        &resident.phone,
        desk.now,
    )?;
    Ok(Answer::json(StatusCode::OK, &known)?)
}

/// The scheme of the path.
pub fn asked_for<'a>(desk: &Desk<'a>) -> Result<&'a Scheme, Refusal> {
    desk.app
        .published
        .scheme(&desk.call.param)
        .ok_or_else(Refusal::not_found)
}

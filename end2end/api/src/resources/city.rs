//! What the city tells everybody.

use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::city::City;

/// `GET /city`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let city = City {
        demo: desk.app.demo,
        ..desk.app.published.city.clone()
    };
    Ok(Answer::json(StatusCode::OK, &city)?)
}

/// `GET /calendar`.
pub fn calendar(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    Ok(Answer::json(StatusCode::OK, &desk.app.published.calendar)?)
}

/// `GET /consents/{id}`.
pub fn consent(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let consents = &desk.app.published.consents;
    let consent = consents
        .iter()
        .find(|consent| consent.id == desk.call.param);
    Ok(Answer::json(
        StatusCode::OK,
        consent.ok_or_else(Refusal::not_found)?,
    )?)
}

//! What the city tells everybody.

use crate::gazetteer;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::city::City;
use longgang_portal::domain::places::Found;

/// `GET /city`.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let city = City {
        demo: desk.app.demo,
        ..desk.app.published.city.clone()
    };
    Ok(Answer::json(StatusCode::OK, &city)?)
}

/// `GET /city/units.geojson`.
pub fn shapes(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let shapes = desk.app.published.shapes.as_bytes().to_vec();
    Ok(Answer::bytes(
        StatusCode::OK,
        "application/geo+json",
        shapes,
    ))
}

/// `GET /city/places`.
pub fn places(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let typed = desk.call.asked("q").unwrap_or_default();
    let found = Found {
        places: gazetteer::find(&desk.app.published.places, typed),
    };
    Ok(Answer::json(StatusCode::OK, &found)?)
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

//! A resident's cases.

use crate::store::case_rows::{CaseRow, by_number, select};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::CaseList;
use rusqlite::params;

/// Lines on a page unless asked for otherwise.
const PAGE: usize = 20;

/// Most lines on a page.
const LARGEST_PAGE: usize = 100;

/// `GET /cases`, newest first.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let limit = match desk.call.given("limit").map(str::parse) {
        None => PAGE,
        Some(Ok(limit @ 1..=LARGEST_PAGE)) => limit,
        Some(_) => return Err(Refusal::malformed("limit must be 1 to 100.")),
    };
    // The cursor is the id of the last case that was shown, in hex so that
    // nobody takes it for a page number.
    let before = match desk
        .call
        .asked("cursor")
        .map(|text| i64::from_str_radix(text, 16))
    {
        None => i64::MAX,
        Some(Ok(id)) => id,
        Some(Err(_)) => return Err(Refusal::malformed("The cursor is none of ours.")),
    };
    let mut rows = select(
        desk.db,
        "WHERE owner = ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3",
        params![resident.phone, before, limit + 1],
    )?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let next = rows
        .last()
        .filter(|_| more)
        .map(|last| format!("{:x}", last.id));
    let items = rows.iter().map(CaseRow::summary).collect();
    Ok(Answer::json(StatusCode::OK, &CaseList { items, next })?)
}

/// `GET /cases/{number}`. Somebody else's case is answered like none at all.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let case = by_number(desk.db, &desk.call.param)?
        .filter(|case| case.owner.as_ref() == Some(&resident.phone))
        .ok_or_else(not_found)?;
    Ok(Answer::json(StatusCode::OK, &case.whole(desk.db)?)?)
}

/// 404 for a case.
pub fn not_found() -> Refusal {
    Refusal::new(
        StatusCode::NOT_FOUND,
        "case-not-found",
        "There is no such case.",
    )
}

//! Photos of public reports: what was sent with them, and in a demonstration
//! pictures that are drawn, of what was reported and of what was put right.

use super::detailed;
use super::drawing::{Scene, draw};
use crate::store::case_rows::{CaseRow, select};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::CaseStatus;
use rusqlite::{OptionalExtension, params};

/// Before or after something was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    Before,
    After,
}

/// A photo everybody may see.
pub struct Photo {
    /// Its whole address.
    pub url: String,
    /// When it was taken.
    pub taken: Moment,
}

const BEFORE: &str = "-before.jpg";
const AFTER: &str = "-after.jpg";

/// The photos of a public report, those from before first.
pub fn photos(desk: &Desk<'_>, case: &CaseRow, answered_only: bool) -> Result<Vec<Photo>, Refusal> {
    let base = base(desk);
    let photo = |name: String, taken| Photo {
        url: format!("{base}/{name}"),
        taken,
    };
    let is_answered = is_answered(case);
    let mut statement = desk.db.prepare_cached(&format!(
        "SELECT id, media_type, role FROM attachments WHERE case_id = ?1 AND {FOR_EVERYBODY} \
         ORDER BY role = 'after', received_at, rowid"
    ))?;
    let rows = statement.query_map([case.id], |row| {
        let (id, media_type): (String, String) = (row.get(0)?, row.get(1)?);
        let name = format!("{id}.{}", ending(&media_type));
        Ok((name, row.get::<_, String>(2)? == "after"))
    })?;
    let mut photos = Vec::new();
    for row in rows {
        match row? {
            (name, false) => photos.push(photo(name, Moment::Before)),
            (name, true) if is_answered => photos.push(photo(name, Moment::After)),
            // Of an answer that was not accepted: it is being worked on again.
            _ => {}
        }
    }
    let drawn: bool = desk
        .db
        .prepare_cached("SELECT drawn FROM reports WHERE case_id = ?1")?
        .query_row([case.id], |row| row.get(0))?;
    if drawn && photos.is_empty() {
        photos.push(photo(format!("{}{BEFORE}", case.number), Moment::Before));
        if is_put_right(case, answered_only) {
            photos.push(photo(format!("{}{AFTER}", case.number), Moment::After));
        }
    }
    Ok(photos)
}

/// Photos that everybody may see: those sent with the report that hold nothing beside
/// the picture, and the city's own. What was sent later is between the two.
const FOR_EVERYBODY: &str = "((role = 'sent' AND plain) OR role IN ('before', 'after')) \
    AND media_type IN ('image/jpeg', 'image/png', 'image/webp')";

fn is_answered(case: &CaseRow) -> bool {
    matches!(case.status, CaseStatus::Answered | CaseStatus::Closed)
}

fn is_put_right(case: &CaseRow, answered_only: bool) -> bool {
    detailed::word(&case.status, answered_only) == "FIXED"
}

/// `GET photos/{file}`: only of reports that are public now.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let file = desk.call.param.as_str();
    for (end, taken) in [(BEFORE, Moment::Before), (AFTER, Moment::After)] {
        if let Some(number) = file.strip_suffix(end) {
            return drawn(desk, number, taken);
        }
    }
    let (id, end) = file.rsplit_once('.').ok_or_else(Refusal::not_found)?;
    let sent: Option<(String, Vec<u8>)> = desk
        .db
        .query_row(
            &format!(
                "SELECT media_type, content FROM attachments \
                 JOIN reports ON reports.case_id = attachments.case_id \
                 WHERE attachments.id = ?1 AND public = 1 AND {FOR_EVERYBODY}"
            ),
            [id],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    let (media_type, content) = sent
        .filter(|(media_type, _)| ending(media_type) == end)
        .ok_or_else(Refusal::not_found)?;
    Ok(Answer::bytes(StatusCode::OK, &media_type, content))
}

fn drawn(desk: &Desk<'_>, number: &str, taken: Moment) -> Result<Answer, Refusal> {
    let cases = select(
        desk.db,
        "JOIN reports ON case_id = cases.id WHERE number = ?1 AND public = 1 AND drawn = 1",
        params![number],
    )?;
    let case = cases.first().ok_or_else(Refusal::not_found)?;
    let code: String = desk.db.query_row(
        "SELECT service_code FROM reports WHERE case_id = ?1",
        [case.id],
        |row| row.get(0),
    )?;
    let service = desk.app.published.service(&code);
    let answered_only = service.is_some_and(|service| service.class() == "off_site");
    if taken == Moment::After && !is_put_right(case, answered_only) {
        return Err(Refusal::not_found());
    }
    let seed = u64::try_from(case.id).unwrap_or_default();
    let picture = draw(Scene::of(&code), seed, taken == Moment::After);
    let picture = picture.map_err(|why| Refusal::Broken(format!("a picture: {why}")))?;
    Ok(Answer::bytes(StatusCode::OK, "image/jpeg", picture))
}

/// How the name of a file of this type ends.
fn ending(media_type: &str) -> &'static str {
    match media_type {
        "image/png" => "png",
        "image/webp" => "webp",
        _ => "jpg",
    }
}

/// Where photos are, seen from outside.
fn base(desk: &Desk<'_>) -> String {
    let host = desk.call.header("host").unwrap_or("127.0.0.1:8080");
    // Behind a proxy the connection here is plain, the resident's is not.
    let scheme = match desk.call.header("x-forwarded-proto") {
        Some("https") => "https",
        _ => "http",
    };
    format!("{scheme}://{host}/open311/v2/photos")
}

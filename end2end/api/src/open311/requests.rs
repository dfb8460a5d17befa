//! Reports as everybody may see them: nothing about who reported, no code.

use super::detailed;
use super::listed::{Listed, listed};
use super::wanted::{MOST_WORDS, Wanted};
use crate::store::case_rows::select;
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use rusqlite::params;
use serde_json::Value;

/// Metres of a degree of latitude, and of longitude at the equator.
const METRES: f64 = 111_320.0;

/// `GET requests.json`, newest first unless asked for the nearest.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(desk)?;
    // On the flat: a city is too small to be round.
    let distance =
        "((lat - ?16) * ?19 * (lat - ?16) * ?19 + (long - ?17) * ?20 * (long - ?17) * ?20)";
    let rest = format!(
        "JOIN reports ON case_id = cases.id WHERE public = 1 \
         AND submitted_at BETWEEN ?1 AND ?2 \
         AND (?3 = '' OR instr(?3, ',' || service_code || ',') > 0) \
         AND (?4 = '' OR instr(?4, ',' || number || ',') > 0) \
         AND (?5 = '' OR ?5 = iif(status IN ('closed', 'rejected', 'withdrawn'), 'closed', 'open')) \
         AND (?8 = '' OR instr(?8, ',' || unit || ',') > 0) \
         AND (?9 = '' OR instr(?9, ',' || {stage} || ',') > 0) \
         AND (?11 IS NULL OR updated_at > ?11) \
         AND (?12 IS NULL OR (long BETWEEN ?12 AND ?14 AND lat BETWEEN ?13 AND ?15)) \
         AND (?16 IS NULL OR {distance} <= ?18 * ?18) \
         AND (?22 = '' OR instr(reports.words, ?22)) AND (?23 = '' OR instr(reports.words, ?23)) \
         AND (?24 = '' OR instr(reports.words, ?24)) AND (?25 = '' OR instr(reports.words, ?25)) \
         AND (?26 = '' OR instr(reports.words, ?26)) AND (?27 = '' OR instr(reports.words, ?27)) \
         ORDER BY iif(?21, {distance}, 0), submitted_at DESC, cases.id DESC LIMIT ?6 OFFSET ?7",
        stage = detailed::SQL,
    );
    let [west, south, east, north] = match wanted.bbox {
        Some(edges) => edges.map(Some),
        None => [None; 4],
    };
    let circle = wanted.circle;
    let mut words: [&str; MOST_WORDS] = Default::default();
    for (place, word) in words.iter_mut().zip(&wanted.words) {
        *place = word;
    }
    let cases = select(
        desk.db,
        &rest,
        params![
            wanted.start.timestamp(),
            wanted.end.timestamp(),
            wanted.services,
            wanted.numbers,
            wanted.status,
            wanted.page_size,
            (wanted.page - 1).saturating_mul(wanted.page_size),
            wanted.units,
            wanted.details,
            detailed::answered_only(&desk.app.published),
            wanted.updated_after,
            west,
            south,
            east,
            north,
            circle.map(|circle| circle.lat),
            circle.map(|circle| circle.long),
            circle.map(|circle| circle.metres),
            METRES,
            circle.map(|circle| METRES * circle.lat.to_radians().cos()),
            wanted.nearest,
            words[0],
            words[1],
            words[2],
            words[3],
            words[4],
            words[5],
        ],
    )?;
    let as_asked = Listed::asked(desk);
    let rows: Vec<Value> = cases
        .iter()
        .map(|case| listed(desk, case, as_asked))
        .collect::<Result<_, _>>()?;
    Ok(Answer::json(StatusCode::OK, &rows)?)
}

/// `GET requests/{id}.json`: an array of one.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let number = desk
        .call
        .param
        .strip_suffix(".json")
        .ok_or_else(Refusal::not_found)?;
    let cases = select(
        desk.db,
        "WHERE number = ?1 AND id IN (SELECT case_id FROM reports WHERE public = 1)",
        [number],
    )?;
    let case = cases.first().ok_or_else(Refusal::not_found)?;
    let row = listed(desk, case, Listed::asked(desk))?;
    Ok(Answer::json(StatusCode::OK, &[row])?)
}

//! Reports as everybody may see them: nothing about who reported, no code.

use crate::casework::actors;
use crate::clock::{Moment, moment};
use crate::store::case_rows::{CaseRow, select};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::one_language::language;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta};
use longgang_portal::domain::cases::Clause;
use rusqlite::params;
use serde_json::{Value, json};

/// The default and longest span of a list.
const SPAN_DAYS: i64 = 90;

/// Rows of a page unless asked for otherwise.
const PAGE: i64 = 50;

/// Most rows of a page.
const LARGEST_PAGE: i64 = 1000;

/// `GET requests.json`, newest first.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let wanted = Wanted::read(desk)?;
    let rows = select(
        desk.db,
        "WHERE id IN (SELECT case_id FROM reports WHERE public = 1 \
           AND (?3 = '' OR instr(?3, ',' || service_code || ',') > 0)) \
         AND submitted_at BETWEEN ?1 AND ?2 \
         AND (?4 = '' OR instr(?4, ',' || number || ',') > 0) \
         AND (?5 = '' OR ?5 = CASE WHEN status IN ('closed', 'rejected', 'withdrawn') \
           THEN 'closed' ELSE 'open' END) \
         ORDER BY submitted_at DESC, id DESC LIMIT ?6 OFFSET ?7",
        params![
            wanted.start.timestamp(),
            wanted.end.timestamp(),
            wanted.services,
            wanted.numbers,
            wanted.status,
            wanted.page_size,
            (wanted.page - 1).saturating_mul(wanted.page_size),
        ],
    )?;
    let language = language(desk.call.asked("locale"));
    let list: Vec<Value> = rows
        .iter()
        .map(|row| public(desk, row, language))
        .collect::<Result<_, _>>()?;
    Ok(Answer::json(StatusCode::OK, &list)?)
}

/// `GET requests/{id}.json`: an array of one.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let number = desk
        .call
        .param
        .strip_suffix(".json")
        .ok_or_else(Refusal::not_found)?;
    let rows = select(
        desk.db,
        "WHERE number = ?1 AND id IN (SELECT case_id FROM reports WHERE public = 1)",
        [number],
    )?;
    let row = rows.first().ok_or_else(Refusal::not_found)?;
    let language = language(desk.call.asked("locale"));
    Ok(Answer::json(
        StatusCode::OK,
        &[public(desk, row, language)?],
    )?)
}

/// What a list is asked for. Lists of words stand between commas.
struct Wanted {
    start: Moment,
    end: Moment,
    services: String,
    numbers: String,
    status: String,
    page: i64,
    page_size: i64,
}

impl Wanted {
    fn read(desk: &Desk<'_>) -> Result<Self, Refusal> {
        let call = desk.call;
        let listed = |name| call.asked(name).map(between_commas).unwrap_or_default();
        let numbers = listed("service_request_id");
        // Numbers override everything else.
        if !numbers.is_empty() {
            let (start, end) = (moment(0), moment(i64::from(u32::MAX)));
            let (services, status) = (String::new(), String::new());
            return Ok(Self {
                start,
                end,
                services,
                numbers,
                status,
                page: 1,
                page_size: LARGEST_PAGE,
            });
        }
        let day = |name| call.asked(name).map(when).transpose();
        let span = TimeDelta::days(SPAN_DAYS);
        let (start, end) = match (day("start_date")?, day("end_date")?) {
            (None, end) => {
                let end = end.unwrap_or(desk.now);
                (end - span, end)
            }
            (Some(start), None) => (start, start + span),
            (Some(start), Some(end)) => (start, end.min(start + span)),
        };
        let status = match call.asked("status").map(between_commas).as_deref() {
            None | Some(",open,closed," | ",closed,open,") => "",
            Some(",open,") => "open",
            Some(",closed,") => "closed",
            Some(_) => return Err(Refusal::malformed("status is open, closed or both.")),
        };
        let number = |name, default, most| match call.asked(name).map(str::parse::<i64>) {
            None => Ok(default),
            Some(Ok(number)) if (0..=most).contains(&number) => Ok(number.max(1)),
            Some(_) => Err(Refusal::malformed("page and page_size are whole numbers.")),
        };
        Ok(Self {
            start,
            end,
            services: listed("service_code"),
            numbers,
            status: status.to_owned(),
            page: number("page", 1, 1_000_000)?,
            page_size: number("page_size", PAGE, LARGEST_PAGE)?,
        })
    }
}

fn between_commas(list: &str) -> String {
    let words: Vec<&str> = list
        .split(',')
        .map(str::trim)
        .filter(|word| !word.is_empty())
        .collect();
    format!(",{},", words.join(","))
}

fn when(text: &str) -> Result<Moment, Refusal> {
    DateTime::parse_from_rfc3339(text)
        .map(|at| moment(at.timestamp()))
        .map_err(|_| Refusal::malformed("A date is written as 2026-03-11T15:56:00+08:00."))
}

fn public(desk: &Desk<'_>, case: &CaseRow, language: &str) -> Result<Value, Refusal> {
    let (code, description, address, lat, long) = desk.db.query_row(
        "SELECT service_code, description, address, lat, long FROM reports WHERE case_id = ?1",
        [case.id],
        |row| {
            let place: (Option<f64>, Option<f64>) = (row.get(3)?, row.get(4)?);
            Ok((
                row.get::<_, String>(0)?,
                row.get::<_, String>(1)?,
                row.get::<_, String>(2)?,
                place.0,
                place.1,
            ))
        },
    )?;
    let name = desk
        .app
        .published
        .service(&code)
        .map(|service| service.text("service_name"));
    let at = case.now_at();
    // The resident is nobody an agency could be.
    let by = at
        .map(|step| &step.with)
        .filter(|with| **with != actors::resident());
    let expected = case
        .promises
        .iter()
        .find(|promise| promise.clause == Clause::Answered);
    Ok(json!({
        "service_request_id": case.number,
        "status": if case.status.is_over() { "closed" } else { "open" },
        "status_notes": at.map(|step| step.doing.get(language)),
        "service_name": name.unwrap_or_default().get(language),
        "service_code": code,
        "description": description,
        "agency_responsible": by.map(|by| by.get(language)),
        "service_notice": null,
        "requested_datetime": case.submitted_at,
        "updated_datetime": case.updated_at,
        "expected_datetime": expected.map(|promise| promise.due_at),
        "address": address,
        "lat": lat,
        "long": long,
    }))
}

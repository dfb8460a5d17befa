//! A resident's cases.

use crate::secrets::{hash, hex};
use crate::store::case_list::{Order, Wanted, counts, page, read, written};
use crate::store::case_rows::{CaseRow, by_number};
use crate::store::feed::{Whose, version};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::headers::lists;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::cases::{CaseKind, CaseList, CaseState};

/// Lines on a page unless asked for otherwise.
const PAGE: usize = 20;

/// Most lines on a page.
const LARGEST_PAGE: usize = 100;

/// Longest words that are searched for, in characters.
const LONGEST_SEARCH: usize = 100;

/// `GET /cases`.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let wanted = wanted(desk, &resident.phone)?;
    let whose = Whose::Resident(resident.phone.clone());
    let asked = desk.call.query.iter();
    let asked: Vec<String> = asked
        .map(|(name, value)| format!("{name}={value}"))
        .collect();
    let asked = hex(&hash(&[asked.join("&").as_bytes()])).split_off(52);
    let tag = tag(desk, &format!("l{}-{asked}", version(desk.db, &whose)?));
    if let Some(known) = unchanged(desk, &tag) {
        return Ok(known);
    }
    let (rows, next) = page(desk.db, &wanted)?;
    let list = CaseList {
        items: rows.iter().map(CaseRow::summary).collect(),
        next: next.map(|cursor| written(wanted.order, cursor)),
        counts: Some(counts(desk.db, &resident.phone)?),
    };
    Ok(Answer::json(StatusCode::OK, &list)?.with("etag", tag))
}

fn wanted(desk: &Desk<'_>, owner: &str) -> Result<Wanted, Refusal> {
    let call = desk.call;
    let most = match call.given("limit").map(str::parse) {
        None => PAGE,
        Some(Ok(limit @ 1..=LARGEST_PAGE)) => limit,
        Some(_) => return Err(Refusal::malformed("limit must be 1 to 100.")),
    };
    let order = match call.given("sort") {
        None | Some("needs_you") => Order::Need,
        Some("newest") => Order::Newest,
        Some("due") => Order::Due,
        Some(_) => {
            return Err(Refusal::malformed("sort is needs_you, newest or due."));
        }
    };
    let states = [
        CaseState::Open,
        CaseState::NeedsYou,
        CaseState::Answered,
        CaseState::Over,
    ];
    let state = match call.given("status") {
        None => None,
        Some(word) => {
            let known = states.iter().map(|state| state.word());
            let found = known.into_iter().find(|known| *known == word);
            let wrong = || Refusal::malformed("status is open, needs_you, answered or over.");
            Some(found.ok_or_else(wrong)?)
        }
    };
    let kind = match call.given("kind") {
        None => None,
        Some("points") => Some(CaseKind::Points),
        Some("report") => Some(CaseKind::Report),
        Some("service") => Some(CaseKind::Service),
        Some(_) => return Err(Refusal::malformed("kind is points, report or service.")),
    };
    let search = call.asked("q").map(str::to_lowercase);
    if search
        .as_ref()
        .is_some_and(|words| words.chars().count() > LONGEST_SEARCH)
    {
        return Err(Refusal::malformed("q has at most 100 characters."));
    }
    let after = match call.asked("cursor") {
        None => None,
        Some(text) => {
            let wrong = || Refusal::malformed("The cursor is none of ours.");
            Some(read(order, text).ok_or_else(wrong)?)
        }
    };
    Ok(Wanted {
        owner: owner.to_owned(),
        state,
        kind,
        search,
        order,
        after,
        most,
    })
}

/// `GET /cases/{number}`. Somebody else's case is answered like none at all.
pub fn show(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let resident = desk.signed_in()?;
    let case = by_number(desk.db, &desk.call.param)?
        .filter(|case| case.owner.as_ref() == Some(&resident.phone))
        .ok_or_else(not_found)?;
    let version = version(desk.db, &Whose::Case(case.id))?;
    let tag = tag(desk, &format!("c{}-{version}", case.id));
    if let Some(known) = unchanged(desk, &tag) {
        return Ok(known);
    }
    let words = &desk.app.published.casework.words;
    let whole = case.whole(desk.db, words)?;
    Ok(Answer::json(StatusCode::OK, &whole)?.with("etag", tag))
}

/// Every change of a case has a line in the feed, so its last line is the version of
/// the answer, and nothing needs to be written to compare it. Another database,
/// or the same after a restart, has other tags.
fn tag(desk: &Desk<'_>, version: &str) -> String {
    format!("\"{version}-{}\"", desk.app.started)
}

fn unchanged(desk: &Desk<'_>, tag: &str) -> Option<Answer> {
    let known = desk.call.headers.get("if-none-match")?;
    let answer = || Answer::empty(StatusCode::NOT_MODIFIED).with("etag", tag);
    lists(known, tag).then(answer)
}

/// 404 for a case.
pub fn not_found() -> Refusal {
    Refusal::new(
        StatusCode::NOT_FOUND,
        "case-not-found",
        "There is no such case.",
    )
}

//! Rounds and their lists.

use crate::rounds::names::masked;
use crate::rounds::order::Order;
use crate::rounds::ranking::{List, list as listed};
use crate::rounds::{Round as Instance, lot};
use crate::web::answer::Answer;
use crate::web::desk::Desk;
use crate::web::refusal::Refusal;
use axum::http::StatusCode;
use longgang_portal::domain::points::rank::Ranked;
use longgang_portal::domain::points::scheme::{RankBy, Ranking, Ties};
use longgang_portal::domain::points::standing::{
    RankedLine, RankingPage, Round, RoundKey, RoundList, RoundState,
};

/// Lines on a page.
const PAGE: usize = 50;

/// `GET /points/rounds`.
pub fn list(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let published = &desk.app.published;
    let mut items = Vec::new();
    for round in published.shown_rounds(desk.call.asked("scheme"), desk.now) {
        items.extend(told(desk, &round)?);
    }
    Ok(Answer::json(StatusCode::OK, &RoundList { items })?)
}

fn told(desk: &Desk<'_>, round: &Instance<'_>) -> Result<Option<Round>, Refusal> {
    let published = &desk.app.published;
    let Some(order) = Order::of(published, round) else {
        return Ok(None);
    };
    let (ranking, dates) = (order.ranking(), &round.dates);
    let state = dates.state(desk.now);
    let list = listed(published, desk.db, round, desk.now)?;
    let drawn = state == RoundState::Settled && ranking.ties == Ties::Lot;
    let keys = ranking.keys.iter().zip(1..).map(|(key, n)| RoundKey {
        id: format!("k{n}"),
        label: key.title.clone(),
    });
    Ok(Some(Round {
        id: round.id.clone(),
        scheme: round.template.scheme.clone(),
        purpose: round.template.purpose.clone(),
        title: round.title(),
        opens: dates.opens,
        closes: dates.closes,
        published_on: Some(dates.published_at.date_naive()),
        objections_until: Some(dates.objections_until),
        settled_on: Some(dates.given_at.date_naive()),
        places: Some(round.template.places),
        line: list.and_then(|list| list.line),
        tie: ranking.ties,
        keys: keys.collect(),
        state,
        lot_seed: drawn.then(|| lot::seed(round)),
        demonstration: true,
    }))
}

/// `GET /points/rounds/{id}/ranking`.
pub fn ranking(desk: &Desk<'_>) -> Result<Answer, Refusal> {
    let published = &desk.app.published;
    let round = published
        .round(&desk.call.param.as_str().into())
        .ok_or_else(Refusal::not_found)?;
    let from = match desk.call.asked("cursor").map(str::parse::<usize>) {
        None => 0,
        Some(Ok(from)) => from,
        Some(Err(_)) => return Err(Refusal::malformed("The cursor is none of ours.")),
    };
    let order = Order::of(published, &round).ok_or_else(Refusal::not_found)?;
    let list = listed(published, desk.db, &round, desk.now)?.ok_or_else(|| {
        let title = "The list is not published yet.";
        Refusal::new(StatusCode::NOT_FOUND, "not-published", title)
    })?;
    Ok(Answer::json(
        StatusCode::OK,
        &page(desk, &round, order.ranking(), &list, from),
    )?)
}

fn page(
    desk: &Desk<'_>,
    round: &Instance<'_>,
    ranking: &Ranking,
    list: &List,
    from: usize,
) -> RankingPage {
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let caller = desk.resident.as_ref().map(|resident| &resident.phone);
    let lines = list.lines.iter().skip(from).take(PAGE);
    let items = lines.map(|line| RankedLine {
        place: number(line.place),
        name: masked(&line.entry.name),
        points: line.entry.points,
        keys: shown(ranking, &line.entry.ranked),
        state: line.state,
        own: caller.is_some() && line.entry.phone.as_ref() == caller,
    });
    let next = from.saturating_add(PAGE);
    RankingPage {
        round: round.id.clone(),
        published_at: round.dates.published_at,
        line: list.line,
        admitted: number(list.admitted()),
        of: number(list.lines.len()),
        items: items.collect(),
        next: (next < list.lines.len()).then(|| next.to_string()),
    }
}

/// What each key is, as it is to be shown.
fn shown(ranking: &Ranking, ranked: &Ranked) -> Vec<String> {
    let value = |at: usize| ranked.keys.get(at).copied().unwrap_or_default();
    let keys = ranking.keys.iter().enumerate();
    keys.map(|(at, key)| match key.by {
        RankBy::Applied => ranked.applied.format("%Y-%m-%d %H:%M").to_string(),
        RankBy::Measure { .. } => value(at).to_string(),
    })
    .collect()
}

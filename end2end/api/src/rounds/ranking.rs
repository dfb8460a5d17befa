//! The list of a round: who stands where, and who has a place.

use super::order::{Entry, Order};
use super::{Round, applicants, lot};
use crate::clock::Moment;
use crate::dossier::desk::PointsDesk;
use crate::dossier::rows;
use crate::published::Published;
use crate::web::refusal::Refusal;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::RoundId;
use longgang_portal::domain::points::rank::{Ranked, compare, places};
use longgang_portal::domain::points::standing::{Place, PlaceState};
use rusqlite::Connection;

/// One line of the list.
pub struct Line {
    /// Who.
    pub entry: Entry,
    /// The place, shared by those who are equal.
    pub place: usize,
    /// How many share it.
    pub tied: usize,
    /// Whether there is a place of the round for it.
    pub state: PlaceState,
}

/// A published list.
pub struct List {
    /// In order.
    pub lines: Vec<Line>,
    /// The points of the last who has a place, where points come first.
    pub line: Option<Decimal>,
}

impl List {
    /// How many have a place.
    pub fn admitted(&self) -> usize {
        let has = |line: &&Line| matches!(line.state, PlaceState::In | PlaceState::LotIn);
        self.lines.iter().filter(has).count()
    }
}

/// Everybody on the list of a round, by what was settled when it was published.
fn entries(
    published: &Published,
    db: &Connection,
    round: &Round<'_>,
    order: &Order,
) -> Result<Vec<Entry>, Refusal> {
    let mut entries = published.invented(&round.id, || {
        applicants::of_round(round)
            .iter()
            .filter_map(|one| order.entry(round, &one.facts, one.applied, &one.name))
            .collect()
    });
    let at = round.dates.published_at;
    for (case, dossier) in rows::of_round(db, &round.id)? {
        let withdrawn = dossier.withdrawn_at.is_some_and(|when| when <= at);
        if withdrawn || !dossier.is_settled(at) {
            continue;
        }
        let desk = PointsDesk::of(db, published, &dossier)?;
        let facts = dossier.counted(&desk, at);
        let entry = order.entry(round, &facts, dossier.submitted_at, &dossier.name);
        entries.extend(entry.map(|entry| Entry {
            case: Some(case),
            phone: Some(dossier.phone.clone()),
            ..entry
        }));
    }
    Ok(entries)
}

/// The list of a round as of now; nothing before it is published.
pub fn list(
    published: &Published,
    db: &Connection,
    round: &Round<'_>,
    now: Moment,
) -> Result<Option<List>, Refusal> {
    let Some(order) = Order::of(published, round).filter(|_| now >= round.dates.published_at)
    else {
        return Ok(None);
    };
    let mut entries = entries(published, db, round, &order)?;
    let ranking = order.ranking();
    entries.sort_by(|a, b| compare(ranking, &a.ranked, &b.ranked));
    let ranked: Vec<Ranked> = entries.iter().map(|entry| entry.ranked.clone()).collect();
    let quota = usize::try_from(round.template.places).unwrap_or(usize::MAX);
    let given = places(ranking, &ranked, quota);
    let drawn = (now >= round.dates.given_at).then(|| {
        let lines: Vec<usize> = given.lot.iter().map(|at| at + 1).collect();
        lot::drawn(&lot::seed(round), &lines, given.by_lot)
    });
    let state = |at: usize| {
        if given.admitted.contains(&at) {
            return PlaceState::In;
        }
        match &drawn {
            _ if !given.lot.contains(&at) => PlaceState::Out,
            None => PlaceState::LotWaiting,
            Some(drawn) if drawn.contains(&(at + 1)) => PlaceState::LotIn,
            Some(_) => PlaceState::LotOut,
        }
    };
    let last = given.lot.iter().chain(&given.admitted).max();
    let line = last
        .and_then(|at| entries.get(*at))
        .map(|entry| entry.points);
    let mut lines: Vec<Line> = Vec::with_capacity(entries.len());
    for (at, entry) in entries.into_iter().enumerate() {
        let equal = |other: &Ranked| compare(ranking, other, &entry.ranked).is_eq();
        let place = ranked.iter().position(equal).unwrap_or(at) + 1;
        let tied = ranked.iter().filter(|other| equal(other)).count();
        lines.push(Line {
            entry,
            place,
            tied,
            state: state(at),
        });
    }
    Ok(Some(List {
        lines,
        line: line.filter(|_| order.by_points()),
    }))
}

/// The place of a case; nothing where it is not on the list, or there is none.
pub fn place(
    published: &Published,
    db: &Connection,
    round: &RoundId,
    case: i64,
    now: Moment,
) -> Result<Option<Place>, Refusal> {
    let Some(round) = published.round(round) else {
        return Ok(None);
    };
    let Some(list) = list(published, db, &round, now)? else {
        return Ok(None);
    };
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let own = list.lines.iter().find(|line| line.entry.case == Some(case));
    Ok(own.map(|line| Place {
        place: number(line.place),
        of: number(list.lines.len()),
        published_at: round.dates.published_at,
        tied: number(line.tied),
        state: line.state,
    }))
}

//! Who comes first when places are few: keys apart from the score, and ties.

use super::count_day::CountDay;
use super::facts::Facts;
use super::gate;
use super::measure::{self, Range};
use super::scheme::{RankBy, RankKey, RankOrder, Ranking, Scheme, Ties};
use super::scoring::{Case, Scoring};
use super::view::definitions;
use crate::domain::decimal::Decimal;
use crate::domain::identity::PurposeId;
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::Serialize;
use std::cmp::Ordering;

/// One key of the order, as far as it is known.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankValue {
    /// Its name.
    pub title: Text,
    /// Which end comes first.
    pub order: RankOrder,
    /// What it is by what registers confirm; absent while unknown, and for the
    /// moment of the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Decimal>,
    /// What it is if the resident is believed; absent while unknown, and for
    /// the moment of the application.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub claimed: Option<Decimal>,
    /// Whether it is the moment of the application.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub applied: bool,
}

/// The keys of one purpose for an application made on the day `as_of`; none
/// where the higher score comes first and that is all. Points are those the gates
/// leave: a score that is set to zero has no points to be ranked by either.
pub fn keys(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<RankValue> {
    let value = |(key, [confirmed, claimed]): (&RankKey, [Option<Range>; 2])| RankValue {
        title: key.title.clone(),
        order: key.order,
        confirmed: confirmed.and_then(|range| range.known()),
        claimed: claimed.and_then(|range| range.known()),
        applied: key.by == RankBy::Applied,
    };
    ranges(scheme, facts, purpose, as_of)
        .into_iter()
        .map(value)
        .collect()
}

/// What the keys come to when a list is drawn up, by what registers confirm: what
/// is not proven by then counts as the worst it can be. Nothing (0) for the moment
/// of the application.
pub fn settled(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<Decimal> {
    let worst = |(key, [confirmed, _]): (&RankKey, [Option<Range>; 2])| {
        confirmed.map_or(Decimal::ZERO, |range| match key.order {
            RankOrder::MostFirst => range.low,
            RankOrder::LeastFirst => range.high,
        })
    };
    ranges(scheme, facts, purpose, as_of)
        .into_iter()
        .map(worst)
        .collect()
}

/// What each key may be, confirmed and claimed; nothing for the moment of the
/// application.
fn ranges<'a>(
    scheme: &'a Scheme,
    facts: &Facts,
    purpose: &PurposeId,
    as_of: NaiveDate,
) -> Vec<(&'a RankKey, [Option<Range>; 2])> {
    let Some(ranking) = scheme.purpose(purpose).and_then(|one| one.ranking.as_ref()) else {
        return Vec::new();
    };
    let definitions = definitions(scheme);
    let scoring = Scoring::new(Case {
        scheme,
        definitions: &definitions,
        facts,
        purpose,
        as_of,
    });
    let passes = gate::zeroing(&scoring);
    let confirmed = scoring.confirmed().where_points_stand(passes.0);
    let claimed = scoring.claimed().where_points_stand(passes.1);
    let range = |key: &RankKey, view| match &key.by {
        RankBy::Measure { of } => Some(measure::range(view, of, CountDay::start_of(as_of))),
        RankBy::Applied => None,
    };
    ranking
        .keys
        .iter()
        .map(|key| (key, [range(key, &confirmed), range(key, &claimed)]))
        .collect()
}

/// One application in the order.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// What each key is, in the order of the ranking; nothing for the moment of
    /// the application.
    pub keys: Vec<Decimal>,
    /// When it was made.
    pub applied: DateTime<FixedOffset>,
}

/// Which of two comes first; equal where no key tells them apart. A key that one
/// does not have counts as 0.
pub fn compare(ranking: &Ranking, a: &Ranked, b: &Ranked) -> Ordering {
    let value = |ranked: &Ranked, at: usize| ranked.keys.get(at).copied().unwrap_or_default();
    let by_key = ranking.keys.iter().enumerate().map(|(at, key)| {
        let order = match key.by {
            RankBy::Applied => a.applied.cmp(&b.applied),
            RankBy::Measure { .. } => value(a, at).cmp(&value(b, at)),
        };
        match (&key.by, key.order) {
            (RankBy::Measure { .. }, RankOrder::MostFirst) => order.reverse(),
            _ => order,
        }
    });
    by_key.fold(Ordering::Equal, Ordering::then)
}

/// Who of those who applied has a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Admitted, the first first.
    pub admitted: Vec<usize>,
    /// Equal at the last place: the lot gives so many places among them.
    pub lot: Vec<usize>,
    /// How many places the lot gives.
    pub by_lot: usize,
}

/// Gives `quota` places. The numbers are positions in `applications`.
pub fn places(ranking: &Ranking, applications: &[Ranked], quota: usize) -> Places {
    let mut order: Vec<(usize, &Ranked)> = applications.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| compare(ranking, a, b));
    let equal = |a: &Ranked, b: &Ranked| compare(ranking, a, b).is_eq();
    let (Some((_, last)), Some((_, next))) = (
        quota.checked_sub(1).and_then(|at| order.get(at)),
        order.get(quota),
    ) else {
        let admitted = order.into_iter().take(quota).map(|(at, _)| at).collect();
        return Places {
            admitted,
            ..Places::default()
        };
    };
    if !equal(last, next) {
        let admitted = order.into_iter().take(quota).map(|(at, _)| at).collect();
        return Places {
            admitted,
            ..Places::default()
        };
    }
    let (mut before, mut tied) = (Vec::new(), Vec::new());
    for (at, one) in &order {
        match compare(ranking, one, last) {
            Ordering::Less => before.push(*at),
            Ordering::Equal => tied.push(*at),
            Ordering::Greater => {}
        }
    }
    match ranking.ties {
        Ties::AllAdmitted => {
            before.append(&mut tied);
            Places {
                admitted: before,
                ..Places::default()
            }
        }
        Ties::NoneAdmitted => Places {
            admitted: before,
            ..Places::default()
        },
        Ties::Lot => Places {
            by_lot: quota - before.len(),
            admitted: before,
            lot: tied,
        },
    }
}

//! Invented people who apply in every round, so that a list can be looked at.
//! They are drawn by the id of the round: always the same ones.

use super::{Round, names};
use crate::clock::{Moment, after};
use crate::dossier::terms::at;
use chrono::{NaiveTime, TimeDelta};
use longgang_portal::domain::points::facts::{Facts, KnownFact, Standing};
use sha2::{Digest, Sha256};

/// Somebody who is made up.
pub struct Applicant {
    /// The name; masked before anybody sees it.
    pub name: String,
    /// What registers confirm.
    pub facts: Facts,
    /// When the application was made.
    pub applied: Moment,
}

/// Everybody who is made up for a round.
pub fn of_round(round: &Round<'_>) -> Vec<Applicant> {
    let invented = &round.template.applicants;
    (0..invented.count)
        .map(|index| applicant(round, index))
        .collect()
}

fn applicant(round: &Round<'_>, index: usize) -> Applicant {
    let invented = &round.template.applicants;
    let group = index / invented.alike.max(1);
    let draw =
        |what: &str, of: &str, which: usize| number(&format!("{}/{what}/{of}/{which}", round.id));
    let facts = invented.facts.iter().filter_map(|(fact, values)| {
        let drawn = if invented.own.contains(fact) {
            draw("own", fact.as_str(), index)
        } else {
            draw("alike", fact.as_str(), group)
        };
        let value = pick(values, drawn)?.clone();
        let standing = Standing::Confirmed;
        Some((
            fact.clone(),
            KnownFact {
                value,
                standing,
                held: None,
            },
        ))
    });
    let facts = Facts(facts.collect());
    let days = (round.dates.closes - round.dates.opens).num_days() + 1;
    let minutes = i64::try_from(draw("applied", "", index) % 480).unwrap_or_default();
    let day = i64::try_from(draw("day", "", index))
        .unwrap_or_default()
        .rem_euclid(days);
    let opening = at(
        round.dates.opens,
        NaiveTime::from_hms_opt(9, 0, 0).unwrap_or_default(),
    );
    let applied = after(opening, TimeDelta::days(day) + TimeDelta::minutes(minutes));
    let name = names::invented(draw("surname", "", index), draw("given", "", index));
    Applicant {
        name,
        facts,
        applied,
    }
}

/// A number that only the text decides.
fn number(text: &str) -> u64 {
    let digest = Sha256::digest(text);
    digest
        .iter()
        .take(7)
        .fold(0, |sum, byte| sum * 256 + u64::from(*byte))
}

fn pick<T>(values: &[T], drawn: u64) -> Option<&T> {
    let count = u64::try_from(values.len())
        .ok()
        .filter(|count| *count > 0)?;
    values.get(usize::try_from(drawn % count).ok()?)
}

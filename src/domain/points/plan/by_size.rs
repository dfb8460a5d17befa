//! The search that knows nothing of the table: every single change, then every
//! two, and so on. Exact for any kind of group, as long as there are few sets.

use super::change::Lever;
use crate::domain::decimal::Decimal;

/// The smallest set of changes that reaches `line`, of each lever at most one: of
/// equals the least effort, then the most points. Where no set does, the fewest
/// changes with the most points. `None` where that takes more than `most` scorings.
pub fn by_size(
    levers: &[Lever],
    line: Decimal,
    most: usize,
    points: impl Fn(&[(usize, usize)]) -> Decimal,
) -> Option<Vec<(usize, usize)>> {
    let mut sets = vec![Set {
        taken: Vec::new(),
        effort: 0,
        points: points(&[]),
    }];
    let mut scored = 1;
    let mut nearest = sets.first().cloned()?;
    loop {
        let enough = sets.iter().filter(|set| set.points >= line);
        let least = enough.min_by_key(|set| (set.effort, Decimal::ZERO.minus(set.points)));
        if let Some(least) = least {
            return Some(least.taken.clone());
        }
        for set in &sets {
            let is_as_small = set.taken.len() == nearest.taken.len();
            let is_easier = is_as_small && set.effort < nearest.effort;
            if set.points > nearest.points || (set.points == nearest.points && is_easier) {
                nearest = set.clone();
            }
        }
        let mut larger = Vec::new();
        for set in &sets {
            let next = set.taken.last().map_or(0, |(lever, _)| lever + 1);
            for (lever, changes) in levers.iter().enumerate().skip(next) {
                for (at, change) in changes.changes.iter().enumerate() {
                    if scored == most {
                        return None;
                    }
                    scored += 1;
                    let mut taken = set.taken.clone();
                    taken.push((lever, at));
                    larger.push(Set {
                        effort: set.effort.saturating_add(change.effort),
                        points: points(&taken),
                        taken,
                    });
                }
            }
        }
        if larger.is_empty() {
            return Some(nearest.taken);
        }
        sets = larger;
    }
}

#[derive(Clone)]
struct Set {
    taken: Vec<(usize, usize)>,
    effort: u32,
    points: Decimal,
}

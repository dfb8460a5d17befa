//! The search where the exact one is too much work: always the change that gains
//! most of what is missing, then whatever turned out to be more than needed is
//! taken back. It reaches the line where changes help by themselves; it does not
//! promise the smallest set.

use super::change::Lever;
use crate::domain::decimal::Decimal;
use std::cmp::Reverse;

/// Lever and place among its changes.
pub type Taken = Vec<(usize, usize)>;

/// A change that may be taken next.
struct Candidate {
    lever: usize,
    change: usize,
    effort: u32,
    /// What it gained when it was looked at last.
    gain: Decimal,
    /// For how many taken changes that was.
    known_at: usize,
}

/// Changes that reach `line` by `points`, or as near to it as was found. Gains
/// are looked at again only where a change is about to be taken; at most `most`
/// sets of changes are scored for that.
pub fn greedy(
    levers: &[Lever],
    line: Decimal,
    most: usize,
    points: impl Fn(&[(usize, usize)]) -> Decimal,
) -> Taken {
    let mut taken = Taken::new();
    let mut now = points(&taken);
    let mut left = most;
    let mut candidates: Vec<Candidate> = each(levers, now, &points).collect();
    while now < line && left > 0 {
        let missing = line.minus(now);
        let next = candidates
            .iter_mut()
            .max_by_key(|candidate| (candidate.gain.min(missing), Reverse(candidate.effort)));
        let Some(next) = next.filter(|next| next.gain > Decimal::ZERO) else {
            break;
        };
        let with = with(&taken, (next.lever, next.change));
        if next.known_at < taken.len() {
            left -= 1;
            next.known_at = taken.len();
            next.gain = points(&with).minus(now);
            continue;
        }
        let lever = next.lever;
        now = now.plus(next.gain);
        taken = with;
        candidates.retain(|candidate| candidate.lever != lever);
    }
    take_back(levers, taken, now.min(line), points)
}

/// Without what is not needed for `aim`, and with the least effort of each lever
/// that is.
fn take_back(
    levers: &[Lever],
    mut taken: Taken,
    aim: Decimal,
    points: impl Fn(&[(usize, usize)]) -> Decimal,
) -> Taken {
    let mut at = 0;
    while at < taken.len() {
        let mut without = taken.clone();
        without.remove(at);
        if points(&without) >= aim {
            taken = without;
        } else {
            at += 1;
        }
    }
    for at in 0..taken.len() {
        let (lever, change) = taken[at];
        let mut less: Vec<usize> = (0..levers[lever].changes.len()).collect();
        let effort = |at: &usize| levers[lever].changes[*at].effort;
        less.retain(|other| effort(other) < effort(&change));
        less.sort_by_key(effort);
        for other in less {
            let mut with = taken.clone();
            with[at] = (lever, other);
            if points(&with) >= aim {
                taken = with;
                break;
            }
        }
    }
    taken
}

fn each(
    levers: &[Lever],
    now: Decimal,
    points: &impl Fn(&[(usize, usize)]) -> Decimal,
) -> impl Iterator<Item = Candidate> {
    levers.iter().enumerate().flat_map(move |(lever, what)| {
        let changes = what.changes.iter().enumerate();
        changes.map(move |(change, what)| Candidate {
            lever,
            change,
            effort: what.effort,
            gain: points(&[(lever, change)]).minus(now),
            known_at: 0,
        })
    })
}

fn with(taken: &[(usize, usize)], one: (usize, usize)) -> Taken {
    let mut all = taken.to_vec();
    all.push(one);
    all.sort_unstable();
    all
}

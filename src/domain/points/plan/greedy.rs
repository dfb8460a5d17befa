//! The search where the exact one is too much work: always the change that
//! gains most for its effort, then whatever turned out not to be needed is taken
//! back. It reaches the line where changes help by themselves; it does not
//! promise the smallest set.

use super::change::Lever;
use crate::domain::decimal::Decimal;

/// Changes that reach `line` by `points`, or as near to it as was found. At most
/// `most` sets of changes are scored.
pub fn greedy(
    levers: &[Lever],
    line: Decimal,
    most: usize,
    points: impl Fn(&[(usize, usize)]) -> Decimal,
) -> Vec<(usize, usize)> {
    let mut taken: Vec<(usize, usize)> = Vec::new();
    let mut now = points(&taken);
    let mut left = most;
    while now < line {
        let mut best: Option<(usize, usize, Decimal, u32)> = None;
        for (lever, change, effort) in each(levers) {
            if taken.iter().any(|(used, _)| *used == lever) || left == 0 {
                continue;
            }
            left -= 1;
            let gain = points(&with(&taken, (lever, change))).minus(now);
            let is_better = best.is_none_or(|(_, _, most, cost)| {
                let wide = |gain: Decimal, effort: u32| {
                    i128::from(gain.ten_thousandths()) * i128::from(effort.max(1))
                };
                wide(gain, cost) > wide(most, effort)
            });
            if gain > Decimal::ZERO && is_better {
                best = Some((lever, change, gain, effort));
            }
        }
        let Some((lever, change, gain, _)) = best else {
            break;
        };
        taken = with(&taken, (lever, change));
        now = now.plus(gain);
    }
    let aim = now.min(line);
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
    taken
}

fn each(levers: &[Lever]) -> impl Iterator<Item = (usize, usize, u32)> {
    levers.iter().enumerate().flat_map(|(at, lever)| {
        let changes = lever.changes.iter().enumerate();
        changes.map(move |(change, what)| (at, change, what.effort))
    })
}

fn with(taken: &[(usize, usize)], one: (usize, usize)) -> Vec<(usize, usize)> {
    let mut all = taken.to_vec();
    all.push(one);
    all.sort_unstable();
    all
}

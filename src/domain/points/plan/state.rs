//! What sets of changes buy, and which of them are worth keeping.

use crate::domain::decimal::Decimal;

/// What some changes buy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How many changes.
    pub count: u32,
    /// Their effort.
    pub effort: u32,
    /// The points with them.
    pub points: Decimal,
    /// Which they are: a place in the trail.
    pub made: usize,
}

impl State {
    /// No change, no points.
    pub const NOTHING: Self = Self {
        count: 0,
        effort: 0,
        points: Decimal::ZERO,
        made: 0,
    };
}

/// A state that may not be worth keeping.
pub struct Draft {
    /// How many changes.
    pub count: u32,
    /// Their effort.
    pub effort: u32,
    /// The points with them.
    pub points: Decimal,
    /// Which they are.
    pub made: Made,
}

/// How a state came about.
#[derive(Clone, Copy)]
pub enum Made {
    /// By nothing.
    Nothing,
    /// By a change of a lever, after what is at a place in the trail.
    Change(usize, usize, usize),
    /// By what is at two places in the trail.
    Both(usize, usize),
}

/// How all states came about, so that a state need not carry its changes.
pub struct Trail(Vec<Made>);

impl Default for Trail {
    fn default() -> Self {
        Self(vec![Made::Nothing])
    }
}

impl Trail {
    /// The changes of a state, as lever and place among its changes.
    pub fn changes(&self, state: &State) -> Vec<(usize, usize)> {
        let (mut changes, mut left) = (Vec::new(), vec![state.made]);
        while let Some(at) = left.pop() {
            match self.0.get(at).copied().unwrap_or(Made::Nothing) {
                Made::Nothing => {}
                Made::Change(lever, change, rest) => {
                    changes.push((lever, change));
                    left.push(rest);
                }
                Made::Both(a, b) => left.extend([a, b]),
            }
        }
        changes.sort_unstable();
        changes
    }

    /// Puts down how a state came about and gives back the place.
    pub fn keep(&mut self, made: Made) -> usize {
        if let Made::Both(one, 0) | Made::Both(0, one) = made {
            return one;
        }
        self.0.push(made);
        self.0.len() - 1
    }

    /// Only those that no other with as few changes and as little effort equals,
    /// the fewest changes first, of equals the least effort.
    pub fn kept(&mut self, mut drafts: Vec<Draft>) -> Vec<State> {
        drafts.sort_by(|a, b| {
            let by_cost = (a.count, a.effort).cmp(&(b.count, b.effort));
            by_cost.then(b.points.cmp(&a.points))
        });
        // The most points so far for each effort, both rising.
        let mut best: Vec<(u32, Decimal)> = Vec::new();
        let mut states = Vec::new();
        for draft in drafts {
            let at = best.partition_point(|(effort, _)| *effort <= draft.effort);
            let equalled = at.checked_sub(1).and_then(|before| best.get(before));
            if equalled.is_some_and(|(_, points)| *points >= draft.points) {
                continue;
            }
            let worse = best[at..].partition_point(|(_, points)| *points <= draft.points);
            best.splice(at..at + worse, [(draft.effort, draft.points)]);
            states.push(State {
                count: draft.count,
                effort: draft.effort,
                points: draft.points,
                made: self.keep(draft.made),
            });
        }
        states
    }
}

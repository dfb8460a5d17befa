//! The exact search: for every node the best that each number of changes and
//! each effort can buy, put together from the children upwards.
//!
//! Levers that move several children are decided at the lowest group above all
//! they move, every combination of them tried. What is then left in each child
//! is independent of its siblings, so only the best of it need be kept.

use super::change::Lever;
use super::state::{Draft, Made, State, Trail};
use super::tree::{Choices, Group, Knot, Tree};
use crate::domain::decimal::Decimal;

/// So many comparisons and so many scored items are done before the search is
/// given up: some tenths of a second.
const MOST_WORK: usize = 3_000_000;
/// What scoring one item costs in comparisons.
const SCORING: usize = 200;

/// What was found below one node for some choices above it.
struct Known {
    choices: Vec<Option<usize>>,
    states: Vec<State>,
}

/// A search over one tree.
pub struct Search<'a> {
    tree: &'a Tree<'a>,
    levers: &'a [Lever],
    most: u32,
    weighs: bool,
    trail: Trail,
    known: Vec<Vec<Known>>,
    work: usize,
}

impl<'a> Search<'a> {
    /// A search for at most `most` changes. Without `weighs` all effort counts
    /// as none, which is much faster.
    pub fn new(tree: &'a Tree<'a>, levers: &'a [Lever], most: u32, weighs: bool) -> Self {
        Self {
            tree,
            levers,
            most,
            weighs,
            trail: Trail::default(),
            known: tree.knots.iter().map(|_| Vec::new()).collect(),
            work: 0,
        }
    }

    /// All that is worth knowing of the whole tree; `None` where it is too much
    /// work.
    pub fn states(&mut self) -> Option<Vec<State>> {
        let root = self.tree.knots.len().checked_sub(1)?;
        let mut choices: Choices = vec![None; self.levers.len()];
        self.node(root, &mut choices)
    }

    /// The changes of a state, as lever and place among its changes.
    pub fn changes(&self, state: &State) -> Vec<(usize, usize)> {
        self.trail.changes(state)
    }

    fn node(&mut self, at: usize, choices: &mut Choices) -> Option<Vec<State>> {
        let tree = self.tree;
        let knot = &tree.knots[at];
        let above: Vec<Option<usize>> = knot.moving.iter().map(|lever| choices[*lever]).collect();
        self.spend(self.known[at].len())?;
        let known = self.known[at].iter().find(|known| known.choices == above);
        if let Some(known) = known {
            return Some(known.states.clone());
        }
        let mut drafts = Vec::new();
        loop {
            self.with_choices(knot, choices, &mut drafts)?;
            if !self.next(&knot.here, choices) {
                break;
            }
        }
        let states = self.trail.kept(drafts);
        self.known[at].push(Known {
            choices: above,
            states: states.clone(),
        });
        Some(states)
    }

    /// The next combination of the levers decided here; false after the last,
    /// with all of them untouched again.
    fn next(&self, here: &[usize], choices: &mut Choices) -> bool {
        for &lever in here {
            let next = choices[lever].map_or(0, |at| at + 1);
            if next < self.levers[lever].changes.len() {
                choices[lever] = Some(next);
                return true;
            }
            choices[lever] = None;
        }
        false
    }

    /// What one combination of the levers decided here comes to.
    fn with_choices(
        &mut self,
        knot: &Knot,
        choices: &mut Choices,
        drafts: &mut Vec<Draft>,
    ) -> Option<()> {
        let mut start = Draft {
            count: 0,
            effort: 0,
            points: Decimal::ZERO,
            made: Made::Nothing,
        };
        let mut last = 0;
        for &lever in &knot.here {
            if let Some(change) = choices[lever] {
                start.count += 1;
                start.effort += self.effort(lever, change);
                last = self.trail.keep(Made::Change(lever, change, last));
            }
        }
        if start.count > self.most {
            return Some(());
        }
        start.made = Made::Both(last, 0);
        self.spend(SCORING)?;
        if knot.group == Group::Item {
            start.points = self.tree.item(knot, choices);
            drafts.push(start);
            return Some(());
        }
        let holds = self.tree.holds(knot, choices);
        for state in self.group(knot, choices)? {
            drafts.push(Draft {
                count: start.count + state.count,
                effort: start.effort + state.effort,
                points: bounded(knot, state.points, holds),
                made: Made::Both(last, state.made),
            });
        }
        Some(())
    }

    fn group(&mut self, knot: &Knot, choices: &mut Choices) -> Option<Vec<State>> {
        let mut children = Vec::with_capacity(knot.children.len());
        for &child in &knot.children {
            children.push(self.node(child, choices)?);
        }
        if knot.group == Group::Highest {
            return Some(self.highest(&children));
        }
        let nothing = vec![State::NOTHING];
        children
            .iter()
            .try_fold(nothing, |sum, child| self.both(&sum, child))
    }

    /// Only the best child counts, so changes in the others are for nothing.
    fn highest(&mut self, children: &[Vec<State>]) -> Vec<State> {
        let untouched = |child: &Vec<State>| {
            let first = child.iter().find(|state| state.count == 0);
            first.map_or(Decimal::ZERO, |state| state.points)
        };
        let least = children.iter().map(untouched).max().unwrap_or_default();
        let drafts = children.iter().flatten().map(|state| Draft {
            count: state.count,
            effort: state.effort,
            points: state.points.max(least),
            made: Made::Both(state.made, 0),
        });
        let drafts: Vec<Draft> = drafts.collect();
        if drafts.is_empty() {
            return vec![State::NOTHING];
        }
        self.trail.kept(drafts)
    }

    fn both(&mut self, a: &[State], b: &[State]) -> Option<Vec<State>> {
        self.spend(a.len().saturating_mul(b.len()))?;
        // The usual case: an item that nothing moves.
        if let [
            State {
                count: 0, points, ..
            },
        ] = b
        {
            let moved = a.iter().map(|state| State {
                points: state.points.plus(*points),
                ..*state
            });
            return Some(moved.collect());
        }
        let mut drafts = Vec::new();
        for a in a {
            for b in b {
                if a.count + b.count <= self.most {
                    drafts.push(Draft {
                        count: a.count + b.count,
                        effort: a.effort + b.effort,
                        points: a.points.plus(b.points),
                        made: Made::Both(a.made, b.made),
                    });
                }
            }
        }
        Some(self.trail.kept(drafts))
    }

    fn effort(&self, lever: usize, change: usize) -> u32 {
        let change = self.levers[lever].changes.get(change);
        let effort = change.map_or(0, |change| change.effort);
        if self.weighs { effort } else { 0 }
    }

    fn spend(&mut self, work: usize) -> Option<()> {
        self.work = self.work.saturating_add(work);
        (self.work <= MOST_WORK).then_some(())
    }
}

fn bounded(knot: &Knot, points: Decimal, holds: Option<bool>) -> Decimal {
    let points = knot.cap.map_or(points, |cap| points.min(cap));
    let points = knot.floor.map_or(points, |floor| points.max(floor));
    match holds {
        Some(true) => points,
        Some(false) => Decimal::ZERO,
        None => points.min(Decimal::ZERO),
    }
}

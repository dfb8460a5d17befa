//! The smallest set of changes and papers that reaches a line, what each adds,
//! and what can be left out.
//!
//! | file       | holds                                                       |
//! |------------|-------------------------------------------------------------|
//! | `change`   | a change and what it makes of the facts                     |
//! | `levers`   | what a resident can do, derived from the table              |
//! | `gains`    | the values of one fact that gain                            |
//! | `papers`   | papers as changes, and what is confirmed without any        |
//! | `tree`     | the tree as a search needs it                               |
//! | `build`    | builds that tree from a scheme                              |
//! | `frontier` | the exact search                                            |
//! | `state`    | what sets of changes buy, and which are worth keeping       |
//! | `by_size`  | the exact search where the tree is of a kind it cannot see  |
//! | `greedy`   | the search where both are too much work                     |
//! | `left`     | why a change is not part of the plan                        |
//!
//! Smallest means: the fewest changes, of those the least effort, of those the
//! most points. Every plan is scored by the scheme itself before it is given
//! out; [`Plan::exact`] says whether it is also proven that no smaller one of the
//! given levers does.

mod build;
mod by_size;
pub mod change;
mod frontier;
pub mod gains;
mod greedy;
pub mod left;
pub mod levers;
pub mod papers;
mod state;
mod tree;

use super::explain::{Explained, Interval};
use super::facts::Facts;
use super::part::{around, held, own_facts};
use super::scheme::Node;
use super::score::score;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::map::Set;
use by_size::by_size;
use change::{Aim, Change, Lever};
use frontier::Search;
use greedy::greedy;
use left::{WhyLeft, why_no_gain};
use levers::Situation;
use papers::{papers, without_papers};
use tree::{Tree, worth};

/// At most so many sets of changes are scored where the search is not exact.
const MOST_SCORED: usize = 2_000;

/// At most so many are tried one by one where the tree cannot be searched: all sets
/// of one and two out of forty changes, in the time a page has.
const MOST_TRIED: usize = 1_000;

/// A way to the line.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The points without any change.
    pub before: Decimal,
    /// The points with all of them.
    pub after: Decimal,
    /// Whether that reaches the line. If not, these are the fewest changes that
    /// come nearest to it.
    pub reaches: bool,
    /// Whether it is proven that no smaller set of the given levers does.
    pub exact: bool,
    /// What to do, the least effort first, of equals what gains more.
    pub steps: Vec<Step>,
    /// The levers that are not used, and why.
    pub left: Vec<Left>,
}

/// One change of a plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Which of the given levers.
    pub lever: usize,
    /// The change.
    pub change: Change,
    /// What the plan would lose without it.
    pub gain: Decimal,
}

/// A lever that is not used.
#[derive(Clone, Debug, PartialEq)]
pub struct Left {
    /// Which of the given levers.
    pub lever: usize,
    /// Why not, judged by its first change on top of the plan.
    pub why: WhyLeft,
}

/// The smallest set of changes that reaches the line, of each lever at most one.
/// For confirmed points, what needs no paper counts as confirmed.
pub fn plan(situation: &Situation, levers: &[Lever]) -> Plan {
    let facts = match situation.aim {
        Aim::Claimed => situation.facts.clone(),
        Aim::Confirmed => without_papers(situation.scheme, situation.facts, situation.purpose),
    };
    let ground = Ground {
        situation,
        levers,
        facts: &facts,
    };
    let tree = ground.tree(&[]);
    let before = ground.worth(&tree);
    let (taken, exact) = match ground.exact(&tree) {
        Some(taken) => (taken, true),
        None => {
            let points = |taken: &[(usize, usize)]| ground.points(taken);
            // Of a large table not even all single changes can be tried in time.
            let singles: usize = levers.iter().map(|lever| lever.changes.len()).sum();
            let tried = (singles <= MOST_TRIED / 16)
                .then(|| by_size(levers, situation.line, MOST_TRIED, points))
                .flatten();
            match tried {
                Some(taken) => (taken, true),
                None => (greedy(levers, situation.line, MOST_SCORED, points), false),
            }
        }
    };
    let after_tree = ground.tree(&taken);
    let after = ground.worth(&after_tree);
    let reaches = after >= situation.line;
    let mut steps: Vec<Step> = taken
        .iter()
        .filter_map(|&(lever, change)| {
            let others: Vec<_> = taken.iter().copied().filter(|one| one.0 != lever).collect();
            Some(Step {
                lever,
                change: levers.get(lever)?.changes.get(change)?.clone(),
                gain: after.minus(ground.points(&others)),
            })
        })
        .collect();
    steps.sort_by(|a, b| {
        let by_effort = a.change.effort.cmp(&b.change.effort);
        by_effort.then(b.gain.cmp(&a.gain))
    });
    let with = ground.facts_with(&taken);
    let unused = (0..levers.len()).filter(|at| taken.iter().all(|(used, _)| used != at));
    let left = unused
        .map(|lever| Left {
            lever,
            why: ground.why_left(lever, &after_tree, &with, !taken.is_empty()),
        })
        .collect();
    Plan {
        before,
        after,
        reaches,
        exact,
        steps,
        left,
    }
}

/// Which papers to send for what is claimed: the fewest with which the confirmed
/// points reach the line. All other papers can be left out.
pub fn papers_to_send(situation: &Situation) -> (Vec<Lever>, Plan) {
    let situation = Situation {
        aim: Aim::Confirmed,
        ..*situation
    };
    let papers = papers(situation.scheme, situation.facts, situation.purpose);
    let plan = plan(&situation, &papers);
    (papers, plan)
}

struct Ground<'a> {
    situation: &'a Situation<'a>,
    levers: &'a [Lever],
    facts: &'a Facts,
}

impl Ground<'_> {
    fn facts_with(&self, taken: &[(usize, usize)]) -> Facts {
        let mut facts = self.facts.clone();
        for &(lever, change) in taken {
            let lever = self.levers.get(lever);
            if let Some(change) = lever.and_then(|lever| lever.changes.get(change)) {
                change.make(&mut facts, self.situation.aim);
            }
        }
        facts
    }

    fn tree(&self, taken: &[(usize, usize)]) -> Explained {
        let Situation {
            scheme,
            purpose,
            as_of,
            ..
        } = *self.situation;
        score(scheme, &self.facts_with(taken), purpose, as_of)
    }

    fn worth(&self, tree: &Explained) -> Decimal {
        worth(self.situation.aim, &tree.interval)
    }

    fn points(&self, taken: &[(usize, usize)]) -> Decimal {
        self.worth(&self.tree(taken))
    }

    /// `None` where the tree has a group that is not known here, where it is too
    /// much work, or where the search does not see the tree as it is.
    fn exact(&self, explained: &Explained) -> Option<Vec<(usize, usize)>> {
        let Situation {
            scheme,
            purpose,
            as_of,
            line,
            aim,
            ..
        } = *self.situation;
        if self.worth(explained) >= line {
            return Some(Vec::new());
        }
        let tree = Tree::new(
            scheme,
            explained,
            self.levers,
            self.facts,
            purpose,
            as_of,
            aim,
        )?;
        // First how many changes it takes, then which are the least effort.
        let all = u32::try_from(self.levers.len()).ok()?;
        let mut search = Search::new(&tree, self.levers, all, false);
        let states = search.states()?;
        for probe in [states.first(), states.last()].into_iter().flatten() {
            if self.points(&search.changes(probe)) != probe.points {
                return None;
            }
        }
        let most = states.iter().map(|state| state.points).max()?;
        let aim = most.min(line);
        let few = states.iter().find(|state| state.points >= aim)?.count;
        let mut search = Search::new(&tree, self.levers, few, true);
        let states = search.states()?;
        let enough = states.iter().filter(|state| state.points >= aim);
        let best = enough.min_by_key(|state| (state.count, state.effort))?;
        let taken = search.changes(best);
        (self.points(&taken) == best.points).then_some(taken)
    }

    fn why_left(&self, lever: usize, tree: &Explained, facts: &Facts, planned: bool) -> WhyLeft {
        let Situation {
            scheme,
            purpose,
            as_of,
            aim,
            ..
        } = *self.situation;
        let lever = self.levers.get(lever);
        let Some(change) = lever.and_then(|lever| lever.changes.first()) else {
            return WhyLeft::NoGain;
        };
        let changed: Vec<&FactId> = change.edits.iter().map(|edit| edit.fact()).collect();
        let mut live = Set::new();
        looking(&scheme.root, &changed, &mut live);
        let end = match aim {
            Aim::Claimed => |interval: &Interval| interval.claimed,
            Aim::Confirmed => |interval: &Interval| interval.confirmed,
        };
        let part = around(scheme, held(&scheme.root, tree, &live, end));
        let before = score(&part, facts, purpose, as_of);
        let mut with = facts.clone();
        change.make(&mut with, aim);
        let after = score(&part, &with, purpose, as_of);
        let gain = self.worth(&after).minus(self.worth(&before));
        if gain <= Decimal::ZERO {
            why_no_gain(&part.root, (&before, &after), &changed, aim)
        } else if planned {
            WhyLeft::NotNeeded { gain }
        } else {
            WhyLeft::LinePassed { gain }
        }
    }
}

/// The nodes that look at one of the facts themselves.
fn looking<'a>(node: &'a Node, facts: &[&FactId], out: &mut Set<&'a NodeId>) {
    own_facts(node, &mut |fact| {
        if facts.contains(&fact) {
            out.insert(&node.id);
        }
    });
    for child in node.rule.children() {
        looking(child, facts, out);
    }
}

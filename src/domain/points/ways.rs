//! Ways to more points, as a page shows them: the plan to the line or, where the
//! line is reached, what gains most; and where more of the same adds nothing.
//!
//! | file   | holds                                                 |
//! |--------|-------------------------------------------------------|
//! | `deed` | a change named by the texts of the table              |
//! | `sent` | which papers the line needs, and which can be left out |

pub mod deed;
pub mod sent;

use super::explain::Explained;
use super::facts::Facts;
use super::line;
use super::plan::change::{Aim, Change, ChangeKind};
use super::plan::left::WhyLeft;
use super::plan::levers::{Situation, levers};
use super::plan::plan;
use super::scheme::{Node, Purpose, Scheme};
use super::score::score;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::map::Set;
use crate::domain::text::Text;
use chrono::NaiveDate;
use deed::{Deed, Names};

/// Ways to more points, if the resident is believed.
#[derive(Clone, Debug, PartialEq)]
pub struct Ways {
    /// The points now.
    pub before: Decimal,
    /// The points with all steps.
    pub after: Decimal,
    /// Whether the steps reach the line; without steps it is reached already, or
    /// nothing is left to do.
    pub reaches: bool,
    /// Whether it is proven that no smaller set of steps does.
    pub exact: bool,
    /// The plan, the least effort first. Each total is that of all steps up to it.
    pub steps: Vec<Way>,
    /// The facts once every step is made.
    pub with: Facts,
    /// What also gains, the least effort first, of equals what gains more. Each
    /// total is that of all steps and this.
    pub others: Vec<Way>,
    /// Where more adds nothing.
    pub full: Vec<Full>,
}

/// One way to more points.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    /// What to do.
    pub deed: Deed,
    /// Whether it is an answer not given yet, or more than there is.
    pub kind: ChangeKind,
    /// What it adds; of a step, what the plan would lose without it.
    pub gain: Decimal,
    /// The points with it.
    pub total: Decimal,
}

/// A node at its cap.
#[derive(Clone, Debug, PartialEq)]
pub struct Full {
    /// Which.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// The cap.
    pub cap: Decimal,
}

/// What `facts` can still gain for an application made on the day `as_of`, by
/// changes to any facts but those in `keep`.
pub fn ways(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &Purpose,
    as_of: NaiveDate,
    keep: &Set<FactId>,
) -> Ways {
    let purpose = &line::as_it_applies(scheme, facts, purpose, as_of);
    let situation = Situation {
        scheme,
        facts,
        purpose: &purpose.id,
        as_of,
        line: purpose.line,
        aim: Aim::Claimed,
    };
    let found = levers(&situation, keep).levers;
    let plan = plan(&situation, &found);
    let names = Names::new(scheme);
    let tree = |facts: &Facts| score(scheme, facts, &purpose.id, as_of);
    let way = |change: &Change, gain, total| {
        let deed = names.deed(change, facts)?;
        let kind = change.kind;
        Some(Way {
            deed,
            kind,
            gain,
            total,
        })
    };
    let mut with = facts.clone();
    let mut steps = Vec::new();
    for step in &plan.steps {
        step.change.make(&mut with, Aim::Claimed);
        let total = tree(&with).interval.claimed;
        steps.extend(way(&step.change, step.gain, total));
    }
    let mut full = Vec::new();
    at_cap(&scheme.root, &tree(facts), &mut full);
    let mut others: Vec<(u32, Way)> = Vec::new();
    for left in &plan.left {
        let change = found.get(left.lever).and_then(|one| one.changes.first());
        // Of what gains nothing, only what is full by now is said.
        if let (WhyLeft::LinePassed { gain } | WhyLeft::NotNeeded { gain }, Some(change)) =
            (&left.why, change)
        {
            let way = way(change, *gain, plan.after.plus(*gain));
            others.extend(way.map(|way| (change.effort, way)));
        }
    }
    others.sort_by(|(a_effort, a), (b_effort, b)| {
        let by_effort = a_effort.cmp(b_effort);
        by_effort.then(b.gain.cmp(&a.gain))
    });
    Ways {
        before: plan.before,
        after: plan.after,
        reaches: plan.reaches,
        exact: plan.exact,
        steps,
        with,
        others: others.into_iter().map(|(_, way)| way).collect(),
        full,
    }
}

/// The nodes at their cap whatever is still answered, the outermost only.
fn at_cap(node: &Node, tree: &Explained, full: &mut Vec<Full>) {
    let points = tree.interval.claimed;
    let is_certain = tree.interval.possible == Some(points);
    match node.cap {
        Some(cap) if cap == points && is_certain && cap > Decimal::ZERO => full.push(Full {
            node: node.id.clone(),
            title: node.title.clone(),
            cap,
        }),
        _ => {
            for child in node.rule.children() {
                if let Some(tree) = tree.children.iter().find(|one| one.id == child.id) {
                    at_cap(child, tree, full);
                }
            }
        }
    }
}

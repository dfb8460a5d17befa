//! The papers for what a resident says, each with what it adds, and why one can
//! be left out.

use super::evidence::{self, Paper};
use super::explain::Explained;
use super::facts::{Facts, Standing};
use super::line;
use super::plan::change::Aim;
use super::plan::left::WhyLeft;
use super::plan::levers::Situation;
use super::plan::papers::without_papers;
use super::plan::papers_to_send;
use super::scheme::{Node, Purpose, Scheme};
use super::score::score;
use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// A paper, and whether it is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The paper.
    pub paper: Paper,
    /// What it adds.
    pub adds: Adds,
}

/// What a paper adds to the confirmed points.
#[derive(Clone, Debug, PartialEq)]
pub enum Adds {
    /// It is one of the fewest that reach the line or, where that cannot be or
    /// there is none, the most points: so many would be missing without it.
    Needed(Decimal),
    /// The line is reached without it; it would add so many points.
    LinePassed(Decimal),
    /// Nothing: what it is for is at its cap.
    Full {
        /// The name of what is at its cap.
        about: Text,
        /// The cap.
        cap: Decimal,
    },
    /// Nothing: something else of the same group counts instead.
    Outdone {
        /// The name of what counts, where one thing does.
        by: Option<Text>,
    },
    /// Nothing, with or without any other.
    Nothing,
}

/// The papers for `facts`, in the order the scheme asks. Everything that needs
/// no paper counts as confirmed.
pub fn paper_list(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &Purpose,
    as_of: NaiveDate,
) -> Vec<Listed> {
    let purpose = &line::as_it_applies(scheme, facts, purpose, as_of);
    let judge = Judge {
        scheme,
        facts,
        purpose,
        as_of,
    };
    let papers = evidence::papers(scheme, &purpose.id, facts);
    let every: Vec<&Paper> = papers.iter().collect();
    let line = match purpose.line_to_reach() {
        Some(line) => line,
        // Without one, every point is wanted.
        None => judge.proven(&every),
    };
    let situation = Situation {
        scheme,
        facts,
        purpose: &purpose.id,
        as_of,
        line,
        aim: Aim::Confirmed,
    };
    let (_, plan) = papers_to_send(&situation);
    let adds = |at: usize| {
        if let Some(step) = plan.steps.iter().find(|step| step.lever == at) {
            return Adds::Needed(step.gain);
        }
        let left = plan.left.iter().find(|left| left.lever == at);
        match left.map(|left| &left.why) {
            Some(WhyLeft::LinePassed { gain } | WhyLeft::NotNeeded { gain }) => {
                Adds::LinePassed(*gain)
            }
            Some(WhyLeft::Capped { node, cap }) => Adds::Full {
                about: judge.title(node),
                cap: *cap,
            },
            Some(WhyLeft::Outdone { by, .. }) => Adds::Outdone {
                by: by.as_ref().map(|by| judge.title(by)),
            },
            // By itself nothing; together with others it may be something.
            _ => judge.among_all(&every, at),
        }
    };
    let adds: Vec<Adds> = (0..papers.len()).map(adds).collect();
    let listed = papers.into_iter().zip(adds);
    listed.map(|(paper, adds)| Listed { paper, adds }).collect()
}

struct Judge<'a> {
    scheme: &'a Scheme,
    facts: &'a Facts,
    purpose: &'a Purpose,
    as_of: NaiveDate,
}

impl Judge<'_> {
    /// The confirmed points with these papers.
    fn proven(&self, papers: &[&Paper]) -> Decimal {
        let mut facts = without_papers(self.scheme, self.facts, &self.purpose.id);
        for need in papers.iter().flat_map(|paper| &paper.proves) {
            if let Some(known) = facts.0.get_mut(&need.fact) {
                known.standing = Standing::Confirmed;
            }
        }
        let tree: Explained = score(self.scheme, &facts, &self.purpose.id, self.as_of);
        tree.interval.confirmed
    }

    fn among_all(&self, every: &[&Paper], at: usize) -> Adds {
        let mut others = every.to_vec();
        others.remove(at);
        let lost = self.proven(every).minus(self.proven(&others));
        if lost > Decimal::ZERO {
            Adds::LinePassed(lost)
        } else {
            Adds::Nothing
        }
    }

    fn title(&self, id: &NodeId) -> Text {
        titled(&self.scheme.root, id).unwrap_or_default()
    }
}

fn titled(node: &Node, id: &NodeId) -> Option<Text> {
    if node.id == *id {
        return Some(node.title.clone());
    }
    node.rule
        .children()
        .iter()
        .find_map(|child| titled(child, id))
}

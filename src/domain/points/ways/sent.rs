//! Which papers the line needs, and which can be left out.

use crate::domain::decimal::Decimal;
use crate::domain::points::plan::change::{Aim, Lever};
use crate::domain::points::plan::levers::Situation;
use crate::domain::points::plan::papers_to_send;
use crate::domain::points::scheme::Scheme;
use crate::domain::text::Text;

/// The papers for what is claimed, parted by whether the line needs them.
#[derive(Clone, Debug, PartialEq)]
pub struct Sent {
    /// The fewest with which the confirmed points reach the line, and what the
    /// confirmed points would lose without each.
    pub send: Vec<(Text, Decimal)>,
    /// Those the line does not need.
    pub leave: Vec<Text>,
    /// The confirmed points with those.
    pub after: Decimal,
    /// Whether it is proven that fewer do not reach the line.
    pub exact: bool,
}

/// `None` where no set of papers reaches the line.
pub fn sent(situation: &Situation) -> Option<Sent> {
    let situation = Situation {
        aim: Aim::Confirmed,
        ..*situation
    };
    let (papers, plan) = papers_to_send(&situation);
    if !plan.reaches {
        return None;
    }
    let paper = |lever: usize| {
        let lever: &Lever = papers.get(lever)?;
        let edit = lever.changes.first()?.edits.first()?;
        paper_for(situation.scheme, edit.fact().as_str())
    };
    let send = plan.steps.iter();
    Some(Sent {
        send: send
            .filter_map(|step| Some((paper(step.lever)?, step.gain)))
            .collect(),
        leave: plan
            .left
            .iter()
            .filter_map(|one| paper(one.lever))
            .collect(),
        after: plan.after,
        exact: plan.exact,
    })
}

fn paper_for(scheme: &Scheme, id: &str) -> Option<Text> {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    let fact = facts.find(|fact| fact.id.as_str() == id)?;
    Some(fact.evidence.clone())
}

//! Papers as changes: what each proves, and what is confirmed without any.

use super::change::{Change, ChangeKind, Edit, Lever};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::map::Set;
use crate::domain::points::evidence::{self, Paper, needed};
use crate::domain::points::facts::{Facts, Standing};
use crate::domain::points::scheme::Scheme;

/// The papers for what is claimed, one lever for each paper, in the order of
/// [`evidence::papers`].
pub fn papers(scheme: &Scheme, facts: &Facts, purpose: &PurposeId) -> Vec<Lever> {
    let lever = |paper: Paper| Lever {
        changes: vec![Change {
            kind: ChangeKind::Prove,
            edits: paper
                .proves
                .into_iter()
                .map(|need| Edit::Confirm(need.fact))
                .collect(),
            effort: 1,
        }],
    };
    let papers = evidence::papers(scheme, purpose, facts);
    papers.into_iter().map(lever).collect()
}

/// The facts as they will be confirmed without any paper: what registers know,
/// and what needs no paper, as a "no" or a zero, which the offices look up.
pub fn without_papers(scheme: &Scheme, facts: &Facts, purpose: &PurposeId) -> Facts {
    let wanted: Set<FactId> = needed(scheme, purpose, facts)
        .into_iter()
        .map(|need| need.fact)
        .collect();
    let mut facts = facts.clone();
    for fact in scheme.subjects.iter().flat_map(|subject| &subject.facts) {
        if let Some(known) = facts.0.get_mut(&fact.id)
            && !wanted.contains(&fact.id)
        {
            known.standing = Standing::Confirmed;
        }
    }
    facts
}

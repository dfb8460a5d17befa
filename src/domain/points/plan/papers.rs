//! Papers as changes: what each proves, and what is confirmed without any.

use super::change::{Change, ChangeKind, Edit, Lever};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::map::Set;
use crate::domain::points::evidence::needed;
use crate::domain::points::facts::{Facts, Standing};
use crate::domain::points::scheme::Scheme;
use crate::domain::text::Text;

/// The papers for what is claimed, one lever for each paper: one paper often
/// proves several facts.
pub fn papers(scheme: &Scheme, facts: &Facts, purpose: &PurposeId) -> Vec<Lever> {
    let mut papers: Vec<(Text, Vec<Edit>)> = Vec::new();
    for need in needed(scheme, purpose, facts) {
        let edit = Edit::Confirm(need.fact);
        match papers.iter_mut().find(|(paper, _)| *paper == need.paper) {
            Some((_, edits)) => edits.push(edit),
            None => papers.push((need.paper, vec![edit])),
        }
    }
    let changes = papers.into_iter().map(|(_, edits)| Change {
        kind: ChangeKind::Prove,
        edits,
        effort: 1,
    });
    changes
        .map(|change| Lever {
            changes: vec![change],
        })
        .collect()
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

//! The official score over time, with its causes.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Finding;
use super::items::{facts_of, leaves};
use super::words;
use crate::clock::Moment;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::standing::{ScoreCause, ScoreMoment};
use longgang_portal::domain::text::Text;

impl Dossier {
    /// The score from its receipt on, one entry whenever it changed.
    pub fn history(&self, desk: &PointsDesk<'_>) -> Vec<ScoreMoment> {
        let mut times: Vec<Moment> = self.findings.iter().map(|finding| finding.at).collect();
        times.extend(self.corrected.iter().map(|one| one.at));
        times.extend(self.settled_at);
        times.sort();
        times.dedup();
        let mut last = self.tree(desk, self.submitted_at);
        let mut history = vec![entry(self.submitted_at, &last, Vec::new())];
        for at in times.into_iter().filter(|at| *at > self.submitted_at) {
            let tree = self.tree(desk, at);
            if last.interval != tree.interval {
                let causes = self.causes(desk, at, &last, &tree);
                history.push(entry(at, &tree, causes));
            }
            last = tree;
        }
        history
    }

    fn causes(
        &self,
        desk: &PointsDesk<'_>,
        at: Moment,
        before: &Explained,
        after: &Explained,
    ) -> Vec<ScoreCause> {
        let found: Vec<&Finding> = self.findings.iter().filter(|one| one.at == at).collect();
        let mut causes = Vec::new();
        let mut told = Decimal::ZERO;
        for leaf in leaves(after) {
            let Some(earlier) = before.find(&leaf.id) else {
                continue;
            };
            let facts = facts_of(desk.scheme, &leaf.id);
            let finding = found.iter().find(|finding| facts.contains(&finding.fact));
            let corrected = self.corrected_at(desk, at, &facts);
            let change = leaf.interval.confirmed.minus(earlier.interval.confirmed);
            let is_known = finding.is_some() || corrected.is_some();
            let moved = change != Decimal::ZERO || (is_known && leaf.interval != earlier.interval);
            if !moved {
                continue;
            }
            told = told.plus(change);
            causes.push(ScoreCause {
                node: Some(leaf.id.clone()),
                title: leaf.title.clone(),
                change,
                why: corrected
                    .or_else(|| finding.map(|finding| finding.why.clone()))
                    .unwrap_or_else(settled),
            });
        }
        let whole = after.interval.confirmed.minus(before.interval.confirmed);
        let rest = whole.minus(told);
        if rest != Decimal::ZERO {
            causes.push(ScoreCause {
                node: None,
                title: after.title.clone(),
                change: rest,
                why: Text::both(
                    "几项合在一起有上限、取高或者折算。",
                    "Items together are capped, the highest counts, or they are multiplied.",
                ),
            });
        }
        if causes.is_empty() {
            causes.push(ScoreCause {
                node: None,
                title: after.title.clone(),
                change: Decimal::ZERO,
                why: settled(),
            });
        }
        causes
    }

    /// That one of `facts` was corrected at a moment, in a sentence.
    fn corrected_at(&self, desk: &PointsDesk<'_>, at: Moment, facts: &[FactId]) -> Option<Text> {
        let mut corrected = self.corrected.iter().filter(|one| one.at == at);
        let fact = &corrected.find(|one| facts.contains(&one.fact))?.fact;
        let now = self.said_at(at);
        let value = &now.get(fact)?.value;
        Some(words::corrected(
            &desk.label(fact),
            &desk.words(fact, value),
        ))
    }
}

fn settled() -> Text {
    Text::both(
        "分数定了，没有申报的不算分。",
        "The score is settled; what was not claimed does not count.",
    )
}

fn entry(at: Moment, tree: &Explained, causes: Vec<ScoreCause>) -> ScoreMoment {
    ScoreMoment {
        at,
        confirmed: tree.interval.confirmed,
        possible: tree.interval.possible,
        causes,
    }
}

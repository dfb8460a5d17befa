//! The facts and the tree as the city counts them at a moment.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Verdict;
use crate::clock::Moment;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::points::explain::{Explained, Interval};
use longgang_portal::domain::points::facts::{FactValue, Facts, KnownFact};
use longgang_portal::domain::points::scheme::FactKind;
use longgang_portal::domain::points::score::score;
use std::sync::Arc;

/// The value of a fact nobody claims anything by; none where every value is a
/// claim, as of a choice.
fn nothing(kind: &FactKind) -> Option<FactValue> {
    Some(match kind {
        FactKind::Flag => FactValue::Flag(false),
        FactKind::Number { min, .. } if *min <= Decimal::ZERO => FactValue::Number(Decimal::ZERO),
        FactKind::Many { .. } => FactValue::Many(Vec::new()),
        FactKind::Periods { .. } => FactValue::Periods(Vec::new()),
        FactKind::Entries { .. } => FactValue::Entries(Vec::new()),
        FactKind::Number { .. } | FactKind::Choice { .. } | FactKind::Date { .. } => return None,
    })
}

/// Nothing more can come: what is confirmed is all there is.
fn close(tree: &mut Explained) {
    let points = tree.interval.confirmed;
    tree.interval = Interval {
        confirmed: points,
        claimed: points,
        possible: Some(points),
    };
    tree.open.clear();
    tree.unproven.clear();
    for child in &mut tree.children {
        close(Arc::make_mut(child));
    }
}

impl Dossier {
    /// Whether the score is settled at a moment.
    pub fn is_settled(&self, at: Moment) -> bool {
        self.settled_at.is_some_and(|settled| settled <= at)
    }

    /// The facts as the city counts them at a moment. Once the score is settled,
    /// what nobody has claimed counts as nothing.
    pub fn counted(&self, desk: &PointsDesk<'_>, at: Moment) -> Facts {
        let said = self.said_at(at);
        let mut facts = said.clone();
        let asked = || desk.scheme.subjects.iter().flat_map(|one| &one.facts);
        for finding in self.findings.iter().filter(|finding| finding.at <= at) {
            let fact = &finding.fact;
            let known = match &finding.verdict {
                Verdict::Confirmed => said
                    .get(fact)
                    .map(|known| KnownFact::confirmed(known.value.clone())),
                Verdict::Added(value) | Verdict::Replaced(value) => {
                    Some(KnownFact::confirmed(value.clone()))
                }
                Verdict::Unproven => asked()
                    .find(|definition| definition.id == *fact)
                    .and_then(|definition| nothing(&definition.kind))
                    .map(KnownFact::confirmed),
            };
            match known {
                Some(known) => facts.0.insert(fact.clone(), known),
                None => facts.0.remove(fact),
            };
        }
        if self.is_settled(at) {
            for definition in asked() {
                let value =
                    nothing(&definition.kind).filter(|_| facts.get(&definition.id).is_none());
                if let Some(value) = value {
                    facts
                        .0
                        .insert(definition.id.clone(), KnownFact::confirmed(value));
                }
            }
        }
        facts
    }

    /// The tree by those facts.
    pub fn tree(&self, desk: &PointsDesk<'_>, at: Moment) -> Explained {
        let facts = self.counted(desk, at);
        let as_of = self.submitted_at.date_naive();
        let mut tree = score(desk.scheme, &facts, &self.purpose, as_of);
        if self.is_settled(at) {
            close(&mut tree);
        }
        tree
    }

    /// The tree by what the resident says.
    pub fn own_tree(&self, desk: &PointsDesk<'_>) -> Explained {
        let as_of = self.submitted_at.date_naive();
        score(desk.scheme, &self.facts, &self.purpose, as_of)
    }
}

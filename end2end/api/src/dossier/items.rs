//! How far the check of each item is.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::{Finding, Verdict};
use crate::casework::actors::points_desk;
use crate::clock::Moment;
use longgang_portal::domain::decimal::Decimal;
use longgang_portal::domain::identity::{FactId, NodeId};
use longgang_portal::domain::points::explain::Explained;
use longgang_portal::domain::points::nodes::{each_below, each_reference};
use longgang_portal::domain::points::part::{facts_below, own_facts};
use longgang_portal::domain::points::scheme::{Node, Scheme};
use longgang_portal::domain::points::standing::{ItemCheck, ItemStanding};
use longgang_portal::domain::text::Text;

/// The facts an item looks at, also by way of other nodes. An item of another
/// person stands in a tree as `id@person` and looks at the facts that stand for
/// that person.
pub fn facts_of(scheme: &Scheme, id: &NodeId) -> Vec<FactId> {
    let (plain, person) = match id.as_str().split_once('@') {
        Some((plain, person)) => (plain, Some(person)),
        None => (id.as_str(), None),
    };
    let Some(node) = node(scheme, plain) else {
        return Vec::new();
    };
    let mut facts: Vec<FactId> = Vec::new();
    let mut see = |fact: &FactId| {
        if !facts.contains(fact) {
            facts.push(fact.clone());
        }
    };
    own_facts(node, &mut |fact| see(fact));
    each_reference(node, &mut |other| {
        if let Some(other) = self::node(scheme, other.as_str()) {
            facts_below(other, &mut |fact| see(fact));
        }
    });
    let Some(person) = person else { return facts };
    let asked = || scheme.subjects.iter().flat_map(|subject| &subject.facts);
    let of_person = |fact: FactId| {
        let theirs = asked().find(|one| {
            one.same_as.as_ref() == Some(&fact)
                && one.person.as_ref().is_some_and(|of| of.as_str() == person)
        });
        theirs.map_or(fact, |one| one.id.clone())
    };
    facts.into_iter().map(of_person).collect()
}

fn node<'a>(scheme: &'a Scheme, id: &str) -> Option<&'a Node> {
    let mut found = None;
    each_below(&scheme.root, &mut |node| {
        if node.id.as_str() == id {
            found = Some(node);
        }
    });
    found
}

/// The items of a tree: what has no children.
pub fn leaves(tree: &Explained) -> Vec<&Explained> {
    if tree.children.is_empty() {
        return vec![tree];
    }
    tree.children
        .iter()
        .flat_map(|child| leaves(child))
        .collect()
}

impl Dossier {
    /// The items that are worth something to the resident or to the city, or
    /// were not confirmed.
    pub fn items(&self, desk: &PointsDesk<'_>, now: Moment) -> Vec<ItemStanding> {
        let (own, official) = (self.own_tree(desk), self.tree(desk, now));
        let worth = |tree: &Explained, id: &NodeId| {
            tree.find(id)
                .is_some_and(|node| node.interval.claimed != Decimal::ZERO)
        };
        leaves(&official)
            .into_iter()
            .filter_map(|leaf| {
                let item = self.item(desk, &leaf.id)?;
                let telling = matches!(item.state, ItemCheck::NeedsPaper | ItemCheck::Rejected);
                let counts = worth(&own, &leaf.id) || worth(&official, &leaf.id);
                (telling || counts).then_some(item)
            })
            .collect()
    }

    /// One item; nothing where no fact of it is known.
    fn item(&self, desk: &PointsDesk<'_>, id: &NodeId) -> Option<ItemStanding> {
        let known: Vec<FactId> = facts_of(desk.scheme, id)
            .into_iter()
            .filter(|fact| self.facts.get(fact).is_some() || !self.is_open(fact))
            .collect();
        if known.is_empty() {
            return None;
        }
        if let Some((fact, item)) = self.awaited(&known) {
            return Some(ItemStanding {
                node: id.clone(),
                state: ItemCheck::NeedsPaper,
                fact: Some(fact.clone()),
                reason: Some(item.why.clone()),
                by: Some(points_desk()),
                at: self.asked.as_ref().map(|asked| asked.opened_at),
            });
        }
        let open = known.iter().any(|fact| self.is_open(fact));
        let mut found: Vec<&Finding> = known.iter().filter_map(|fact| self.found(fact)).collect();
        found.sort_by_key(|finding| finding.at);
        let rejected = found
            .iter()
            .find(|one| matches!(one.verdict, Verdict::Replaced(_) | Verdict::Unproven));
        let (state, finding) = match (rejected, open) {
            (Some(finding), _) => (ItemCheck::Rejected, Some(*finding)),
            (None, true) => (ItemCheck::Checking, None),
            (None, false) => (ItemCheck::Confirmed, found.last().copied()),
        };
        // What several facts confirm together is about none of them.
        let about = finding.filter(|_| state == ItemCheck::Rejected || known.len() == 1);
        Some(ItemStanding {
            node: id.clone(),
            state,
            fact: about.map(|finding| finding.fact.clone()),
            reason: finding.map(|finding| finding.why.clone()),
            by: finding.map(|finding| finding.by.clone()),
            at: finding.map(|finding| finding.at),
        })
    }

    /// What a fact is called: the item it is worth something to, else the
    /// question.
    pub fn title_of(&self, desk: &PointsDesk<'_>, fact: &FactId) -> Text {
        let own = self.own_tree(desk);
        let item = leaves(&own).into_iter().find(|leaf| {
            leaf.interval.claimed != Decimal::ZERO && facts_of(desk.scheme, &leaf.id).contains(fact)
        });
        item.map_or_else(|| desk.label(fact), |leaf| leaf.title.clone())
    }

    /// The first of these facts for which a paper is awaited.
    fn awaited<'a>(
        &'a self,
        facts: &'a [FactId],
    ) -> Option<(&'a FactId, &'a super::papers::AskedItem)> {
        let asked = self.open_correction()?;
        facts.iter().find_map(|fact| {
            let item = asked.missing().find(|item| item.fact == *fact)?;
            Some((fact, item))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use longgang_portal::domain::identity::PurposeId;
    use longgang_portal::domain::points::facts::Facts;
    use longgang_portal::domain::points::score::score;

    fn scheme() -> Scheme {
        serde_json::from_str(
            r#"{
              "id": "t", "version": "1", "title": "t", "issuer": "i", "source": "s",
              "effective_from": "2020-01-01",
              "purposes": [{"id": "p", "title": "p", "line": "0", "line_title": "l"}],
              "persons": [{"id": "applicant", "title": "You"}, {"id": "spouse", "title": "Spouse"}],
              "subjects": [{"id": "a", "title": "a", "facts": [
                {"id": "insured", "label": "Years", "kind": "number", "unit": "y", "min": 0, "max": 50},
                {"id": "theirs", "label": "Years of your spouse", "kind": "number", "unit": "y",
                 "min": 0, "max": 50, "person": "spouse", "same_as": "insured"},
                {"id": "home", "label": "Home", "kind": "flag"}
              ]}],
              "root": {"id": "all", "title": "all", "rule": "sum", "children": [
                {"id": "better", "title": "b", "rule": "persons", "persons": ["applicant", "spouse"],
                 "take": "highest", "of": {"id": "years", "title": "y", "rule": "rate",
                  "measure": {"measure": "number", "fact": "insured"}, "points": "1"}},
                {"id": "bound", "title": "b", "rule": "value", "points": "1",
                 "measure": {"measure": "points", "node": "years_home"}},
                {"id": "years_home", "title": "h", "rule": "flag",
                 "condition": {"is": "yes", "fact": "home"}, "points": "5"}
              ]}
            }"#,
        )
        .expect("a scheme")
    }

    #[test]
    fn an_item_of_another_person_looks_at_that_persons_facts() {
        let scheme = scheme();
        let day = "2026-03-11".parse().expect("a day");
        let tree = score(&scheme, &Facts::default(), &PurposeId::new("p"), day);
        let seen: Vec<(String, Vec<String>)> = leaves(&tree)
            .into_iter()
            .map(|leaf| {
                let facts = facts_of(&scheme, &leaf.id);
                let facts = facts.iter().map(|fact| fact.as_str().to_owned());
                (leaf.id.as_str().to_owned(), facts.collect())
            })
            .collect();
        let expected = [
            ("years", "insured"),
            ("years@spouse", "theirs"),
            // By way of the item whose points it counts.
            ("bound", "home"),
            ("years_home", "home"),
        ];
        let expected = expected.map(|(id, fact)| (id.to_owned(), vec![fact.to_owned()]));
        assert_eq!(seen, expected);
    }

    #[test]
    fn a_node_that_is_not_there_looks_at_nothing() {
        assert!(facts_of(&scheme(), &NodeId::new("none")).is_empty());
    }
}

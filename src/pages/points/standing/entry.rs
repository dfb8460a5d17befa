//! The items of the table as a page lists them: what the city has checked beside
//! what was claimed.

use super::difference::Sentence;
use crate::domain::decimal::Decimal;
use crate::domain::identity::NodeId;
use crate::domain::points::explain::{Explained, Interval};
use crate::domain::points::receipt_document::official::own_against_official;
use crate::domain::points::score::score;
use crate::domain::points::standing::{ApplicationStanding, ItemCheck, ItemStanding};
use crate::domain::text::Text;
use crate::state::standing::Known;

/// One item.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Which.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// How far its check is; none where nothing of it is checked.
    pub check: Option<ItemCheck>,
    /// What the city says about it: one for each fact that is checked.
    pub said: Vec<ItemStanding>,
    /// What the city counts.
    pub official: Interval,
    /// Where both counts differ; none where they agree or cannot be compared.
    pub sentence: Option<Sentence>,
}

/// The resident's own score of what was sent; none where the table has changed
/// since, so that both counts cannot be compared.
pub fn own_score(known: &Known) -> Option<Explained> {
    let standing = &known.standing;
    (known.scheme.version == standing.scheme_version).then(|| {
        score(
            &known.scheme,
            &standing.facts,
            &standing.purpose,
            standing.as_of,
        )
    })
}

/// Every item that is worth something to either side, or that the city says
/// something about, in the order of the table.
pub fn entries(standing: &ApplicationStanding, own: Option<&Explained>) -> Vec<Entry> {
    let official = &standing.official;
    let differences = own_against_official(own.unwrap_or(official), official);
    let mut all: Vec<Entry> = differences
        .iter()
        .map(|item| {
            let interval = item.official.as_ref().map(|counted| counted.interval);
            let sentence = own.and_then(|_| Sentence::of(item));
            entry(
                standing,
                item.id.clone(),
                item.title.clone(),
                interval,
                sentence,
            )
        })
        .collect();
    let listed = |node: &NodeId, all: &[Entry]| all.iter().any(|entry| entry.node == *node);
    for item in &standing.items {
        if item.state != ItemCheck::Confirmed
            && !listed(&item.node, &all)
            && let Some(node) = official.find(&item.node)
        {
            let (id, title) = (node.id.clone(), node.title.clone());
            all.push(entry(standing, id, title, Some(node.interval), None));
        }
    }
    all
}

fn entry(
    standing: &ApplicationStanding,
    node: NodeId,
    title: Text,
    interval: Option<Interval>,
    sentence: Option<Sentence>,
) -> Entry {
    let about = standing.items.iter().filter(|item| item.node == node);
    let said: Vec<ItemStanding> = about.cloned().collect();
    Entry {
        check: said
            .iter()
            .map(|item| item.state)
            .max_by_key(|state| urgency(*state)),
        node,
        title,
        said,
        official: interval.unwrap_or(NOTHING),
        sentence,
    }
}

const NOTHING: Interval = Interval {
    confirmed: Decimal::ZERO,
    claimed: Decimal::ZERO,
    possible: Some(Decimal::ZERO),
};

/// Where an item has several facts, the one most in need of a look speaks for it.
const fn urgency(state: ItemCheck) -> u8 {
    match state {
        ItemCheck::Confirmed => 0,
        ItemCheck::Checking => 1,
        ItemCheck::Rejected => 2,
        ItemCheck::NeedsPaper => 3,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{item, node, standing, tree};
    use super::*;

    #[test]
    fn each_item_has_what_the_city_says_about_it() {
        let mut standing = standing();
        standing.official = tree(vec![
            node("home", 10, 10),
            node("blood", 0, 9),
            node("skill", 0, 0),
        ]);
        standing.items = vec![
            item("home", ItemCheck::Confirmed),
            item("blood", ItemCheck::Checking),
            item("blood", ItemCheck::NeedsPaper),
            item("skill", ItemCheck::Rejected),
        ];
        let entries = entries(&standing, None);
        let seen: Vec<_> = entries
            .iter()
            .map(|entry| (entry.node.as_str(), entry.check, entry.said.len()))
            .collect();
        assert_eq!(
            seen,
            [
                ("home", Some(ItemCheck::Confirmed), 1),
                ("blood", Some(ItemCheck::NeedsPaper), 2),
                ("skill", Some(ItemCheck::Rejected), 1),
            ]
        );
    }

    #[test]
    fn without_an_own_score_nothing_is_compared() {
        let mut standing = standing();
        standing.official = tree(vec![node("blood", 0, 9)]);
        assert!(
            entries(&standing, None)
                .iter()
                .all(|entry| entry.sentence.is_none())
        );
        let own = tree(vec![node("blood", 0, 12)]);
        let compared = entries(&standing, Some(&own));
        assert!(compared.iter().any(|entry| entry.sentence.is_some()));
    }
}

//! What is objected to, as it is written: it starts from where both counts differ.

use super::difference::Outcome;
use super::entry::Entry;
use crate::domain::forms::answer::Answer;
use crate::domain::identity::{FactId, FieldId, NodeId};
use crate::domain::points::rule::each_fact;
use crate::domain::points::scheme::{FactDefinition, Node, Scheme};
use crate::domain::points::standing::{AppealItem, ItemCheck};
use crate::i18n;
use crate::state::answers::AnswerStore;

/// The most characters of one reason, as the contract has it.
pub const LONGEST: u32 = 1_000;

/// The field of the items that are ticked.
pub fn items_field() -> FieldId {
    FieldId::new("items")
}

/// The field of the reason for one item.
pub fn why_field(node: &str) -> FieldId {
    FieldId::new(format!("why-{node}"))
}

/// The items there is something to object to; where there is none, all of them,
/// because the city may be wrong about any.
pub fn open_to_objection(entries: Vec<Entry>) -> Vec<Entry> {
    let (found, rest): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(is_in_dispute);
    if found.is_empty() { rest } else { found }
}

fn is_in_dispute(entry: &Entry) -> bool {
    let waits = entry
        .sentence
        .as_ref()
        .is_some_and(|sentence| !matches!(sentence.outcome, Outcome::More(_)));
    waits
        || matches!(
            entry.check,
            Some(ItemCheck::Rejected | ItemCheck::NeedsPaper)
        )
}

/// Ticks what differs and drafts a reason for each, unless something is written
/// already.
pub fn begin(answers: &AnswerStore, entries: &[Entry]) {
    if answers.get_untracked(&items_field()) != Answer::Empty {
        return;
    }
    let disputed: Vec<String> = entries
        .iter()
        .filter(|entry| is_in_dispute(entry))
        .map(|entry| entry.node.to_string())
        .collect();
    for entry in entries {
        let draft = entry.sentence.as_ref().map_or_else(
            || i18n::t("standing.objection.plain"),
            |sentence| sentence.objection(),
        );
        answers.set(&why_field(entry.node.as_str()), Answer::text(draft));
    }
    answers.set(&items_field(), Answer::Many(disputed));
}

/// The items that are ticked.
pub fn ticked(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Many(nodes) => nodes.clone(),
        _ => Vec::new(),
    }
}

/// What is typed.
pub fn typed(answer: &Answer) -> String {
    match answer {
        Answer::Text(text) => text.clone(),
        _ => String::new(),
    }
}

/// What is wrong with a reason.
pub fn fault(why: &str) -> Option<&'static str> {
    let length = why.trim().chars().count();
    if length == 0 {
        Some("standing.objection.missing")
    } else if length > LONGEST as usize {
        Some("standing.objection.too_long")
    } else {
        None
    }
}

/// The ticked items with their reasons, as they are sent.
pub fn objected(answers: &AnswerStore) -> Vec<AppealItem> {
    ticked(&answers.get_untracked(&items_field()))
        .into_iter()
        .map(|node| AppealItem {
            why: typed(&answers.get_untracked(&why_field(&node)))
                .trim()
                .to_owned(),
            node: NodeId::new(node),
        })
        .collect()
}

/// The fact an item rests on that a paper can prove: the one the city speaks of,
/// else the first the table names a paper for.
pub fn provable<'a>(scheme: &'a Scheme, entry: &Entry) -> Option<&'a FactDefinition> {
    let mut facts: Vec<FactId> = entry
        .said
        .iter()
        .filter_map(|said| said.fact.clone())
        .collect();
    if let Some(node) = find(&scheme.root, &entry.node) {
        each_fact(&node.rule, &mut |fact| facts.push(fact.clone()));
    }
    let definition = |id: &FactId| {
        let mut known = scheme.subjects.iter().flat_map(|subject| &subject.facts);
        known.find(|fact| fact.id == *id && !fact.evidence.is_empty())
    };
    facts.iter().find_map(definition)
}

fn find<'a>(node: &'a Node, id: &NodeId) -> Option<&'a Node> {
    if node.id == *id {
        return Some(node);
    }
    node.rule
        .children()
        .iter()
        .find_map(|child| find(child, id))
}

#[cfg(test)]
mod tests {
    use super::super::entry::entries;
    use super::super::sample::{item, node, standing, tree};
    use super::*;

    fn nodes(entries: &[Entry]) -> Vec<&str> {
        entries.iter().map(|entry| entry.node.as_str()).collect()
    }

    #[test]
    fn an_objection_is_about_what_is_less_or_was_not_confirmed() {
        let mut standing = standing();
        let official = [
            node("home", 10, 10),
            node("blood", 5, 5),
            node("skill", 3, 3),
        ];
        standing.official = tree(official.to_vec());
        standing.items = vec![item("skill", ItemCheck::Rejected)];
        let own = tree(vec![
            node("home", 10, 10),
            node("blood", 0, 9),
            node("skill", 3, 3),
        ]);
        let disputed = open_to_objection(entries(&standing, Some(&own)));
        assert_eq!(nodes(&disputed), ["blood", "skill"]);
    }

    #[test]
    fn where_nothing_differs_every_item_can_be_objected_to() {
        let mut standing = standing();
        standing.official = tree(vec![node("home", 10, 10), node("blood", 5, 5)]);
        let all = open_to_objection(entries(&standing, Some(&standing.official)));
        assert_eq!(nodes(&all), ["home", "blood"]);
    }

    #[test]
    fn a_reason_is_needed_and_has_an_end() {
        assert_eq!(fault("  "), Some("standing.objection.missing"));
        assert_eq!(fault("因为"), None);
        assert_eq!(fault(&"长".repeat(1_000)), None);
        assert_eq!(
            fault(&"长".repeat(1_001)),
            Some("standing.objection.too_long")
        );
    }
}

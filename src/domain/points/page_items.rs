//! Which items of a scheme a page of questions moves.

use super::rule::each_fact;
use super::scheme::{Node, Scheme};
use crate::domain::identity::{FactId, NodeId, PurposeId};

/// The items that look at one of `facts` for `purpose`, in the order of the
/// table, each with the capped groups above it: a cap is shown where it cuts.
pub fn page_items(scheme: &Scheme, purpose: &PurposeId, facts: &[FactId]) -> Vec<NodeId> {
    let mut found = Vec::new();
    for node in scheme.root.rule.children() {
        collect(node, purpose, facts, &mut found);
    }
    found
}

/// Adds `node` and what is below it; whether anything of it was added.
fn collect(node: &Node, purpose: &PurposeId, facts: &[FactId], found: &mut Vec<NodeId>) -> bool {
    if !node.purposes.is_empty() && !node.purposes.contains(purpose) {
        return false;
    }
    let mut moves = false;
    each_fact(&node.rule, &mut |fact| moves |= facts.contains(fact));
    let at = found.len();
    for child in node.rule.children() {
        moves |= collect(child, purpose, facts, found);
    }
    let is_item = node.rule.children().is_empty();
    if moves && (is_item || node.cap.is_some()) {
        found.insert(at, node.id.clone());
    }
    moves
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::read::{from_value, parsed};

    fn items(purpose: &str, facts: &[&str]) -> Vec<String> {
        let value = parsed(
            r#"{
              "id": "s", "version": "1", "title": {"en": "S"}, "issuer": {"en": "I"}, "source": {"en": "X"},
              "effective_from": "2020-01-01", "purposes": [], "subjects": [],
              "root": {"id": "all", "title": {"en": "All"}, "cap": "900", "rule": "sum", "children": [
                {"id": "school", "title": {"en": "School"}, "rule": "choice", "fact": "school", "points": {}},
                {"id": "giving", "title": {"en": "Giving"}, "cap": "30", "rule": "sum", "children": [
                  {"id": "hours", "title": {"en": "Hours"}, "rule": "rate", "measure": {"measure": "number", "fact": "hours"}, "points": "1"},
                  {"id": "blood", "title": {"en": "Blood"}, "rule": "rate", "measure": {"measure": "number", "fact": "blood"}, "points": "1"}]},
                {"id": "plain", "title": {"en": "Plain"}, "rule": "sum", "children": [
                  {"id": "age", "title": {"en": "Age"}, "purposes": ["hukou"], "rule": "choice", "fact": "hours", "points": {}}]}]}
            }"#
            .as_bytes(),
        )
        .expect("JSON");
        let scheme: Scheme = from_value(&value).expect("a scheme");
        let facts: Vec<FactId> = facts.iter().map(|fact| FactId::new(*fact)).collect();
        page_items(&scheme, &PurposeId::new(purpose), &facts)
            .iter()
            .map(|id| id.as_str().to_owned())
            .collect()
    }

    #[test]
    fn a_page_moves_the_items_of_its_facts_below_their_capped_group() {
        assert_eq!(items("x", &["school"]), ["school"]);
        assert_eq!(items("x", &["hours"]), ["giving", "hours"]);
        assert_eq!(
            items("x", &["blood", "hours"]),
            ["giving", "hours", "blood"]
        );
        assert!(items("x", &["else"]).is_empty());
    }

    #[test]
    fn an_item_of_another_purpose_is_not_moved() {
        assert_eq!(items("hukou", &["hours"]), ["giving", "hours", "age"]);
    }
}

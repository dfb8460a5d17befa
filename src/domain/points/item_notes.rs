//! What an item's explanation leaves to its table: the band it fell in, the
//! answers a matrix went by, and which register or paper proves it.

use super::evidence::Need;
use super::explain::{Explained, How};
use super::facts::{Facts, Standing};
use super::part::own_facts;
use super::scheme::{Band, FactDefinition, Node, Rule, Scheme};
use super::view::counterparts;
use crate::domain::identity::{FactId, NodeId, PersonId};
use crate::domain::text::Text;

/// Beside the explanation of one item.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemNotes {
    /// The band that holds what was measured.
    pub band: Option<Band>,
    /// The answers the points go by together; empty where they go by one.
    pub answers: Vec<FactId>,
    /// Whose registers confirm it, each once.
    pub registers: Vec<Text>,
    /// The papers that would prove what is only claimed, each once.
    pub papers: Vec<Text>,
}

/// The notes of an item of the explained score of `facts`; `needs` are the papers
/// still worth sending. Empty for a group.
pub fn item_notes(scheme: &Scheme, facts: &Facts, needs: &[Need], item: &Explained) -> ItemNotes {
    let (id, person) = match item.id.as_str().split_once('@') {
        Some((id, person)) => (NodeId::new(id), Some(PersonId::new(person))),
        None => (item.id.clone(), None),
    };
    let Some(node) = find(&scheme.root, &id).filter(|node| node.rule.children().is_empty()) else {
        return ItemNotes::default();
    };
    let theirs = person.map(|person| counterparts(scheme, &person));
    let meant = |fact: &FactId| {
        let theirs = theirs.as_ref().and_then(|all| all.get(fact).copied());
        theirs.unwrap_or(fact).clone()
    };
    let mut used: Vec<FactId> = Vec::new();
    own_facts(node, &mut |fact| {
        let fact = meant(fact);
        if !used.contains(&fact) {
            used.push(fact);
        }
    });
    let mut notes = ItemNotes {
        band: band(node, &item.how),
        ..ItemNotes::default()
    };
    if let Rule::Matrix { row, column, .. } = &node.rule {
        notes.answers = vec![meant(row), meant(column)];
    }
    for fact in &used {
        let known = facts.get(fact);
        let is_confirmed = known.is_some_and(|known| known.standing == Standing::Confirmed);
        let register = definition(scheme, fact).map(|fact| &fact.register);
        if is_confirmed {
            push(&mut notes.registers, register);
        }
        let need = needs.iter().find(|need| need.fact == *fact);
        push(&mut notes.papers, need.map(|need| &need.paper));
    }
    notes
}

fn band(node: &Node, how: &How) -> Option<Band> {
    let (
        Rule::Bands { bands, .. },
        How::Band {
            measured: Some(measured),
            ..
        },
    ) = (&node.rule, how)
    else {
        return None;
    };
    let holds = |band: &&Band| band.from <= *measured && band.to.is_none_or(|to| *measured < to);
    bands.iter().find(holds).cloned()
}

fn push(all: &mut Vec<Text>, text: Option<&Text>) {
    if let Some(text) = text.filter(|text| !text.is_empty() && !all.contains(text)) {
        all.push(text.clone());
    }
}

fn definition<'a>(scheme: &'a Scheme, id: &FactId) -> Option<&'a FactDefinition> {
    let mut facts = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    facts.find(|fact| fact.id == *id)
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

//! All questions of a purpose on one sheet, under the part of the table that
//! they move.

use super::scheme::{Node, Scheme};
use super::view::{Counterparts, counterparts};
use super::{condition, measure, rule};
use crate::domain::decimal::Decimal;
use crate::domain::forms::definition::{Field, FormDefinition};
use crate::domain::identity::{FactId, NodeId, PurposeId};
use crate::domain::map::{Map, Set};
use crate::domain::text::Text;

/// One part of a sheet, in the order of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// A group or item directly below the root.
    Group(Heading),
    /// A group further down within the last one.
    Within(Heading),
    /// What no node looks at, as what only a gate asks for.
    Others,
    /// A question, under the first node that looks at it.
    Question(Field),
}

/// A node with a subtotal.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// Which node.
    pub node: NodeId,
    /// Its name.
    pub title: Text,
    /// Never more than this.
    pub cap: Option<Decimal>,
}

/// The sheet of `form`, which asks for the facts that matter for `purpose`. Every
/// question stands on it once, what decides whether another shows before that.
pub fn sheet(scheme: &Scheme, purpose: &PurposeId, form: &FormDefinition) -> Vec<Part> {
    let fields = form.pages.iter().flat_map(|page| &page.fields);
    let persons = scheme.persons.iter();
    let mut drawing = Drawing {
        purpose,
        fields: fields
            .clone()
            .map(|field| (FactId::new(field.id.as_str()), field))
            .collect(),
        persons: persons
            .map(|person| counterparts(scheme, &person.id))
            .collect(),
        placed: Set::new(),
        parts: Vec::new(),
    };
    for child in scheme.root.rule.children() {
        if counts(child, purpose) {
            drawing.parts.push(Part::Group(heading(child)));
            drawing.below(child);
        }
    }
    let mut others = Vec::new();
    std::mem::swap(&mut others, &mut drawing.parts);
    drawing.looks_at(&scheme.root);
    for field in fields {
        drawing.place(&FactId::new(field.id.as_str()));
    }
    let rest = std::mem::replace(&mut drawing.parts, others);
    if !rest.is_empty() {
        drawing.parts.push(Part::Others);
        drawing.parts.extend(rest);
    }
    drawing.parts
}

fn counts(node: &Node, purpose: &PurposeId) -> bool {
    node.purposes.is_empty() || node.purposes.contains(purpose)
}

fn heading(node: &Node) -> Heading {
    Heading {
        node: node.id.clone(),
        title: node.title.clone(),
        cap: node.cap,
    }
}

struct Drawing<'a> {
    purpose: &'a PurposeId,
    fields: Map<FactId, &'a Field>,
    /// Another person's question stands beside the applicant's.
    persons: Vec<Counterparts<'a>>,
    placed: Set<FactId>,
    parts: Vec<Part>,
}

impl<'a> Drawing<'a> {
    fn below(&mut self, node: &'a Node) {
        self.looks_at(node);
        let of_purpose = |child: &&Node| counts(child, self.purpose);
        let children = node.rule.children().iter().filter(of_purpose);
        let (groups, items): (Vec<&Node>, Vec<&Node>) =
            children.partition(|child| !child.rule.children().is_empty());
        // What follows a heading belongs to it: a group's own items come first.
        for item in items {
            self.below(item);
        }
        for group in groups {
            self.parts.push(Part::Within(heading(group)));
            self.below(group);
        }
    }

    /// Places what a node looks at itself: its conditions, its rule, its bound.
    fn looks_at(&mut self, node: &'a Node) {
        let mut seen: Vec<&FactId> = Vec::new();
        let mut see = |fact| seen.push(fact);
        for when in node.conditions() {
            condition::each_fact(when, &mut see);
        }
        rule::each_fact(&node.rule, &mut see);
        if let Some(bound) = &node.at_most {
            measure::each_fact(bound, &mut see);
        }
        for fact in seen {
            self.place(fact);
            for person in 0..self.persons.len() {
                let other = self.persons.get(person).and_then(|facts| facts.get(fact));
                if let Some(other) = other.copied() {
                    self.place(other);
                }
            }
        }
    }

    fn place(&mut self, fact: &FactId) {
        let Some(field) = self.fields.get(fact).copied() else {
            return;
        };
        if !self.placed.insert(fact.clone()) {
            return;
        }
        if let Some(when) = &field.visible_when {
            self.place(&FactId::new(when.field.as_str()));
        }
        self.parts.push(Part::Question(field.clone()));
    }
}

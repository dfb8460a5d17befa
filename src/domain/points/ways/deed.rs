//! A change named by the texts of the table: "Volunteering: 150 hours".

use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId, PageId};
use crate::domain::points::facts::{Entry, EntryField, FactValue, Facts};
use crate::domain::points::part::own_facts;
use crate::domain::points::plan::change::{Change, Edit};
use crate::domain::points::rule;
use crate::domain::points::scheme::{EntryFieldDefinition, FactDefinition, FactKind, Node, Opt};
use crate::domain::points::scheme::{Scheme, Subject};
use crate::domain::text::Text;

/// What a change asks of the resident.
#[derive(Clone, Debug, PartialEq)]
pub struct Deed {
    /// The fact it is about; the last one where others only open the question.
    pub fact: FactId,
    /// The page that asks for it.
    pub page: PageId,
    /// What it is about: the part of the table that looks at the fact.
    pub about: Text,
    /// What it becomes.
    pub to: Deal,
    /// What it is now; `None` where that is unknown or nothing to name.
    pub now: Option<Deal>,
}

/// A value in the words of the table.
#[derive(Clone, Debug, PartialEq)]
pub enum Deal {
    /// Yes, or no.
    Flag(bool),
    /// A quantity with its unit.
    Number(Decimal, Text),
    /// An option, or what a yes means.
    Named(Text),
    /// One more record: what it is called, and the options chosen in it.
    Record(Text, Vec<Text>),
    /// What is claimed, shown by this paper.
    Paper(Text),
}

/// Names changes of one scheme.
pub struct Names<'a> {
    scheme: &'a Scheme,
}

impl<'a> Names<'a> {
    /// For changes of the facts of `scheme`.
    pub fn new(scheme: &'a Scheme) -> Self {
        Self { scheme }
    }

    /// `None` for a change of a fact the scheme does not ask.
    pub fn deed(&self, change: &Change, facts: &Facts) -> Option<Deed> {
        let edit = change.edits.last()?;
        let (subject, fact) = self.asked(edit.fact())?;
        let place = place(&self.scheme.root, &fact.id);
        let node = place.last().map(|node| &node.title);
        let mut about = node.unwrap_or(&fact.label).clone();
        let mut to = deal(fact, edit)?;
        // "Yes" says nothing below a group: "Housing fund: account" does.
        if let ([_, _, .., group, node], Deal::Flag(true)) = (place.as_slice(), &to) {
            about = group.title.clone();
            to = Deal::Named(node.title.clone());
        }
        let known = facts.get(&fact.id).map(|known| &known.value);
        let is_set = matches!(edit, Edit::Set(..));
        Some(Deed {
            fact: fact.id.clone(),
            page: PageId::new(subject.id.clone()),
            about,
            to,
            now: known.filter(|_| is_set).and_then(|now| value(fact, now)),
        })
    }

    fn asked(&self, id: &FactId) -> Option<(&'a Subject, &'a FactDefinition)> {
        self.scheme.subjects.iter().find_map(|subject| {
            let fact = subject.facts.iter().find(|fact| fact.id == *id)?;
            Some((subject, fact))
        })
    }
}

/// The nodes from the root down to the one whose points hang on `fact`: by its
/// rule, else by a condition. To the group around them where several do.
fn place<'a>(root: &'a Node, fact: &FactId) -> Vec<&'a Node> {
    let by_rule = |node: &Node| {
        let mut looks = false;
        rule::each_fact(&node.rule, &mut |id| looks |= id == fact);
        looks
    };
    let at_all = |node: &Node| {
        let mut looks = false;
        own_facts(node, &mut |id| looks |= id == fact);
        looks
    };
    let mut path = Vec::new();
    if !path_to(root, &by_rule, &mut path) {
        path_to(root, &at_all, &mut path);
    }
    path
}

fn path_to<'a>(node: &'a Node, looks: &dyn Fn(&Node) -> bool, path: &mut Vec<&'a Node>) -> bool {
    path.push(node);
    if looks(node) {
        return true;
    }
    let here = path.len();
    let mut found: Option<Vec<&'a Node>> = None;
    for child in node.rule.children() {
        if path_to(child, looks, path) {
            let below = path.split_off(here);
            // A second child looks at it too: the group is meant.
            found = Some(if found.is_none() { below } else { Vec::new() });
        }
    }
    match found {
        Some(below) => path.extend(below),
        None => {
            path.pop();
            return false;
        }
    }
    true
}

fn deal(fact: &FactDefinition, edit: &Edit) -> Option<Deal> {
    Some(match (edit, &fact.kind) {
        (Edit::Set(_, set), _) => return value(fact, set),
        (Edit::AddOption(_, option), FactKind::Many { options }) => named(options, option)?,
        (Edit::AddRecord(_, record), FactKind::Entries { one, fields, .. }) => {
            Deal::Record(one.clone(), chosen(fields, record))
        }
        (Edit::Confirm(_), _) => Deal::Paper(fact.evidence.clone()),
        _ => return None,
    })
}

fn value(fact: &FactDefinition, value: &FactValue) -> Option<Deal> {
    match (value, &fact.kind) {
        (FactValue::Flag(yes), _) => Some(Deal::Flag(*yes)),
        (FactValue::Number(number), FactKind::Number { unit, .. }) => {
            Some(Deal::Number(*number, unit.clone()))
        }
        (FactValue::Choice(option), FactKind::Choice { options }) => named(options, option),
        _ => None,
    }
}

fn named(options: &[Opt], id: &OptionId) -> Option<Deal> {
    let option = options.iter().find(|option| option.id == *id)?;
    Some(Deal::Named(option.label.clone()))
}

/// The labels of the options chosen in a record: its dates and numbers are
/// examples.
fn chosen(fields: &[EntryFieldDefinition], record: &Entry) -> Vec<Text> {
    let label = |field: &EntryFieldDefinition| match (record.get(&field.id)?, &field.kind) {
        (EntryField::Choice(id), FactKind::Choice { options }) => {
            let option = options.iter().find(|option| option.id == *id)?;
            Some(option.label.clone())
        }
        _ => None,
    };
    fields.iter().filter_map(label).collect()
}

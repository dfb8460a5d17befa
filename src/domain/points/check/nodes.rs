//! The tree: ids, caps, groups, persons.

use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::points::scheme::{Node, Rule};

impl<'a> Check<'a> {
    /// The node and everything below it; `of_a_person` within a node for several
    /// persons.
    pub(super) fn node(&mut self, above: &str, node: &'a Node, of_a_person: bool) {
        let path = if above.is_empty() {
            node.id.to_string()
        } else {
            format!("{above}/{}", node.id)
        };
        if !self.seen.insert(node.id.as_str()) {
            self.found(&path, SchemeFault::DuplicateNode);
        }
        self.purposes(&path, &node.purposes);
        self.purposes(&path, node.counted_up_to.keys());
        if let (Some(cap), Some(floor)) = (node.cap, node.floor)
            && floor > cap
        {
            self.found(&path, SchemeFault::FloorAboveCap);
        }
        if let (Some(from), Some(to)) = (node.counts_from, node.counts_to)
            && to < from
        {
            self.found(&path, SchemeFault::EmptyBounds);
        }
        let until = |round: &crate::domain::points::scheme::Round| round.applied_until;
        if !node.rounds.is_sorted_by(|a, b| {
            let (a, b) = (until(a), until(b));
            (a.month, a.day) < (b.month, b.day)
        }) {
            self.found(&path, SchemeFault::NotInOrder);
        }
        let last = node.rounds.iter().map(until).next_back();
        if let Some(last) = last.filter(|last| (last.month, last.day) < (12, 31)) {
            self.found(&path, SchemeFault::AfterLastRound(last));
        }
        if let Some(condition) = &node.when {
            self.condition(&path, condition);
        }
        for times in &node.times {
            if times.by < Decimal::ZERO {
                self.found(&path, SchemeFault::NegativeFactor);
            }
            if let Some(when) = &times.when {
                self.condition(&path, when);
            }
        }
        if let Some(bound) = &node.at_most {
            self.measure(&path, bound);
        }
        self.rule(&path, &node.rule);
        self.group(&path, node, of_a_person);
        let of_a_person = of_a_person || matches!(node.rule, Rule::Persons { .. });
        for child in node.rule.children() {
            self.node(&path, child, of_a_person);
        }
    }

    fn group(&mut self, path: &str, node: &Node, of_a_person: bool) {
        let children = node.rule.children();
        match &node.rule {
            Rule::Sum { .. }
            | Rule::Highest { .. }
            | Rule::First { .. }
            | Rule::Best { .. }
            | Rule::Agreed { .. }
                if children.is_empty() =>
            {
                self.found(path, SchemeFault::NoChildren);
            }
            Rule::Best { take: 0, .. } => self.found(path, SchemeFault::TakesNothing),
            Rule::First { .. } => {
                let always = |child: &&Node| {
                    child.when.is_none()
                        && child.counts_from.is_none()
                        && child.counts_to.is_none()
                        && child.purposes.is_empty()
                };
                let behind = children.iter().skip_while(|child| !always(child)).skip(1);
                for child in behind {
                    self.found(path, SchemeFault::UnreachableChild(child.id.clone()));
                }
            }
            Rule::Persons { persons, .. } => {
                if of_a_person {
                    self.found(path, SchemeFault::NestedPersons);
                }
                if persons.is_empty() {
                    self.found(path, SchemeFault::TakesNothing);
                }
                self.once(path, persons.iter().map(|person| person.as_str()));
                for person in persons {
                    if !self.scheme.persons.iter().any(|one| one.id == *person) {
                        self.found(path, SchemeFault::UnknownPerson(person.clone()));
                    }
                }
            }
            _ => {}
        }
        if let ([only], Some(_)) = (children, node.cap)
            && only.cap.is_some()
            && !matches!(node.rule, Rule::Persons { .. })
        {
            self.found(path, SchemeFault::CapUnderCap);
        }
    }
}

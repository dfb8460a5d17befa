//! Ids that make trouble in addresses and paths, and things without a name.

use super::{Check, SchemeFault};
use crate::domain::points::scheme::{FactDefinition, FactKind, Node, Opt};
use crate::domain::text::Text;

impl Check<'_> {
    pub(super) fn names(&mut self) {
        let scheme = self.scheme;
        self.id("", scheme.id.as_str());
        self.title("title", &scheme.title);
        for purpose in &scheme.purposes {
            let path = format!("purposes/{}", purpose.id);
            self.named(&path, purpose.id.as_str(), &purpose.title);
            for key in purpose.ranking.iter().flat_map(|ranking| &ranking.keys) {
                self.title(&format!("{path}/ranking"), &key.title);
            }
        }
        for person in &scheme.persons {
            let path = format!("persons/{}", person.id);
            self.named(&path, person.id.as_str(), &person.title);
        }
        for definition in &scheme.named {
            self.id(&format!("named/{}", definition.id), &definition.id);
        }
        for table in &scheme.tables {
            self.id(&format!("tables/{}", table.id), table.id.as_str());
        }
        for index in &scheme.indexes {
            self.id(&format!("indexes/{}", index.id), index.id.as_str());
        }
        for gate in &scheme.gates {
            self.named(&format!("gates/{}", gate.id), &gate.id, &gate.title);
        }
        for subject in &scheme.subjects {
            self.named(subject.id.as_str(), subject.id.as_str(), &subject.title);
            for fact in &subject.facts {
                self.fact_names(&format!("{}/{}", subject.id, fact.id), fact);
            }
        }
        self.node_names("", &scheme.root);
    }

    fn fact_names(&mut self, path: &str, fact: &FactDefinition) {
        self.named(path, fact.id.as_str(), &fact.label);
        self.kind_names(path, &fact.kind);
        if let FactKind::Entries { fields, .. } = &fact.kind {
            for field in fields {
                let path = format!("{path}/{}", field.id);
                self.named(&path, &field.id, &field.label);
                self.kind_names(&path, &field.kind);
            }
        }
    }

    fn kind_names(&mut self, path: &str, kind: &FactKind) {
        let options: &[Opt] = match kind {
            FactKind::Choice { options } | FactKind::Many { options } => options,
            _ => &[],
        };
        for option in options {
            self.named(path, option.id.as_str(), &option.label);
        }
    }

    fn node_names(&mut self, above: &str, node: &Node) {
        let path = format!("{above}{}", node.id);
        self.named(&path, node.id.as_str(), &node.title);
        for child in node.rule.children() {
            self.node_names(&format!("{path}/"), child);
        }
    }

    fn named(&mut self, path: &str, id: &str, title: &Text) {
        self.id(path, id);
        if title.is_empty() {
            self.found(path, SchemeFault::Nameless(id.to_owned()));
        }
    }

    fn title(&mut self, path: &str, title: &Text) {
        if title.is_empty() {
            self.found(path, SchemeFault::EmptyTitle);
        }
    }

    fn id(&mut self, path: &str, id: &str) {
        let usual = |letter: char| {
            letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-".contains(letter)
        };
        if id.is_empty() || !id.chars().all(usual) {
            self.found(path, SchemeFault::UnusualId(id.to_owned()));
        }
    }
}

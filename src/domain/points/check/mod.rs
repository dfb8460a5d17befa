//! What is wrong with a scheme, found before anybody is scored by it.
//!
//! Scoring never fails on a faulty scheme; these findings are for the people
//! who write one.
//!
//! | file       | checks                                                |
//! |------------|-------------------------------------------------------|
//! | `fault`    | the faults, and how bad they are                      |
//! | `words`    | the faults in plain words                             |
//! | `names`    | ids and titles                                        |
//! | `definitions` | what is said once and referred to by name          |
//! | `facts`    | what is asked: bounds, options, persons               |
//! | `nodes`    | the tree: ids, caps, groups, references               |
//! | `rules`    | what each rule names                                  |
//! | `lists`    | filters, look-backs and values of records             |
//! | `measures` | measures, conditions, spans                           |
//! | `tables`   | tables, indexes and their keys                        |
//! | `circles`  | points and questions that need themselves             |
//! | `bounds`   | caps that never cut, bands and lines out of reach     |
//! | `settled`  | comparisons that no answer changes                    |

mod bounds;
mod circles;
mod definitions;
mod facts;
mod fault;
mod lists;
mod measures;
mod names;
mod nodes;
mod rules;
mod settled;
mod tables;
mod words;

pub use fault::{SchemeFault, Severity};

use super::condition;
use super::nodes as references;
use super::scheme::{Condition, FactKind, Gate, Node, RankBy, Scheme};
use super::view::{Definitions, definitions};
use crate::domain::identity::{FactId, PurposeId};
use crate::domain::map::Set;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: the ids from the root, as `root/basic/insurance`.
    pub path: String,
    /// What.
    pub fault: SchemeFault,
}

/// Everything found wrong with `scheme`; empty for a sound one.
pub fn check(scheme: &Scheme) -> Vec<Finding> {
    let mut nodes: Set<&str> = Set::new();
    references::each_below(&scheme.root, &mut |node: &Node| {
        nodes.insert(node.id.as_str());
    });
    let mut check = Check {
        scheme,
        definitions: definitions(scheme),
        purposes: scheme.purposes.iter().map(|purpose| &purpose.id).collect(),
        nodes,
        seen: Set::new(),
        used: Set::new(),
        looked_up: Set::new(),
        referred_to: Set::new(),
        findings: Vec::new(),
    };
    check.whole();
    check.findings
}

struct Check<'a> {
    scheme: &'a Scheme,
    definitions: Definitions<'a>,
    purposes: Set<&'a PurposeId>,
    /// The ids of all nodes.
    nodes: Set<&'a str>,
    /// The ids of nodes already walked.
    seen: Set<&'a str>,
    /// The facts that anything looks at.
    used: Set<FactId>,
    /// The tables and indexes that anything is looked up in, by their paths.
    looked_up: Set<String>,
    /// The definitions that anything refers to.
    referred_to: Set<String>,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn whole(&mut self) {
        let scheme = self.scheme;
        if scheme
            .effective_to
            .is_some_and(|to| to < scheme.effective_from)
        {
            self.found("effective_to", SchemeFault::EmptyBounds);
        }
        self.once(
            "purposes",
            scheme.purposes.iter().map(|one| one.id.as_str()),
        );
        self.once("named", scheme.named.iter().map(|one| one.id.as_str()));
        self.once("persons", scheme.persons.iter().map(|one| one.id.as_str()));
        self.once(
            "subjects",
            scheme.subjects.iter().map(|one| one.id.as_str()),
        );
        self.once("tables", scheme.tables.iter().map(|one| one.id.as_str()));
        self.once("indexes", scheme.indexes.iter().map(|one| one.id.as_str()));
        self.once("gates", scheme.gates.iter().map(|one| one.id.as_str()));
        if scheme.purposes.is_empty() {
            self.found("purposes", SchemeFault::NoPurposes);
        }
        self.names();
        self.definitions();
        self.facts();
        for gate in &scheme.gates {
            self.gate(gate);
        }
        for index in &scheme.indexes {
            if !index.steps.is_sorted_by(|a, b| a.from < b.from) {
                self.found(&format!("indexes/{}", index.id), SchemeFault::NotInOrder);
            }
        }
        for purpose in &scheme.purposes {
            if let Some(waived) = &purpose.waived_when {
                let path = format!("purposes/{}", purpose.id);
                self.condition(&path, waived);
                if !purpose.has_line() {
                    self.found(&path, SchemeFault::NothingToWaive);
                }
            }
            let path = format!("purposes/{}/ranking", purpose.id);
            let Some(ranking) = &purpose.ranking else {
                continue;
            };
            if ranking.keys.is_empty() {
                self.found(&path, SchemeFault::NoKeys);
            }
            for key in &ranking.keys {
                if let RankBy::Measure { of } = &key.by {
                    self.measure(&path, of);
                }
            }
        }
        self.node("", &scheme.root, false);
        self.circles();
        self.bounds();
        self.unused();
        self.unused_tables();
        self.unused_definitions();
    }

    fn gate(&mut self, gate: &'a Gate) {
        let path = format!("gates/{}", gate.id);
        self.purposes(&path, &gate.purposes);
        let requires_nothing = matches!(&gate.requires, Condition::All { of } if of.is_empty());
        if requires_nothing && gate.ban.is_none() {
            self.found(&path, SchemeFault::EmptyGate);
        }
        self.condition(&path, &gate.requires);
        if let Some(waived) = &gate.waived_when {
            self.condition(&path, waived);
        }
        if let Some(ban) = &gate.ban {
            self.list(&path, &ban.fact, &ban.filter, Some(&ban.within));
        }
    }

    fn found(&mut self, path: &str, fault: SchemeFault) {
        let finding = Finding {
            path: path.to_owned(),
            fault,
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Each id once.
    fn once<'b>(&mut self, path: &str, ids: impl IntoIterator<Item = &'b str>) {
        let mut seen = Set::new();
        for id in ids {
            if !seen.insert(id) {
                self.found(path, SchemeFault::Duplicate(id.to_owned()));
            }
        }
    }

    fn purposes<'b>(&mut self, path: &str, purposes: impl IntoIterator<Item = &'b PurposeId>) {
        for purpose in purposes {
            if !self.purposes.contains(purpose) {
                self.found(path, SchemeFault::UnknownPurpose(purpose.clone()));
            }
        }
    }

    /// A fact must be defined, and of this kind.
    fn wants(&mut self, path: &str, fact: &FactId, is: impl Fn(&FactKind) -> bool) {
        self.used.insert(fact.clone());
        match self.definitions.get(fact) {
            Some(kind) if is(kind) => {}
            Some(_) => self.found(path, SchemeFault::WrongKind(fact.clone())),
            None => self.found(path, SchemeFault::UnknownFact(fact.clone())),
        }
    }

    /// Facts that nothing looks at. One that another fact hangs on is used, and
    /// so is another person's where the applicant's is.
    fn unused(&mut self) {
        let scheme = self.scheme;
        for subject in &scheme.subjects {
            for fact in &subject.facts {
                if let Some(when) = &fact.asked_when {
                    condition::each_fact(when, &mut |fact| {
                        self.used.insert(fact.clone());
                    });
                }
            }
        }
        for subject in &scheme.subjects {
            for fact in &subject.facts {
                let of_applicant = fact.same_as.as_ref();
                let used = self.used.contains(&fact.id)
                    || of_applicant.is_some_and(|fact| self.used.contains(fact));
                if !used {
                    let path = format!("{}/{}", subject.id, fact.id);
                    self.found(&path, SchemeFault::UnusedFact);
                }
            }
        }
    }
}

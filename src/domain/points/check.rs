//! What is wrong with a scheme, found before anybody is scored by it.
//!
//! Scoring never fails on a faulty scheme; these findings are for the people
//! who write one.

use super::condition;
use super::rule;
use super::scheme::{
    Band, Condition, EntryFieldDefinition, EntryValue, FactDefinition, FactKind, Measure, Node,
    Rule, Scheme,
};
use super::view::{Definitions, definitions};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId, PurposeId};
use crate::domain::map::Set;
use std::fmt;

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Where: the ids from the root, as `root/basic/insurance`.
    pub path: String,
    /// What.
    pub fault: SchemeFault,
}

/// A fault of a scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeFault {
    /// A fact the scheme does not define.
    UnknownFact(FactId),
    /// A fact of a kind the rule cannot use.
    WrongKind(FactId),
    /// An option the choice does not have.
    UnknownOption(OptionId),
    /// A field the records do not have, or of a kind that cannot be used so.
    UnknownField(String),
    /// A purpose the scheme does not have.
    UnknownPurpose(PurposeId),
    /// Two nodes with one id.
    DuplicateNode,
    /// Two facts with one id.
    DuplicateFact,
    /// Bounds that nothing can lie between.
    EmptyBounds,
    /// A choice without options.
    NoOptions,
    /// A band that ends where it begins, or before.
    EmptyBand(usize),
    /// A band that shares values with an earlier one.
    OverlappingBand(usize),
    /// A step that is not more than 0.
    NoStep,
    /// A group without children.
    NoChildren,
    /// A floor above the cap.
    FloorAboveCap,
}

impl fmt::Display for SchemeFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownFact(id) => write!(f, "the fact `{id}` is not defined"),
            Self::WrongKind(id) => {
                write!(f, "the fact `{id}` is of a kind that cannot be used here")
            }
            Self::UnknownOption(id) => write!(f, "there is no option `{id}`"),
            Self::UnknownField(id) => write!(f, "the records have no usable field `{id}`"),
            Self::UnknownPurpose(id) => write!(f, "there is no purpose `{id}`"),
            Self::DuplicateNode => f.write_str("another node has this id"),
            Self::DuplicateFact => f.write_str("another fact has this id"),
            Self::EmptyBounds => f.write_str("nothing can lie within the bounds"),
            Self::NoOptions => f.write_str("the choice has no options"),
            Self::EmptyBand(at) => write!(f, "band {at} is empty"),
            Self::OverlappingBand(at) => write!(f, "band {at} overlaps an earlier one"),
            Self::NoStep => f.write_str("the unit must be more than 0"),
            Self::NoChildren => f.write_str("the group has no children"),
            Self::FloorAboveCap => f.write_str("the floor is above the cap"),
        }
    }
}

/// Everything found wrong with `scheme`; empty for a sound one.
pub fn check(scheme: &Scheme) -> Vec<Finding> {
    let mut check = Check {
        definitions: definitions(scheme),
        purposes: scheme.purposes.iter().map(|purpose| &purpose.id).collect(),
        nodes: Set::new(),
        findings: Vec::new(),
    };
    let mut seen = Set::new();
    for subject in &scheme.subjects {
        for fact in &subject.facts {
            let path = format!("{}/{}", subject.id, fact.id);
            if !seen.insert(&fact.id) {
                check.found(&path, SchemeFault::DuplicateFact);
            }
            check.fact(&path, fact);
        }
    }
    for gate in &scheme.gates {
        let path = format!("gates/{}", gate.id);
        check.purposes(&path, &gate.purposes);
        check.condition(&path, &gate.requires);
    }
    check.node("", &scheme.root);
    check.findings
}

struct Check<'a> {
    definitions: Definitions<'a>,
    purposes: Set<&'a PurposeId>,
    nodes: Set<&'a str>,
    findings: Vec<Finding>,
}

impl<'a> Check<'a> {
    fn found(&mut self, path: &str, fault: SchemeFault) {
        self.findings.push(Finding {
            path: path.to_owned(),
            fault,
        });
    }

    fn purposes<'b>(&mut self, path: &str, purposes: impl IntoIterator<Item = &'b PurposeId>) {
        for purpose in purposes {
            if !self.purposes.contains(purpose) {
                self.found(path, SchemeFault::UnknownPurpose(purpose.clone()));
            }
        }
    }

    fn fact(&mut self, path: &str, fact: &FactDefinition) {
        self.purposes(path, &fact.purposes);
        self.kind(path, &fact.kind);
        if let Some(condition) = &fact.asked_when {
            self.condition(path, condition);
        }
    }

    fn kind(&mut self, path: &str, kind: &FactKind) {
        match kind {
            FactKind::Number { min, max, .. } if min > max => {
                self.found(path, SchemeFault::EmptyBounds);
            }
            FactKind::Date {
                earliest,
                latest: Some(latest),
            } if earliest > latest => {
                self.found(path, SchemeFault::EmptyBounds);
            }
            FactKind::Choice { options } | FactKind::Many { options } if options.is_empty() => {
                self.found(path, SchemeFault::NoOptions);
            }
            FactKind::Entries { fields, .. } => {
                for field in fields {
                    self.kind(&format!("{path}/{}", field.id), &field.kind);
                }
            }
            _ => {}
        }
    }

    fn node(&mut self, above: &str, node: &'a Node) {
        let path = if above.is_empty() {
            node.id.to_string()
        } else {
            format!("{above}/{}", node.id)
        };
        if !self.nodes.insert(node.id.as_str()) {
            self.found(&path, SchemeFault::DuplicateNode);
        }
        self.purposes(&path, &node.purposes);
        self.purposes(&path, node.counted_up_to.keys());
        if let (Some(cap), Some(floor)) = (node.cap, node.floor)
            && floor > cap
        {
            self.found(&path, SchemeFault::FloorAboveCap);
        }
        if let Some(condition) = &node.when {
            self.condition(&path, condition);
        }
        self.rule(&path, &node.rule);
        for child in node.rule.children() {
            self.node(&path, child);
        }
    }

    fn rule(&mut self, path: &str, rule: &Rule) {
        self.defined(path, |see| rule::each_fact(rule, see));
        match rule {
            Rule::Sum { children } | Rule::Highest { children } => {
                if children.is_empty() {
                    self.found(path, SchemeFault::NoChildren);
                }
            }
            Rule::Flag { condition, .. } => self.kinds_in(path, condition),
            Rule::Choice { fact, points } => self.options(path, fact, points.keys()),
            Rule::Rate { measure, unit, .. } => {
                self.measure(path, measure);
                if *unit <= Decimal::ZERO {
                    self.found(path, SchemeFault::NoStep);
                }
            }
            Rule::Bands { measure, bands, .. } => {
                self.measure(path, measure);
                self.bands(path, bands);
            }
            Rule::Matrix {
                row,
                column,
                points,
            } => {
                self.options(path, row, points.keys());
                for columns in points.values() {
                    self.options(path, column, columns.keys());
                }
            }
            Rule::Entries {
                fact,
                filter,
                within,
                value,
            } => {
                let fields = match self.definitions.get(fact) {
                    Some(FactKind::Entries { fields, .. }) => fields.as_slice(),
                    Some(_) => return self.found(path, SchemeFault::WrongKind(fact.clone())),
                    None => return,
                };
                for filter in filter {
                    let yes_no = ["yes", "no"].contains(&filter.is.as_str());
                    match field_kind(fields, &filter.field) {
                        Some(FactKind::Flag) if yes_no => {}
                        _ => self.field(path, fields, &filter.field, [&filter.is]),
                    }
                }
                if let Some(look_back) = within
                    && !matches!(
                        field_kind(fields, &look_back.field),
                        Some(FactKind::Date { .. })
                    )
                {
                    self.found(path, SchemeFault::UnknownField(look_back.field.clone()));
                }
                self.entry_value(path, fields, value);
            }
        }
    }

    fn entry_value(&mut self, path: &str, fields: &[EntryFieldDefinition], value: &EntryValue) {
        match value {
            EntryValue::Each { .. } => {}
            EntryValue::Choice { field, points } => self.field(path, fields, field, points.keys()),
            EntryValue::Matrix {
                row,
                column,
                points,
            } => {
                self.field(path, fields, row, points.keys());
                self.field(
                    path,
                    fields,
                    column,
                    points.values().flat_map(|columns| columns.keys()),
                );
            }
            EntryValue::Shared {
                field,
                points,
                holders,
                first,
            } => {
                self.field(path, fields, field, points.keys());
                if !matches!(field_kind(fields, holders), Some(FactKind::Number { .. })) {
                    self.found(path, SchemeFault::UnknownField(holders.clone()));
                }
                if !matches!(field_kind(fields, first), Some(FactKind::Flag)) {
                    self.found(path, SchemeFault::UnknownField(first.clone()));
                }
            }
        }
    }

    /// A field must be a choice and have these options.
    fn field<'b>(
        &mut self,
        path: &str,
        fields: &[EntryFieldDefinition],
        name: &str,
        named: impl IntoIterator<Item = &'b OptionId>,
    ) {
        let Some(FactKind::Choice { options }) = field_kind(fields, name) else {
            return self.found(path, SchemeFault::UnknownField(name.to_owned()));
        };
        for id in named {
            if !options.iter().any(|option| option.id == *id) {
                self.found(path, SchemeFault::UnknownOption(id.clone()));
            }
        }
    }

    /// A fact must be a choice and have these options.
    fn options<'b>(
        &mut self,
        path: &str,
        fact: &FactId,
        named: impl IntoIterator<Item = &'b OptionId>,
    ) {
        match self.definitions.get(fact) {
            Some(FactKind::Choice { options } | FactKind::Many { options }) => {
                for id in named {
                    if !options.iter().any(|option| option.id == *id) {
                        self.found(path, SchemeFault::UnknownOption(id.clone()));
                    }
                }
            }
            Some(_) => self.found(path, SchemeFault::WrongKind(fact.clone())),
            None => {}
        }
    }

    fn bands(&mut self, path: &str, bands: &[Band]) {
        for (at, band) in bands.iter().enumerate() {
            if band.to.is_some_and(|to| to <= band.from) {
                self.found(path, SchemeFault::EmptyBand(at));
            }
            let begins_before = |a: &Band, b: &Band| b.to.is_none_or(|to| a.from < to);
            let earlier = bands.iter().take(at);
            if earlier
                .into_iter()
                .any(|other| begins_before(band, other) && begins_before(other, band))
            {
                self.found(path, SchemeFault::OverlappingBand(at));
            }
        }
    }

    fn condition(&mut self, path: &str, condition: &Condition) {
        self.defined(path, |see| condition::each_fact(condition, see));
        self.kinds_in(path, condition);
    }

    fn kinds_in(&mut self, path: &str, condition: &Condition) {
        match condition {
            Condition::Yes { fact } => {
                self.wants(path, fact, |kind| matches!(kind, FactKind::Flag))
            }
            Condition::Chosen { fact, option } => self.options(path, fact, [option]),
            Condition::AtLeast { of, .. } => self.measure(path, of),
            Condition::All { of } | Condition::Any { of } => {
                for condition in of {
                    self.kinds_in(path, condition);
                }
            }
            Condition::Not { of } => self.kinds_in(path, of),
        }
    }

    fn measure(&mut self, path: &str, measure: &Measure) {
        match measure {
            Measure::Number { fact } => self.wants(path, fact, is_number),
            Measure::WholeSum { facts } => {
                for fact in facts {
                    self.wants(path, fact, is_number);
                }
            }
            Measure::Age { fact, .. } => {
                self.wants(path, fact, |kind| matches!(kind, FactKind::Date { .. }));
            }
            Measure::Span { fact, .. } => {
                self.wants(path, fact, |kind| matches!(kind, FactKind::Periods { .. }));
            }
            Measure::Count { fact } => self.wants(path, fact, |kind| {
                matches!(
                    kind,
                    FactKind::Entries { .. } | FactKind::Many { .. } | FactKind::Periods { .. }
                )
            }),
            Measure::Sum { of } | Measure::Least { of } => {
                for measure in of {
                    self.measure(path, measure);
                }
            }
            Measure::Whole { of } | Measure::Below { of, .. } => self.measure(path, of),
        }
    }

    /// A defined fact must be of this kind.
    fn wants(&mut self, path: &str, fact: &FactId, is: impl Fn(&FactKind) -> bool) {
        if self.definitions.get(fact).is_some_and(|kind| !is(kind)) {
            self.found(path, SchemeFault::WrongKind(fact.clone()));
        }
    }

    /// Every fact looked at must be defined.
    fn defined<'b>(&mut self, path: &str, each: impl FnOnce(&mut dyn FnMut(&'b FactId))) {
        let mut unknown = Vec::new();
        each(&mut |fact: &'b FactId| {
            if !self.definitions.contains_key(fact) {
                unknown.push(fact.clone());
            }
        });
        for fact in unknown {
            self.found(path, SchemeFault::UnknownFact(fact));
        }
    }
}

fn is_number(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Number { .. })
}

fn field_kind<'a>(fields: &'a [EntryFieldDefinition], name: &str) -> Option<&'a FactKind> {
    fields
        .iter()
        .find(|field| field.id == name)
        .map(|field| &field.kind)
}

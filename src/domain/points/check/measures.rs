//! Measures, conditions, spans and keys.

use super::{Check, SchemeFault};
use crate::domain::identity::{IndexId, TableId};
use crate::domain::points::measure;
use crate::domain::points::scheme::{Condition, FactKind, Key, Measure, Spans, Values};

impl Check<'_> {
    pub(super) fn condition(&mut self, path: &str, condition: &Condition) {
        match condition {
            Condition::Yes { fact } => {
                self.wants(path, fact, |kind| matches!(kind, FactKind::Flag));
            }
            Condition::Chosen { fact, option } => self.options(path, fact, [option]),
            Condition::ChosenAny { fact, options } => {
                if options.is_empty() {
                    self.found(path, SchemeFault::TakesNothing);
                }
                self.options(path, fact, options);
            }
            Condition::AtLeast { of, .. } | Condition::AtMost { of, .. } => self.measure(path, of),
            Condition::NoLess { of, than } => {
                self.measure(path, of);
                self.measure(path, than);
            }
            Condition::Dated { fact, from, to } => {
                self.wants(path, fact, is_date);
                if let (Some(from), Some(to)) = (from, to)
                    && to < from
                {
                    self.found(path, SchemeFault::EmptyBounds);
                }
            }
            Condition::Covered { by } => self.spans(path, by),
            Condition::All { of } | Condition::Any { of } => {
                for condition in of {
                    self.condition(path, condition);
                }
            }
            Condition::Not { of } => self.condition(path, of),
        }
    }

    pub(super) fn measure(&mut self, path: &str, measure: &Measure) {
        match measure {
            Measure::Number { fact } => self.wants(path, fact, is_number),
            Measure::WholeSum { facts } => {
                for fact in facts {
                    self.wants(path, fact, is_number);
                }
            }
            Measure::Age { fact, .. } | Measure::Since { fact, .. } => {
                self.wants(path, fact, is_date);
            }
            Measure::Span { fact, .. } => self.wants(path, fact, is_periods),
            Measure::Time { of, .. } => self.spans(path, of),
            Measure::Records {
                fact,
                filter,
                within,
                field,
            } => {
                let fields = self.list(path, fact, filter, within.as_ref());
                if let (Some(fields), Some(field)) = (fields, field) {
                    self.number_field(path, fields, field);
                }
            }
            Measure::Count { fact } => self.wants(path, fact, |kind| {
                matches!(
                    kind,
                    FactKind::Entries { .. } | FactKind::Many { .. } | FactKind::Periods { .. }
                )
            }),
            Measure::Table { table, keys, .. } => self.table(path, table, keys),
            Measure::Index { index } => self.index(path, index),
            Measure::Points { node } => {
                if !self.nodes.contains(node.as_str()) {
                    self.found(path, SchemeFault::UnknownNode(node.clone()));
                }
            }
            Measure::Constant { .. } => {}
            Measure::Sum { .. }
            | Measure::Least { .. }
            | Measure::Greatest { .. }
            | Measure::Whole { .. }
            | Measure::Below { .. }
            | Measure::Times { .. }
            | Measure::Minus { .. }
            | Measure::Ratio { .. } => {
                let parts = measure::parts(measure);
                if parts.is_empty() {
                    self.found(path, SchemeFault::TakesNothing);
                }
                for part in parts {
                    self.measure(path, part);
                }
            }
        }
    }

    fn spans(&mut self, path: &str, spans: &Spans) {
        match spans {
            Spans::Fact { fact } => self.wants(path, fact, is_periods),
            Spans::Since { fact } => self.wants(path, fact, is_date),
            Spans::Records {
                fact,
                from,
                to,
                filter,
                against,
            } => {
                let fields = self.list(path, fact, filter, None).unwrap_or_default();
                self.date_field(path, fields, from);
                self.date_field(path, fields, to);
                if let Some(against) = against {
                    self.number_field(path, fields, &against.field);
                    self.index(path, &against.index);
                    if against.below.is_some_and(|below| below <= against.at_least) {
                        self.found(path, SchemeFault::EmptyBounds);
                    }
                }
            }
            Spans::Either { of } | Spans::Both { of } => {
                if of.is_empty() {
                    self.found(path, SchemeFault::TakesNothing);
                }
                for spans in of {
                    self.spans(path, spans);
                }
            }
            Spans::Without { of, less } => {
                self.spans(path, of);
                self.spans(path, less);
            }
            Spans::Run { of, .. } | Spans::Last { of, .. } => self.spans(path, of),
        }
    }

    fn index(&mut self, path: &str, id: &IndexId) {
        if !self.scheme.indexes.iter().any(|index| index.id == *id) {
            self.found(path, SchemeFault::UnknownIndex(id.clone()));
        }
    }

    fn table(&mut self, path: &str, id: &TableId, keys: &[Key]) {
        for key in keys {
            match key {
                Key::Choice { fact } => self.options(path, fact, []),
                Key::Band { of, bands } => {
                    self.measure(path, of);
                    let bounds: Vec<_> = bands.iter().map(|band| (band.from, band.to)).collect();
                    self.bands(path, &bounds);
                }
                Key::Condition { of } => self.condition(path, of),
            }
        }
        let Some(table) = self.scheme.tables.iter().find(|table| table.id == *id) else {
            return self.found(path, SchemeFault::UnknownTable(id.clone()));
        };
        let mut faults = Vec::new();
        self.values(id, &table.values, keys, &mut faults);
        for fault in faults {
            self.found(path, fault);
        }
    }

    /// The names of a table must be ones its keys can be. A number may stand
    /// for all keys that are left, but not the other way round.
    fn values(&self, id: &TableId, values: &Values, keys: &[Key], faults: &mut Vec<SchemeFault>) {
        let Values::By(parts) = values else {
            return;
        };
        let Some((key, rest)) = keys.split_first() else {
            return faults.push(SchemeFault::WrongNumberOfKeys(id.clone()));
        };
        for (name, part) in parts {
            let can_be = name.as_str() == Values::ANY || self.can_be(key, name.as_str());
            if !can_be {
                faults.push(SchemeFault::UnreachableEntry(name.to_string()));
            }
            self.values(id, part, rest, faults);
        }
    }

    fn can_be(&self, key: &Key, name: &str) -> bool {
        match key {
            Key::Choice { fact } => match self.definitions.get(fact) {
                Some(FactKind::Choice { options } | FactKind::Many { options }) => {
                    options.iter().any(|option| option.id.as_str() == name)
                }
                _ => true,
            },
            Key::Band { bands, .. } => bands.iter().any(|band| band.id.as_str() == name),
            Key::Condition { .. } => ["yes", "no"].contains(&name),
        }
    }
}

fn is_number(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Number { .. })
}

fn is_date(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Date { .. })
}

fn is_periods(kind: &FactKind) -> bool {
    matches!(kind, FactKind::Periods { .. })
}

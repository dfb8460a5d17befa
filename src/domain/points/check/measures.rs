//! Measures, conditions and spans.

use super::{Check, SchemeFault};
use crate::domain::points::measure;
use crate::domain::points::scheme::{Condition, FactKind, Measure, SpanMode, Spans};

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
            Condition::Named { name, .. } => self.names_definition(name),
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
            Measure::Span { fact, mode, .. } => {
                self.wants(path, fact, is_periods);
                if matches!(mode, SpanMode::Within { months: 0 }) {
                    self.found(path, SchemeFault::NoLookBack);
                }
            }
            Measure::Time { of, .. } => self.spans(path, of),
            Measure::Records {
                fact,
                filter,
                within,
                per,
                field,
            } => {
                let fields = self.list(path, fact, filter, within.as_ref());
                if let (Some(fields), Some(per)) = (fields, per) {
                    self.per_year(path, fields, per);
                }
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
            Measure::Table {
                table,
                keys,
                otherwise,
            } => self.table(path, table, keys, *otherwise),
            Measure::Index { index } => self.index(path, index),
            Measure::Points { node } => {
                if !self.nodes.contains(node.as_str()) {
                    self.found(path, SchemeFault::UnknownNode(node.clone()));
                }
            }
            Measure::Constant { .. } => {}
            Measure::Named { name, .. } => self.names_definition(name),
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
            Spans::Run { of, .. } => self.spans(path, of),
            Spans::Last { of, months } => {
                self.spans(path, of);
                if *months == 0 {
                    self.found(path, SchemeFault::NoLookBack);
                }
            }
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

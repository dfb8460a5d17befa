//! Filters, look-backs and values of records.

use super::rules::{has, options_of};
use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::points::scheme::{
    EntryFieldDefinition, EntryFilter, EntryValue, FactKind, LookBack, Opt, PerYear,
};

impl<'a> Check<'a> {
    /// A fact must be a list, and have what the filters and the look-back name.
    /// Gives its fields.
    pub(super) fn list(
        &mut self,
        path: &str,
        fact: &FactId,
        filter: &[EntryFilter],
        within: Option<&LookBack>,
    ) -> Option<&'a [EntryFieldDefinition]> {
        self.wants(path, fact, |kind| matches!(kind, FactKind::Entries { .. }));
        let fields: &'a [EntryFieldDefinition] = match self.definitions.get(fact).copied() {
            Some(FactKind::Entries { fields, .. }) => fields,
            _ => return None,
        };
        for filter in filter {
            self.filter(path, fields, filter);
        }
        self.agree(path, filter);
        if let Some(look_back) = within {
            self.date_field(path, fields, &look_back.field);
            if look_back.years == Some(0) {
                self.found(path, SchemeFault::NoLookBack);
            }
        }
        Some(fields)
    }

    /// A limit per year must limit something.
    pub(super) fn per_year(&mut self, path: &str, fields: &[EntryFieldDefinition], per: &PerYear) {
        self.date_field(path, fields, &per.field);
        if let Some(since) = &per.since {
            self.wants(path, since, |kind| matches!(kind, FactKind::Date { .. }));
        }
        if per.since.is_some() && per.begins.is_some() {
            self.found(path, SchemeFault::TwoBeginnings);
        }
        if per.take.is_none() && per.cap.is_none() {
            self.found(path, SchemeFault::NoLimit);
        }
        if per.take == Some(0) || per.cap.is_some_and(|cap| cap <= Decimal::ZERO) {
            self.found(path, SchemeFault::TakesNothing);
        }
    }

    fn filter(&mut self, path: &str, fields: &[EntryFieldDefinition], filter: &EntryFilter) {
        let bounded = filter.at_least.is_some() || filter.below.is_some();
        if bounded {
            self.number_field(path, fields, &filter.field);
        }
        let dated = filter.from.is_some() || filter.to.is_some();
        if dated {
            self.date_field(path, fields, &filter.field);
        }
        match &filter.is {
            None if bounded || dated => {}
            None => self.found(path, SchemeFault::EmptyFilter(filter.field.clone())),
            Some(is) => match field_kind(fields, &filter.field) {
                Some(FactKind::Flag) if ["yes", "no"].contains(&is.as_str()) => {}
                _ => self.field(path, fields, &filter.field, [is]),
            },
        }
    }

    /// Filters on one field must leave something.
    fn agree(&mut self, path: &str, filters: &[EntryFilter]) {
        for (at, filter) in filters.iter().enumerate() {
            let same = || filters.iter().filter(|other| other.field == filter.field);
            let mut earlier = filters.iter().take(at);
            if earlier.any(|other| other.field == filter.field) {
                continue;
            }
            let mut options = same().filter_map(|one| one.is.as_ref());
            let first = options.next();
            let at_least = same().filter_map(|one| one.at_least).max();
            let below = same().filter_map(|one| one.below).min();
            let from = same().filter_map(|one| one.from).max();
            let to = same().filter_map(|one| one.to).min();
            let contradictory = options.any(|option| Some(option) != first)
                || at_least.zip(below).is_some_and(|(low, high)| low >= high)
                || from.zip(to).is_some_and(|(from, to)| from > to);
            if contradictory {
                let field = filter.field.clone();
                self.found(path, SchemeFault::ContradictoryFilters(field));
            }
        }
    }

    pub(super) fn entry_value(
        &mut self,
        path: &str,
        fields: &[EntryFieldDefinition],
        value: &EntryValue,
    ) {
        match value {
            EntryValue::Each { .. } => {}
            EntryValue::Choice { field, points } => {
                self.field(path, fields, field, points.keys());
                self.every_option(path, options(fields, field), points.keys());
            }
            EntryValue::Rate { field, unit, .. } => {
                self.number_field(path, fields, field);
                if *unit <= Decimal::ZERO {
                    self.found(path, SchemeFault::NoStep);
                }
            }
            EntryValue::Split {
                field,
                points,
                holders,
            } => {
                self.field(path, fields, field, points.keys());
                self.every_option(path, options(fields, field), points.keys());
                self.number_field(path, fields, holders);
            }
            EntryValue::Matrix {
                row,
                column,
                points,
            } => {
                self.field(path, fields, row, points.keys());
                self.every_option(path, options(fields, row), points.keys());
                for (row, columns) in points {
                    self.every_cell(path, row, options(fields, column), columns);
                }
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
                self.every_option(path, options(fields, field), points.keys());
                self.number_field(path, fields, holders);
                if !matches!(field_kind(fields, first), Some(FactKind::Flag)) {
                    self.found(path, SchemeFault::UnknownField(first.clone()));
                }
            }
        }
    }

    pub(super) fn number_field(&mut self, path: &str, fields: &[EntryFieldDefinition], name: &str) {
        if !matches!(field_kind(fields, name), Some(FactKind::Number { .. })) {
            self.found(path, SchemeFault::UnknownField(name.to_owned()));
        }
    }

    pub(super) fn date_field(&mut self, path: &str, fields: &[EntryFieldDefinition], name: &str) {
        if !matches!(field_kind(fields, name), Some(FactKind::Date { .. })) {
            self.found(path, SchemeFault::UnknownField(name.to_owned()));
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
            if !has(options, id) {
                self.found(path, SchemeFault::UnknownOption(id.clone()));
            }
        }
    }
}

fn field_kind<'a>(fields: &'a [EntryFieldDefinition], name: &str) -> Option<&'a FactKind> {
    fields
        .iter()
        .find(|field| field.id == name)
        .map(|field| &field.kind)
}

fn options<'a>(fields: &'a [EntryFieldDefinition], name: &str) -> &'a [Opt] {
    let kind = field_kind(fields, name);
    kind.and_then(options_of).unwrap_or_default()
}

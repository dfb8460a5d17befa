//! What each rule names.

use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::map::Map;
use crate::domain::points::scheme::{Band, FactKind, Opt, Rule};

impl Check<'_> {
    pub(super) fn rule(&mut self, path: &str, rule: &Rule) {
        match rule {
            Rule::Sum { .. }
            | Rule::Highest { .. }
            | Rule::First { .. }
            | Rule::Best { .. }
            | Rule::Agreed { .. }
            | Rule::Persons { .. }
            | Rule::Fixed { .. } => {}
            Rule::Flag { condition, .. } => self.condition(path, condition),
            Rule::Choice { fact, points } => {
                self.options(path, fact, points.keys());
                self.all_options(path, fact, points.keys());
            }
            Rule::Rate { measure, unit, .. } => {
                self.measure(path, measure);
                if *unit <= Decimal::ZERO {
                    self.found(path, SchemeFault::NoStep);
                }
            }
            Rule::Value { measure, .. } => self.measure(path, measure),
            Rule::Bands { measure, bands, .. } => {
                self.measure(path, measure);
                let bands: Vec<_> = bands.iter().map(bounds).collect();
                self.bands(path, &bands);
            }
            Rule::Matrix {
                row,
                column,
                points,
            } => {
                self.options(path, row, points.keys());
                self.all_options(path, row, points.keys());
                self.options(path, column, []);
                for (row, columns) in points {
                    self.options(path, column, columns.keys());
                    let options = self
                        .definitions
                        .get(column)
                        .and_then(|kind| options_of(kind));
                    self.every_cell(path, row, options.unwrap_or_default(), columns);
                }
            }
            Rule::Entries {
                fact,
                filter,
                within,
                once_per,
                per,
                take,
                value,
            } => {
                if *take == Some(0) {
                    self.found(path, SchemeFault::TakesNothing);
                }
                if let Some(fields) = self.list(path, fact, filter, within.as_ref()) {
                    self.entry_value(path, fields, value);
                    if let Some(per) = per {
                        self.per_year(path, fields, per);
                    }
                    if let Some(field) = once_per
                        && !fields.iter().any(|one| one.id == *field)
                    {
                        self.found(path, SchemeFault::UnknownField(field.clone()));
                    }
                }
            }
        }
    }

    /// A fact must be a choice and have these options.
    pub(super) fn options<'b>(
        &mut self,
        path: &str,
        fact: &FactId,
        named: impl IntoIterator<Item = &'b OptionId>,
    ) {
        self.wants(path, fact, |kind| options_of(kind).is_some());
        let options = self.definitions.get(fact).and_then(|kind| options_of(kind));
        for id in named {
            if options.is_some_and(|options| !has(options, id)) {
                self.found(path, SchemeFault::UnknownOption(id.clone()));
            }
        }
    }

    /// Every option of a choice should be named.
    fn all_options<'b>(
        &mut self,
        path: &str,
        fact: &FactId,
        named: impl IntoIterator<Item = &'b OptionId>,
    ) {
        let options = self.definitions.get(fact).and_then(|kind| options_of(kind));
        self.every_option(path, options.unwrap_or_default(), named);
    }

    /// Every one of these options should be named.
    pub(super) fn every_option<'b>(
        &mut self,
        path: &str,
        options: &[Opt],
        named: impl IntoIterator<Item = &'b OptionId>,
    ) {
        let named: Vec<&OptionId> = named.into_iter().collect();
        for option in options {
            if !named.contains(&&option.id) {
                self.found(path, SchemeFault::MissingOption(option.id.clone()));
            }
        }
    }

    /// Every one of these options should be named in the row of a matrix.
    pub(super) fn every_cell(
        &mut self,
        path: &str,
        row: &OptionId,
        options: &[Opt],
        columns: &Map<OptionId, Decimal>,
    ) {
        for option in options {
            if !columns.contains_key(&option.id) {
                let (row, column) = (row.clone(), option.id.clone());
                self.found(path, SchemeFault::MissingCell { row, column });
            }
        }
    }

    /// Half-open bands must hold something and not share it.
    pub(super) fn bands(&mut self, path: &str, bands: &[(Decimal, Option<Decimal>)]) {
        let begins_before = |a: &(Decimal, Option<Decimal>), b: &(Decimal, Option<Decimal>)| {
            b.1.is_none_or(|to| a.0 < to)
        };
        for (at, band) in bands.iter().enumerate() {
            if band.1.is_some_and(|to| to <= band.0) {
                self.found(path, SchemeFault::EmptyBand(at));
            }
            let mut earlier = bands.iter().take(at);
            if earlier.any(|other| begins_before(band, other) && begins_before(other, band)) {
                self.found(path, SchemeFault::OverlappingBand(at));
            }
            let touches = bands.iter().any(|other| other.1 == Some(band.0));
            let lowest = bands.iter().all(|other| band.0 <= other.0);
            let covered = bands
                .iter()
                .any(|other| other.0 < band.0 && other.1.is_none_or(|to| band.0 < to));
            if !touches && !lowest && !covered {
                self.found(path, SchemeFault::GapBeforeBand(at));
            }
        }
    }
}

pub(super) fn bounds(band: &Band) -> (Decimal, Option<Decimal>) {
    (band.from, band.to)
}

pub(super) fn options_of(kind: &FactKind) -> Option<&[Opt]> {
    match kind {
        FactKind::Choice { options } | FactKind::Many { options } => Some(options),
        _ => None,
    }
}

pub(super) fn has(options: &[Opt], id: &OptionId) -> bool {
    options.iter().any(|option| option.id == *id)
}

//! Tables and indexes: what their keys can be and what they name.

use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{IndexId, OptionId, TableId};
use crate::domain::map::Map;
use crate::domain::points::measure::{self, Range};
use crate::domain::points::scheme::{FactKind, Key, Measure, NamedBand, Table, Values};
use crate::domain::points::tables::whole;

impl Check<'_> {
    pub(super) fn index(&mut self, path: &str, id: &IndexId) {
        self.looked_up.insert(format!("indexes/{id}"));
        if !self.scheme.indexes.iter().any(|index| index.id == *id) {
            self.found(path, SchemeFault::UnknownIndex(id.clone()));
        }
    }

    pub(super) fn table(
        &mut self,
        path: &str,
        id: &TableId,
        keys: &[Key],
        otherwise: Option<Decimal>,
    ) {
        self.looked_up.insert(format!("tables/{id}"));
        let table = self.scheme.tables.iter().find(|table| table.id == *id);
        for (at, key) in keys.iter().enumerate() {
            match key {
                Key::Choice { fact } => self.options(path, fact, []),
                Key::Band { of, bands } => {
                    self.measure(path, of);
                    let bounds: Vec<_> = bands.iter().map(|band| (band.from, band.to)).collect();
                    self.bands(path, &bounds);
                    let falls_out = table.is_some_and(|table| gives_nothing(&table.values, at));
                    if falls_out && otherwise.is_none() {
                        self.reaches_both_ends(path, of, bands);
                    }
                }
                Key::Whole { of } => {
                    self.measure(path, of);
                    if let Some(table) = table {
                        self.whole_numbers(path, of, table, at, otherwise.is_none());
                    }
                }
                Key::Condition { of } => self.condition(path, of),
            }
        }
        let Some(table) = table else {
            return self.found(path, SchemeFault::UnknownTable(id.clone()));
        };
        let mut faults = Vec::new();
        let silent = otherwise.is_none();
        self.values(id, &table.values, keys, &[], silent, &mut faults);
        for fault in faults {
            self.found(path, fault);
        }
    }

    /// The names of a table must be ones its keys can be, and all of them. A
    /// number may stand for all keys that are left, but not the other way round.
    fn values<'b>(
        &self,
        id: &TableId,
        values: &'b Values,
        keys: &[Key],
        above: &[&'b str],
        silent: bool,
        faults: &mut Vec<SchemeFault>,
    ) {
        let Values::By(parts) = values else {
            return;
        };
        let Some((key, rest)) = keys.split_first() else {
            return faults.push(SchemeFault::WrongNumberOfKeys(id.clone()));
        };
        let names = self.names_of(key);
        let named = |name: &str| parts.keys().any(|part| part.as_str() == name);
        for name in names.iter().flatten() {
            if silent && !named(Values::ANY) && !named(name) {
                let way = [above, &[*name]].concat().join("/");
                faults.push(SchemeFault::MissingEntry(way));
            }
        }
        for (name, part) in parts {
            let name = name.as_str();
            let can_be = names.as_ref().is_none_or(|names| names.contains(&name));
            if name != Values::ANY && !can_be {
                faults.push(SchemeFault::UnreachableEntry(name.to_owned()));
            }
            let above = [above, &[name]].concat();
            self.values(id, part, rest, &above, silent, faults);
        }
    }

    /// Everything a key can be; none where its fact is no choice.
    fn names_of<'b>(&'b self, key: &'b Key) -> Option<Vec<&'b str>> {
        Some(match key {
            Key::Choice { fact } => match self.definitions.get(fact) {
                Some(FactKind::Choice { options } | FactKind::Many { options }) => {
                    options.iter().map(|option| option.id.as_str()).collect()
                }
                _ => return None,
            },
            Key::Band { bands, .. } => bands.iter().map(|band| band.id.as_str()).collect(),
            Key::Whole { .. } => return None,
            Key::Condition { .. } => vec!["yes", "no"],
        })
    }

    /// A table by whole numbers must name nothing else, and what it does not name
    /// must be said to be something.
    fn whole_numbers(&mut self, path: &str, of: &Measure, table: &Table, key: usize, silent: bool) {
        let mut levels = Vec::new();
        levels_of(&table.values, key, &mut levels);
        let range = self.views(|views| {
            let ranges = views
                .iter()
                .map(|(view, day)| measure::range(view, of, *day));
            let range = ranges.reduce(Range::or)?;
            (range.high < Decimal::MAX).then_some((range.low.floor(), range.high.floor()))
        });
        let range = range.flatten();
        for parts in levels {
            let mut bounds = Vec::new();
            for name in parts.keys().filter(|name| name.as_str() != Values::ANY) {
                let number = whole(name.as_str()).map(Decimal::from_whole);
                let Some(number) = number else {
                    self.found(path, SchemeFault::NotWhole(name.to_string()));
                    continue;
                };
                bounds.push((number, Some(number.plus(Decimal::from_whole(1)))));
                if range.is_some_and(|(low, high)| number < low || high < number) {
                    self.found(path, SchemeFault::UnreachableEntry(name.to_string()));
                }
            }
            bounds.sort();
            let any = parts.keys().any(|name| name.as_str() == Values::ANY);
            if let Some((low, high)) = range.filter(|_| silent && !any)
                && !Range::between(low, high).is_within(bounds.into_iter())
            {
                self.found(path, SchemeFault::NotAllNamed { low, high });
            }
        }
    }

    fn reaches_both_ends(&mut self, path: &str, of: &Measure, bands: &[NamedBand]) {
        let mut bounds: Vec<_> = bands.iter().map(|band| (band.from, band.to)).collect();
        bounds.sort();
        let falls_out = self.views(|views| {
            let mut ranges = views
                .iter()
                .map(|(view, day)| measure::range(view, of, *day));
            ranges.find_map(|mut range| {
                // The `max` of a number is a bound here: an answer above it is none.
                range.unlimited = false;
                let known = range.high < Decimal::MAX;
                let falls_out = known && !range.is_within(bounds.iter().copied());
                falls_out.then_some((range.low, range.high))
            })
        });
        if let Some((low, high)) = falls_out.flatten() {
            self.found(path, SchemeFault::OutsideOfBands { low, high });
        }
    }

    /// Tables and indexes that nothing looks anything up in.
    pub(super) fn unused_tables(&mut self) {
        let tables = self.scheme.tables.iter();
        let tables = tables.map(|table| format!("tables/{}", table.id));
        let indexes = self.scheme.indexes.iter();
        let indexes = indexes.map(|index| format!("indexes/{}", index.id));
        for path in tables.chain(indexes) {
            if !self.looked_up.contains(&path) {
                self.found(&path, SchemeFault::UnusedTable);
            }
        }
    }
}

/// The parts of a table that are looked up by its key number `key`.
fn levels_of<'a>(values: &'a Values, key: usize, out: &mut Vec<&'a Map<OptionId, Values>>) {
    let Values::By(parts) = values else {
        return;
    };
    match key.checked_sub(1) {
        None => out.push(parts),
        Some(below) => parts.values().for_each(|part| levels_of(part, below, out)),
    }
}

/// Whether the table says nowhere at this key what everything else is.
fn gives_nothing(values: &Values, key: usize) -> bool {
    let Values::By(parts) = values else {
        return false;
    };
    match key.checked_sub(1) {
        None => !parts.keys().any(|name| name.as_str() == Values::ANY),
        Some(below) => parts.values().any(|part| gives_nothing(part, below)),
    }
}

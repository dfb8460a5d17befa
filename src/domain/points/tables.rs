//! Looks numbers up in reference tables and indexes.

use super::condition;
use super::count_day::CountDay;
use super::explain::FoundKey;
use super::measure::{self, Range};
use super::rule;
use super::scheme::{Index, Key, Measure, NamedBand, Values};
use super::view::{Options, View};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{OptionId, TableId};
use crate::domain::text::Text;
use chrono::NaiveDate;

/// What a key may be.
struct Possible<'a> {
    names: Vec<&'a str>,
    /// Whether it may also be something that no table names.
    unnamed: bool,
}

/// The number a table gives for `keys`; a table no scheme defines gives
/// anything. Every part of the table is looked at once at most.
pub fn number(
    view: &View,
    table: &TableId,
    keys: &[Key],
    otherwise: Decimal,
    day: CountDay,
) -> Range {
    let Some(table) = view.table(table) else {
        return Range::UNDEFINED;
    };
    let keys: Vec<Possible> = keys.iter().map(|key| possible(view, key, day)).collect();
    below(&table.values, &keys, Range::exact(otherwise))
}

/// What the index is on `day`; none before its first day.
pub fn index_on(index: &Index, day: NaiveDate) -> Option<Decimal> {
    let begun = index.steps.iter().filter(|step| step.from <= day);
    begun.max_by_key(|step| step.from).map(|step| step.value)
}

/// Adds the keys by which a measure looks tables up, where they are known.
pub fn found_keys(view: &View, measure: &Measure, day: CountDay, out: &mut Vec<FoundKey>) {
    let Measure::Table { keys, .. } = measure else {
        for part in measure::parts(measure) {
            found_keys(view, part, day, out);
        }
        return;
    };
    for key in keys {
        let possible = possible(view, key, day);
        let ([name], false) = (possible.names.as_slice(), possible.unnamed) else {
            continue;
        };
        let mut found = FoundKey {
            key: OptionId::from(*name),
            label: Text::default(),
            measured: None,
            unit_name: Text::default(),
        };
        match key {
            Key::Choice { fact } => {
                found.label = rule::label(view, fact, &found.key).unwrap_or_default();
            }
            Key::Band { of, .. } => {
                found.measured = measure::range(view, of, day).known();
                found.unit_name = measure::unit_name(view, of);
            }
            Key::Condition { .. } => {}
        }
        out.push(found);
    }
}

fn below(values: &Values, keys: &[Possible], otherwise: Range) -> Range {
    let (parts, key, rest) = match (values, keys.split_first()) {
        (Values::Number(number), _) => return Range::exact(*number),
        (Values::By(_), None) => return otherwise,
        (Values::By(parts), Some((key, rest))) => (parts, key, rest),
    };
    let named = parts
        .iter()
        .filter(|(name, _)| key.names.contains(&name.as_str()));
    let is_named = |name: &&str| parts.keys().any(|part| part.as_str() == *name);
    let missing = key.unnamed || key.names.is_empty() || !key.names.iter().all(is_named);
    let any = parts.iter().find(|(name, _)| name.as_str() == Values::ANY);
    let fallback = missing.then(|| any.map_or(otherwise, |(_, part)| below(part, rest, otherwise)));
    named
        .map(|(_, part)| below(part, rest, otherwise))
        .chain(fallback)
        .reduce(Range::or)
        .unwrap_or(otherwise)
}

fn possible<'a>(view: &View<'a>, key: &'a Key, day: CountDay) -> Possible<'a> {
    match key {
        Key::Choice { fact } => match view.options(fact) {
            Options::One(option) => Possible {
                names: vec![option.as_str()],
                unnamed: false,
            },
            Options::Several(chosen) => Possible {
                names: chosen.iter().map(OptionId::as_str).collect(),
                unnamed: chosen.is_empty(),
            },
            Options::AnyOne(options) => Possible {
                names: options.iter().map(|option| option.id.as_str()).collect(),
                unnamed: false,
            },
            Options::AnyOf(options) => Possible {
                names: options.iter().map(|option| option.id.as_str()).collect(),
                unnamed: true,
            },
            Options::Undefined => Possible {
                names: Vec::new(),
                unnamed: true,
            },
        },
        Key::Band { of, bands } => bands_of(measure::range(view, of, day), bands),
        Key::Condition { of } => Possible {
            names: match condition::holds(view, of, day) {
                Some(true) => vec!["yes"],
                Some(false) => vec!["no"],
                None => vec!["yes", "no"],
            },
            unnamed: false,
        },
    }
}

/// The bands a measure may fall in: the first that holds it, where it is known.
fn bands_of(measured: Range, bands: &[NamedBand]) -> Possible<'_> {
    if let Some(number) = measured.known() {
        let band = bands
            .iter()
            .find(|band| band.from <= number && band.to.is_none_or(|to| number < to));
        return Possible {
            names: band.iter().map(|band| band.id.as_str()).collect(),
            unnamed: band.is_none(),
        };
    }
    let met = bands
        .iter()
        .filter(|band| measured.meets(band.from, band.to));
    Possible {
        names: met.map(|band| band.id.as_str()).collect(),
        unnamed: !measured.is_within(bands.iter().map(|band| (band.from, band.to))),
    }
}

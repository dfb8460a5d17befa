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
use crate::domain::map::Map;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// What a key may be.
enum Possible<'a> {
    /// One of these.
    Names {
        names: Vec<&'a str>,
        /// Whether it may also be something that no table names.
        unnamed: bool,
    },
    /// A whole number from the one to the other.
    Whole(i64, i64),
}

impl Possible<'_> {
    /// Whether it may be what the table names so.
    fn may_be(&self, name: &str) -> bool {
        match self {
            Self::Names { names, .. } => names.contains(&name),
            Self::Whole(low, high) => {
                whole(name).is_some_and(|number| (*low..=*high).contains(&number))
            }
        }
    }

    /// Whether it may be something that is not among `parts`.
    fn may_be_other(&self, parts: &Map<OptionId, Values>) -> bool {
        match self {
            Self::Names { names, unnamed } => {
                let is_named = |name: &&str| parts.keys().any(|part| part.as_str() == *name);
                *unnamed || names.is_empty() || !names.iter().all(is_named)
            }
            Self::Whole(low, high) => {
                let named = parts.keys().filter(|name| self.may_be(name.as_str()));
                let named = i64::try_from(named.count()).unwrap_or(i64::MAX);
                high.saturating_sub(*low) >= named
            }
        }
    }
}

/// The whole number that a table names so: `23`, not `023` or `23.0`, so that no
/// number has two names.
pub fn whole(name: &str) -> Option<i64> {
    let digits = name.strip_prefix('-').unwrap_or(name);
    let is_plain = !digits.starts_with(['0', '+']) || name == "0";
    name.parse().ok().filter(|_| is_plain)
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
        let name = match possible(view, key, day) {
            Possible::Names {
                names,
                unnamed: false,
            } => match names.as_slice() {
                [name] => OptionId::from(*name),
                _ => continue,
            },
            Possible::Whole(low, high) if low == high => OptionId::new(low.to_string()),
            _ => continue,
        };
        let mut found = FoundKey {
            key: name,
            label: Text::default(),
            measured: None,
            unit_name: Text::default(),
        };
        match key {
            Key::Choice { fact } => {
                found.label = rule::label(view, fact, &found.key).unwrap_or_default();
            }
            Key::Band { of, .. } | Key::Whole { of } => {
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
    let named = parts.iter().filter(|(name, _)| key.may_be(name.as_str()));
    let missing = key.may_be_other(parts);
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
            Options::One(option) => Possible::Names {
                names: vec![option.as_str()],
                unnamed: false,
            },
            Options::Several(chosen) => Possible::Names {
                names: chosen.iter().map(OptionId::as_str).collect(),
                unnamed: chosen.is_empty(),
            },
            Options::AnyOne(options) => Possible::Names {
                names: options.iter().map(|option| option.id.as_str()).collect(),
                unnamed: false,
            },
            Options::AnyOf(options) => Possible::Names {
                names: options.iter().map(|option| option.id.as_str()).collect(),
                unnamed: true,
            },
            Options::Undefined => Possible::Names {
                names: Vec::new(),
                unnamed: true,
            },
        },
        Key::Band { of, bands } => bands_of(measure::range(view, of, day), bands),
        Key::Whole { of } => {
            let range = measure::range(view, of, day);
            let unit = Decimal::from_whole(1);
            Possible::Whole(range.low.whole_times(unit), range.high.whole_times(unit))
        }
        Key::Condition { of } => Possible::Names {
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
        return Possible::Names {
            names: band.iter().map(|band| band.id.as_str()).collect(),
            unnamed: band.is_none(),
        };
    }
    let met = bands
        .iter()
        .filter(|band| measured.meets(band.from, band.to));
    Possible::Names {
        names: met.map(|band| band.id.as_str()).collect(),
        unnamed: !measured.is_within(bands.iter().map(|band| (band.from, band.to))),
    }
}

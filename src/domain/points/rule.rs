//! Turns measures, choices and records into points. One arm a rule; groups are
//! walked by `score`.

mod by_option;
mod sees;
mod steps;

pub use by_option::{points_by_two, points_of};
pub use sees::{each_fact, each_node, open};

use super::condition;
use super::count_day::CountDay;
use super::explain::{FoundKey, How};
use super::measure;
use super::reach::Reach;
use super::records::Records;
use super::scheme::{FactKind, Measure, Rule};
use super::selection::Selection;
use super::tables;
use super::view::{Options, View};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::map::Map;
use crate::domain::text::Text;
use steps::{Steps, band_of, value};

/// The points of an item on `day`, before its cap and floor. A group has none
/// of its own.
pub fn reach(view: &View, rule: &Rule, day: CountDay) -> Reach {
    match rule {
        Rule::Sum { .. }
        | Rule::Highest { .. }
        | Rule::First { .. }
        | Rule::Best { .. }
        | Rule::Agreed { .. }
        | Rule::Persons { .. } => Reach::ZERO,
        Rule::Fixed { points } => Reach::exact(*points),
        Rule::Value {
            measure, points, ..
        } => value(measure::range(view, measure, day), *points),
        Rule::Flag { condition, points } => {
            Reach::exact(*points).if_holds(condition::holds(view, condition, day))
        }
        Rule::Choice { fact, points } => points_of(view.options(fact), points),
        Rule::Rate {
            measure,
            unit,
            points,
            from,
            base,
            vesting,
            ..
        } => {
            let steps = Steps {
                unit: *unit,
                points: *points,
                from: *from,
                base: *base,
                reached: (*from).max(*vesting),
            };
            steps.reach(measure::range(view, measure, day))
        }
        Rule::Bands { measure, bands, .. } => band_of(measure::range(view, measure, day), bands),
        Rule::Matrix {
            row,
            column,
            points,
        } => points_by_two(view.options(row), view.options(column), points),
        Rule::Entries {
            fact,
            filter,
            within,
            once_per,
            per,
            take,
            value,
        } => Records {
            of: Selection {
                fact,
                filter,
                within: within.as_ref(),
            },
            once_per: once_per.as_deref(),
            per: per.as_ref(),
            take: *take,
            value,
        }
        .reach(view, day),
    }
}

/// How an item gets its points on `day`, for the page to put into words.
pub fn how(view: &View, rule: &Rule, day: CountDay) -> How {
    match rule {
        Rule::Sum { .. } => How::Sum,
        Rule::Highest { .. } | Rule::Persons { .. } => How::Highest { of: None },
        Rule::First { .. } => How::First { of: None },
        Rule::Best { take, .. } => How::Best { take: *take },
        Rule::Agreed { .. } => How::Agreed { agree: None },
        Rule::Fixed { .. } => How::Fixed,
        Rule::Value {
            measure,
            points,
            unit_name,
        } => How::Value {
            measured: measure::range(view, measure, day).known(),
            keys: keys(view, measure, day),
            unit_name: named(view, measure, unit_name),
            points: *points,
        },
        Rule::Flag { condition, points } => How::Flag {
            holds: condition::holds(view, condition, day),
            points: *points,
        },
        Rule::Choice { fact, points } => {
            let option = counting(view.options(fact), points);
            let label = option
                .and_then(|id| label(view, fact, id))
                .unwrap_or_default();
            How::Choice {
                option: option.cloned(),
                label,
            }
        }
        Rule::Rate {
            measure,
            unit,
            points,
            from,
            base,
            vesting,
            unit_name,
        } => {
            let measured = measure::range(view, measure, day).known();
            let steps = measured.map(|measured| {
                let reached = measured >= (*from).max(*vesting);
                let full = if reached {
                    measured.minus(*from).whole_times(*unit)
                } else {
                    0
                };
                Decimal::from_whole(full)
            });
            How::Rate {
                measured,
                keys: keys(view, measure, day),
                unit_name: named(view, measure, unit_name),
                unit: *unit,
                points: *points,
                base: *base,
                steps,
                months: measure::months(view, measure, day),
            }
        }
        Rule::Bands {
            measure, unit_name, ..
        } => How::Band {
            measured: measure::range(view, measure, day).known(),
            keys: keys(view, measure, day),
            unit_name: named(view, measure, unit_name),
        },
        Rule::Matrix { .. } => How::Matrix,
        Rule::Entries {
            fact,
            filter,
            within,
            once_per,
            per,
            take,
            value,
        } => Records {
            of: Selection {
                fact,
                filter,
                within: within.as_ref(),
            },
            once_per: once_per.as_deref(),
            per: per.as_ref(),
            take: *take,
            value,
        }
        .how(view, day),
    }
}

/// The chosen option that counts: the one worth most.
fn counting<'a>(options: Options<'a>, points: &Map<OptionId, Decimal>) -> Option<&'a OptionId> {
    match options {
        Options::One(option) => Some(option),
        Options::Several(chosen) => chosen
            .iter()
            .max_by_key(|id| points.get(*id).copied().unwrap_or_default()),
        Options::AnyOne(_) | Options::AnyOf(_) | Options::Undefined => None,
    }
}

/// The option in words.
pub fn label(view: &View, fact: &FactId, id: &OptionId) -> Option<Text> {
    match view.kind(fact)? {
        FactKind::Choice { options } | FactKind::Many { options } => options
            .iter()
            .find(|option| option.id == *id)
            .map(|option| option.label.clone()),
        _ => None,
    }
}

fn keys(view: &View, measure: &Measure, day: CountDay) -> Vec<FoundKey> {
    let mut keys = Vec::new();
    tables::found_keys(view, measure, day, &mut keys);
    keys
}

fn named(view: &View, measure: &Measure, unit_name: &Text) -> Text {
    if unit_name.is_empty() {
        measure::unit_name(view, measure)
    } else {
        unit_name.clone()
    }
}

//! Turns measures, choices and records into points. One arm a rule; groups are
//! walked by `score`.

use super::condition;
use super::explain::How;
use super::measure::{self, Range};
use super::reach::Reach;
use super::records::Records;
use super::scheme::{Band, FactKind, Measure, Opt, Rule};
use super::selection::Selection;
use super::view::{Options, View};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId, OptionId};
use crate::domain::map::Map;
use crate::domain::text::Text;
use chrono::NaiveDate;

/// The points of an item on `day`, before its cap and floor. A group has none
/// of its own.
pub fn reach(view: &View, rule: &Rule, day: NaiveDate) -> Reach {
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
            take,
            value,
        } => Records {
            of: Selection {
                fact,
                filter,
                within: within.as_ref(),
            },
            once_per: once_per.as_deref(),
            take: *take,
            value,
        }
        .reach(view, day),
    }
}

/// How an item gets its points on `day`, for the page to put into words.
pub fn how(view: &View, rule: &Rule, day: NaiveDate) -> How {
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
            unit_name: named(view, measure, unit_name),
        },
        Rule::Matrix { .. } => How::Matrix,
        Rule::Entries {
            fact,
            filter,
            within,
            once_per,
            take,
            value,
        } => Records {
            of: Selection {
                fact,
                filter,
                within: within.as_ref(),
            },
            once_per: once_per.as_deref(),
            take: *take,
            value,
        }
        .how(view, day),
    }
}

/// The facts that still move the item, as far as this view does not know them.
pub fn open(view: &View, rule: &Rule, day: NaiveDate, out: &mut Vec<FactId>) {
    match rule {
        Rule::Sum { .. }
        | Rule::Highest { .. }
        | Rule::First { .. }
        | Rule::Best { .. }
        | Rule::Agreed { .. }
        | Rule::Persons { .. }
        | Rule::Fixed { .. } => {}
        Rule::Flag { condition, .. } => condition::open(view, condition, day, out),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::open(view, measure, day, out);
        }
        // A list of which a record misses a field is open as a whole.
        Rule::Entries { fact, .. } => out.push(view.meant(fact).clone()),
        Rule::Choice { .. } | Rule::Matrix { .. } => each_fact(rule, &mut |fact| {
            condition::push_unless_known(view, fact, out);
        }),
    }
}

/// Every fact the item itself looks at.
pub fn each_fact<'a>(rule: &'a Rule, see: &mut dyn FnMut(&'a FactId)) {
    match rule {
        Rule::Sum { .. }
        | Rule::Highest { .. }
        | Rule::First { .. }
        | Rule::Best { .. }
        | Rule::Agreed { .. }
        | Rule::Persons { .. }
        | Rule::Fixed { .. } => {}
        Rule::Flag { condition, .. } => condition::each_fact(condition, see),
        Rule::Choice { fact, .. } | Rule::Entries { fact, .. } => see(fact),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::each_fact(measure, see);
        }
        Rule::Matrix { row, column, .. } => {
            see(row);
            see(column);
        }
    }
}

/// Every node whose points the item looks at.
pub fn each_node<'a>(rule: &'a Rule, see: &mut dyn FnMut(&'a NodeId)) {
    match rule {
        Rule::Flag { condition, .. } => condition::each_node(condition, see),
        Rule::Rate { measure, .. } | Rule::Bands { measure, .. } | Rule::Value { measure, .. } => {
            measure::each_node(measure, see)
        }
        _ => {}
    }
}

/// `measure × points`.
fn value(measured: Range, points: Decimal) -> Reach {
    let at = |number: Decimal| Reach::exact(number.times(points));
    let reach = at(measured.low).or(at(measured.high));
    let grows = measured.unlimited && points > Decimal::ZERO;
    Reach {
        high: reach.high.filter(|_| !grows),
        ..reach
    }
}

/// `base + floor((measure − from) ÷ unit) × points` once `reached` is reached.
struct Steps {
    unit: Decimal,
    points: Decimal,
    from: Decimal,
    base: Decimal,
    reached: Decimal,
}

impl Steps {
    fn at(&self, measured: Decimal) -> Decimal {
        let steps = measured.minus(self.from).whole_times(self.unit);
        self.base
            .plus(Decimal::from_whole(steps).times(self.points))
    }

    /// Below `reached` it is nothing; from there it goes one way, so the ends
    /// of the measure are the ends of the points.
    fn reach(&self, measured: Range) -> Reach {
        let below = (measured.low < self.reached).then_some(Reach::ZERO);
        let from = measured.low.max(self.reached);
        let above = (measured.high >= from)
            .then(|| Reach::exact(self.at(from)).or(Reach::exact(self.at(measured.high))));
        let reach = match (below, above) {
            (Some(below), Some(above)) => below.or(above),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Reach::ZERO,
        };
        let grows = measured.unlimited && self.points > Decimal::ZERO;
        Reach {
            high: reach.high.filter(|_| !grows),
            ..reach
        }
    }
}

/// The points of the first band that holds the measure; none outside them all.
fn band_of(measured: Range, bands: &[Band]) -> Reach {
    if let Some(number) = measured.known() {
        let band = bands
            .iter()
            .find(|band| band.from <= number && band.to.is_none_or(|to| number < to));
        return Reach::exact(band.map_or(Decimal::ZERO, |band| band.points));
    }
    let reach = bands
        .iter()
        .filter(|band| measured.meets(band.from, band.to))
        .map(|band| Reach::exact(band.points))
        .reduce(Reach::or)
        .unwrap_or(Reach::ZERO);
    if measured.is_within(bands.iter().map(|band| (band.from, band.to))) {
        reach
    } else {
        reach.or(Reach::ZERO)
    }
}

/// Points by option; of several chosen the highest; an option that is not
/// named is worth nothing.
pub fn points_of(options: Options, points: &Map<OptionId, Decimal>) -> Reach {
    let of = |id: &OptionId| Reach::exact(points.get(id).copied().unwrap_or_default());
    let any = |options: &[Opt]| {
        options
            .iter()
            .map(|option| of(&option.id))
            .reduce(Reach::or)
    };
    match options {
        Options::One(option) => of(option),
        Options::Several(chosen) => chosen
            .iter()
            .map(of)
            .reduce(Reach::best)
            .unwrap_or(Reach::ZERO),
        Options::AnyOne(options) => any(options).unwrap_or(Reach::ZERO),
        Options::AnyOf(options) => any(options).unwrap_or(Reach::ZERO).or(Reach::ZERO),
        Options::Undefined => points
            .values()
            .copied()
            .map(Reach::exact)
            .fold(Reach::ZERO, Reach::or),
    }
}

/// Points by two choices; a pair that is not named is worth nothing.
pub fn points_by_two(
    row: Options,
    column: Options,
    points: &Map<OptionId, Map<OptionId, Decimal>>,
) -> Reach {
    let of = |id: &OptionId| {
        points
            .get(id)
            .map_or(Reach::ZERO, |columns| points_of(column, columns))
    };
    let any = |options: &[Opt]| {
        options
            .iter()
            .map(|option| of(&option.id))
            .reduce(Reach::or)
    };
    match row {
        Options::One(option) => of(option),
        Options::Several(chosen) => chosen
            .iter()
            .map(of)
            .reduce(Reach::best)
            .unwrap_or(Reach::ZERO),
        Options::AnyOne(options) => any(options).unwrap_or(Reach::ZERO),
        Options::AnyOf(options) => any(options).unwrap_or(Reach::ZERO).or(Reach::ZERO),
        Options::Undefined => points
            .values()
            .map(|columns| points_of(column, columns))
            .fold(Reach::ZERO, Reach::or),
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

fn label(view: &View, fact: &FactId, id: &OptionId) -> Option<Text> {
    match view.kind(fact)? {
        FactKind::Choice { options } | FactKind::Many { options } => options
            .iter()
            .find(|option| option.id == *id)
            .map(|option| option.label.clone()),
        _ => None,
    }
}

fn named(view: &View, measure: &Measure, unit_name: &Text) -> Text {
    if unit_name.is_empty() {
        measure::unit_name(view, measure)
    } else {
        unit_name.clone()
    }
}

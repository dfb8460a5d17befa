//! Turns facts into numbers, as ranges of what they may be.

use super::condition;
use super::count_day::CountDay;
use super::facts::FactValue;
pub use super::range::Range;
use super::scheme::{AgeBy, FactKind, Key, Measure, SpanUnit, Spans};
use super::selection::Selection;
use super::span;
use super::tables;
use super::time;
use super::view::View;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, NodeId};
use crate::domain::text::Text;
use chrono::{Datelike, NaiveDate};

/// The range of `measure` on `day`, the day up to which time is counted.
pub fn range(view: &View, measure: &Measure, day: CountDay) -> Range {
    match measure {
        Measure::Number { fact } => view.number(fact),
        Measure::WholeSum { facts } => facts
            .iter()
            .map(|fact| view.number(fact).whole())
            .fold(Range::exact(Decimal::ZERO), Range::plus),
        Measure::Age { fact, by } => match view.date(fact) {
            Some((first, last)) => {
                Range::between(age(first, day.date(), *by), age(last, day.date(), *by))
            }
            None => Range::UNDEFINED,
        },
        Measure::Span { fact, unit, mode } => match (view.value(fact), view.kind(fact)) {
            (Some(FactValue::Periods(periods)), _) => Range::exact(Decimal::from_whole(
                span::covered(periods, day.until(), *unit, *mode),
            )),
            (_, Some(FactKind::Periods { earliest, .. })) => {
                let most = span::coverable(*earliest, day.until(), *unit, *mode);
                Range::between(Decimal::ZERO, Decimal::from_whole(most))
            }
            _ => Range::UNDEFINED,
        },
        Measure::Since { fact, unit } => match view.date(fact) {
            Some((first, last)) => Range::between(
                Decimal::from_whole(span::completed(first, day.until(), *unit)),
                Decimal::from_whole(span::completed(last, day.until(), *unit)),
            ),
            None => Range::UNDEFINED,
        },
        Measure::Time { of, unit } => time::completed(view, of, day, *unit),
        Measure::Records {
            fact,
            filter,
            within,
            per,
            field,
        } => Selection {
            fact,
            filter,
            within: within.as_ref(),
        }
        .total(view, field.as_deref(), per.as_ref(), day),
        Measure::Table {
            table,
            keys,
            otherwise,
        } => tables::number(view, table, keys, otherwise.unwrap_or_default(), day),
        Measure::Index { index } => {
            let index = view
                .index(index)
                .and_then(|index| tables::index_on(index, day.date()));
            Range::exact(index.unwrap_or_default())
        }
        Measure::Points { node } => view.points(node),
        Measure::Named { measure, .. } => range(view, measure, day),
        Measure::Constant { value } => Range::exact(*value),
        Measure::Greatest { of } => of
            .iter()
            .map(|measure| range(view, measure, day))
            .reduce(|a, b| Range {
                low: a.low.max(b.low),
                high: a.high.max(b.high),
                unlimited: a.unlimited || b.unlimited,
            })
            .unwrap_or(Range::exact(Decimal::ZERO)),
        Measure::Times { of, by } => range(view, of, day).times(*by),
        Measure::Minus { of, less } => range(view, of, day).minus(range(view, less, day)),
        Measure::Ratio { of, to, otherwise } => {
            range(view, of, day).ratio(range(view, to, day), *otherwise)
        }
        Measure::Count { fact } => count(view, fact),
        Measure::Sum { of } => of
            .iter()
            .map(|measure| range(view, measure, day))
            .fold(Range::exact(Decimal::ZERO), Range::plus),
        Measure::Whole { of } => range(view, of, day).whole(),
        Measure::Least { of } => of
            .iter()
            .map(|measure| range(view, measure, day))
            .reduce(|a, b| Range {
                low: a.low.min(b.low),
                high: a.high.min(b.high),
                unlimited: a.unlimited && b.unlimited,
            })
            .unwrap_or(Range::exact(Decimal::ZERO)),
        Measure::Below { limit, of } => {
            let of = range(view, of, day);
            let below = |value: Decimal| limit.minus(value).max(Decimal::ZERO);
            Range::between(below(of.low), below(of.high))
        }
    }
}

/// Time that is measured in completed years, in completed months; `None` for
/// everything else, and where it is not known.
pub fn months(view: &View, measure: &Measure, day: CountDay) -> Option<u32> {
    let measure = measure.itself();
    let (Measure::Span { unit, .. } | Measure::Since { unit, .. } | Measure::Time { unit, .. }) =
        measure
    else {
        return None;
    };
    if *unit != SpanUnit::Years {
        return None;
    }
    let mut finer = measure.clone();
    if let Measure::Span { unit, .. } | Measure::Since { unit, .. } | Measure::Time { unit, .. } =
        &mut finer
    {
        *unit = SpanUnit::Months;
    }
    let months = range(view, &finer, day).known()?;
    u32::try_from(months.whole_times(Decimal::from_whole(1))).ok()
}

fn age(birth: NaiveDate, day: NaiveDate, by: AgeBy) -> Decimal {
    Decimal::from_whole(match by {
        AgeBy::Birthday => span::completed_years(birth, day),
        AgeBy::CalendarYear => i64::from(day.year() - birth.year()).max(0),
    })
}

fn count(view: &View, fact: &FactId) -> Range {
    let whole = |n: usize| Decimal::from_whole(i64::try_from(n).unwrap_or(i64::MAX));
    match (view.value(fact), view.kind(fact)) {
        (Some(FactValue::Entries(entries)), _) => Range::exact(whole(entries.len())),
        (Some(FactValue::Periods(periods)), _) => Range::exact(whole(periods.len())),
        (Some(FactValue::Many(chosen)), Some(FactKind::Many { options })) => {
            // By the definition's options, so that one named twice counts once.
            let distinct = options
                .iter()
                .filter(|option| chosen.contains(&option.id))
                .count();
            Range::exact(whole(distinct))
        }
        (_, Some(FactKind::Many { options })) => {
            Range::between(Decimal::ZERO, whole(options.len()))
        }
        (_, Some(FactKind::Entries { max, .. } | FactKind::Periods { max, .. })) => {
            Range::unknown(Decimal::ZERO, Decimal::from_whole(i64::from(*max)))
        }
        _ => Range::UNDEFINED,
    }
}

/// The facts that still move the measure.
pub fn open(view: &View, measure: &Measure, day: CountDay, out: &mut Vec<FactId>) {
    if range(view, measure, day).known().is_some() {
        return;
    }
    let parts = parts(measure);
    if !parts.is_empty() {
        for part in parts {
            open(view, part, day, out);
        }
        return;
    }
    match measure {
        // A list is open as a whole where a record misses a field.
        Measure::Records { fact, per, .. } => {
            out.push(view.meant(fact).clone());
            if let Some(since) = per.as_ref().and_then(|per| per.since.as_ref()) {
                condition::push_unless_known(view, since, out);
            }
        }
        Measure::Table { keys, .. } => {
            for key in keys {
                match key {
                    Key::Choice { fact } => condition::push_unless_known(view, fact, out),
                    Key::Band { of, .. } | Key::Whole { of } => open(view, of, day, out),
                    Key::Condition { of } => condition::open(view, of, day, out),
                }
            }
        }
        Measure::Time { of, .. } => time::open(view, of, out),
        _ => each_fact(measure, &mut |fact| {
            condition::push_unless_known(view, fact, out);
        }),
    }
}

/// The measures a measure is put together from.
pub fn parts(measure: &Measure) -> Vec<&Measure> {
    match measure {
        Measure::Sum { of } | Measure::Least { of } | Measure::Greatest { of } => {
            of.iter().collect()
        }
        Measure::Whole { of } | Measure::Below { of, .. } | Measure::Times { of, .. } => {
            vec![of.as_ref()]
        }
        Measure::Minus { of, less } => vec![of.as_ref(), less.as_ref()],
        Measure::Ratio { of, to, .. } => vec![of.as_ref(), to.as_ref()],
        Measure::Named { measure, .. } => vec![measure.as_ref()],
        _ => Vec::new(),
    }
}

/// Every fact the measure looks at itself, not by way of another node.
pub fn each_fact<'a>(measure: &'a Measure, see: &mut dyn FnMut(&'a FactId)) {
    match measure {
        Measure::Number { fact }
        | Measure::Age { fact, .. }
        | Measure::Since { fact, .. }
        | Measure::Span { fact, .. }
        | Measure::Count { fact } => see(fact),
        Measure::Records { fact, per, .. } => {
            see(fact);
            if let Some(since) = per.as_ref().and_then(|per| per.since.as_ref()) {
                see(since);
            }
        }
        Measure::WholeSum { facts } => facts.iter().for_each(see),
        Measure::Time { of, .. } => each_fact_of_spans(of, see),
        Measure::Table { keys, .. } => {
            for key in keys {
                match key {
                    Key::Choice { fact } => see(fact),
                    Key::Band { of, .. } | Key::Whole { of } => each_fact(of, see),
                    Key::Condition { of } => condition::each_fact(of, see),
                }
            }
        }
        Measure::Index { .. } | Measure::Points { .. } | Measure::Constant { .. } => {}
        Measure::Sum { .. }
        | Measure::Least { .. }
        | Measure::Greatest { .. }
        | Measure::Whole { .. }
        | Measure::Below { .. }
        | Measure::Times { .. }
        | Measure::Minus { .. }
        | Measure::Ratio { .. }
        | Measure::Named { .. } => {
            for part in parts(measure) {
                each_fact(part, see);
            }
        }
    }
}

/// Every fact a set of spans looks at.
pub fn each_fact_of_spans<'a>(spans: &'a Spans, see: &mut dyn FnMut(&'a FactId)) {
    match spans {
        Spans::Fact { fact } | Spans::Since { fact } | Spans::Records { fact, .. } => see(fact),
        Spans::Either { of } | Spans::Both { of } => {
            for spans in of {
                each_fact_of_spans(spans, see);
            }
        }
        Spans::Without { of, less } => {
            each_fact_of_spans(of, see);
            each_fact_of_spans(less, see);
        }
        Spans::Run { of, .. } | Spans::Last { of, .. } => each_fact_of_spans(of, see),
    }
}

/// Every node whose points the measure looks at.
pub fn each_node<'a>(measure: &'a Measure, see: &mut dyn FnMut(&'a NodeId)) {
    match measure {
        Measure::Points { node } => see(node),
        Measure::Table { keys, .. } => {
            for key in keys {
                match key {
                    Key::Choice { .. } => {}
                    Key::Band { of, .. } | Key::Whole { of } => each_node(of, see),
                    Key::Condition { of } => condition::each_node(of, see),
                }
            }
        }
        _ => {
            for part in parts(measure) {
                each_node(part, see);
            }
        }
    }
}

/// The unit of the first number measured, in words; empty for ages and spans,
/// and for what is no longer in the unit of a fact: a number out of a table, a
/// ratio.
pub fn unit_name(view: &View, measure: &Measure) -> Text {
    let fact = match measure {
        Measure::Number { fact } => Some(fact),
        Measure::WholeSum { facts } => facts.first(),
        Measure::Ratio { .. } => None,
        _ => {
            let mut units = parts(measure).into_iter().map(|part| unit_name(view, part));
            return units.find(|unit| !unit.is_empty()).unwrap_or_default();
        }
    };
    match fact.and_then(|fact| view.kind(fact)) {
        Some(FactKind::Number { unit, .. }) => unit.clone(),
        _ => Text::default(),
    }
}

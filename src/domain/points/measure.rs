//! Turns facts into numbers, as ranges of what they may be.

use super::condition;
use super::facts::FactValue;
use super::scheme::{AgeBy, FactKind, Measure};
use super::span;
use super::view::View;
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use crate::domain::text::Text;
use chrono::{Datelike, NaiveDate};

/// What a measure may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub low: Decimal,
    /// At most, by the bounds of the definitions.
    pub high: Decimal,
    /// Whether `high` is only a guard against slips of the keyboard: points
    /// that grow with the measure have no limit then.
    pub unlimited: bool,
}

impl Range {
    /// A number no definition describes: nothing limits it. It never becomes
    /// known; `check` reports it.
    pub const UNDEFINED: Self = Self {
        low: Decimal::ZERO,
        high: Decimal::MAX,
        unlimited: true,
    };

    /// A number that is known.
    pub const fn exact(number: Decimal) -> Self {
        Self {
            low: number,
            high: number,
            unlimited: false,
        }
    }

    /// Anything from `min` to `max`, and more where more means more points.
    pub fn unknown(min: Decimal, max: Decimal) -> Self {
        Self {
            low: min,
            high: max.max(min),
            unlimited: true,
        }
    }

    /// Anything from `a` to `b`, in whichever order.
    pub fn between(a: Decimal, b: Decimal) -> Self {
        Self {
            low: a.min(b),
            high: a.max(b),
            unlimited: false,
        }
    }

    /// The number, where only one is left.
    pub fn known(self) -> Option<Decimal> {
        (self.low == self.high && !self.unlimited).then_some(self.low)
    }

    fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.plus(other.low),
            high: self.high.plus(other.high),
            unlimited: self.unlimited || other.unlimited,
        }
    }

    fn whole(self) -> Self {
        Self {
            low: self.low.floor(),
            high: self.high.floor(),
            ..self
        }
    }
}

/// The range of `measure` on `day`, the day up to which time is counted.
pub fn range(view: &View, measure: &Measure, day: NaiveDate) -> Range {
    match measure {
        Measure::Number { fact } => view.number(fact),
        Measure::WholeSum { facts } => facts
            .iter()
            .map(|fact| view.number(fact).whole())
            .fold(Range::exact(Decimal::ZERO), Range::plus),
        Measure::Age { fact, by } => match view.date(fact) {
            Some((first, last)) => Range::between(age(first, day, *by), age(last, day, *by)),
            None => Range::UNDEFINED,
        },
        Measure::Span { fact, unit, mode } => match (view.value(fact), view.kind(fact)) {
            (Some(FactValue::Periods(periods)), _) => Range::exact(Decimal::from_whole(
                span::covered(periods, day, *unit, *mode),
            )),
            (_, Some(FactKind::Periods { earliest, .. })) => {
                let most = span::coverable(*earliest, day, *unit, *mode);
                Range::between(Decimal::ZERO, Decimal::from_whole(most))
            }
            _ => Range::UNDEFINED,
        },
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
pub fn open(view: &View, measure: &Measure, day: NaiveDate, out: &mut Vec<FactId>) {
    if range(view, measure, day).known().is_some() {
        return;
    }
    match measure {
        Measure::Sum { of } | Measure::Least { of } => {
            of.iter().for_each(|measure| open(view, measure, day, out));
        }
        Measure::Whole { of } | Measure::Below { of, .. } => open(view, of, day, out),
        Measure::Number { .. }
        | Measure::WholeSum { .. }
        | Measure::Age { .. }
        | Measure::Span { .. }
        | Measure::Count { .. } => each_fact(measure, &mut |fact| {
            condition::push_unless_known(view, fact, out);
        }),
    }
}

/// Every fact the measure looks at.
pub fn each_fact<'a>(measure: &'a Measure, see: &mut dyn FnMut(&'a FactId)) {
    match measure {
        Measure::Number { fact }
        | Measure::Age { fact, .. }
        | Measure::Span { fact, .. }
        | Measure::Count { fact } => see(fact),
        Measure::WholeSum { facts } => facts.iter().for_each(see),
        Measure::Sum { of } | Measure::Least { of } => {
            for measure in of {
                each_fact(measure, see);
            }
        }
        Measure::Whole { of } | Measure::Below { of, .. } => each_fact(of, see),
    }
}

/// The unit of the first number measured, in words; empty for ages and spans.
pub fn unit_name(view: &View, measure: &Measure) -> Text {
    let mut name = Text::default();
    each_fact(measure, &mut |fact| {
        if let (true, Some(FactKind::Number { unit, .. })) = (name.is_empty(), view.kind(fact)) {
            name = unit.clone();
        }
    });
    name
}

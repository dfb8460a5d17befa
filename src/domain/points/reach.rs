//! What a node is worth, as a range.

use super::explain::Cut;
use super::measure::Range;
use crate::domain::decimal::Decimal;

/// From so many points to so many, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// At least.
    pub low: Decimal,
    /// At most; `None` where the table sets no limit.
    pub high: Option<Decimal>,
}

impl Reach {
    /// Nothing.
    pub const ZERO: Self = Self::exact(Decimal::ZERO);

    /// So many points, surely.
    pub const fn exact(points: Decimal) -> Self {
        Self {
            low: points,
            high: Some(points),
        }
    }

    /// The least range that holds both.
    pub fn or(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: both(self.high, other.high, Decimal::max),
        }
    }

    /// Both added up.
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.plus(other.low),
            high: both(self.high, other.high, Decimal::plus),
        }
    }

    /// The better of both.
    pub fn best(self, other: Self) -> Self {
        Self {
            low: self.low.max(other.low),
            high: both(self.high, other.high, Decimal::max),
        }
    }

    /// As far as a condition holds: nothing where it does not.
    pub fn if_holds(self, condition: Option<bool>) -> Self {
        match condition {
            Some(true) => self,
            Some(false) => Self::ZERO,
            None => self.or(Self::ZERO),
        }
    }

    /// So many times this.
    pub fn times(self, by: Decimal) -> Self {
        let high = self.high.map(|high| high.times(by));
        if by < Decimal::ZERO {
            Self {
                low: high.unwrap_or(Decimal::ZERO.minus(Decimal::MAX)),
                high: Some(self.low.times(by)),
            }
        } else {
            Self {
                low: self.low.times(by),
                high: high.or((by == Decimal::ZERO).then_some(Decimal::ZERO)),
            }
        }
    }

    /// Never more than a measure.
    pub fn at_most(self, bound: Range) -> Self {
        let limit = (!bound.unlimited).then_some(bound.high);
        Self {
            low: self.low.min(bound.low),
            high: match (self.high, limit) {
                (Some(high), Some(limit)) => Some(high.min(limit)),
                (one, other) => one.or(other),
            },
        }
    }

    /// Never more than the cap, then never less than the floor.
    pub fn bounded(self, cap: Option<Decimal>, floor: Option<Decimal>) -> Self {
        let bound = |points: Decimal| {
            let points = cap.map_or(points, |cap| points.min(cap));
            floor.map_or(points, |floor| points.max(floor))
        };
        Self {
            low: bound(self.low),
            high: match self.high {
                Some(high) => Some(bound(high)),
                None => cap.map(bound),
            },
        }
    }

    /// The cap or floor between `before` and this, if one cut the lower end.
    pub fn cut_from(self, before: Self) -> Option<Cut> {
        (self.low != before.low).then_some(Cut {
            before: before.low,
            bound: self.low,
            floor: self.low > before.low,
        })
    }

    /// Whether nothing is open any more.
    pub fn is_exact(self) -> bool {
        self.high == Some(self.low)
    }
}

fn both(
    a: Option<Decimal>,
    b: Option<Decimal>,
    join: impl FnOnce(Decimal, Decimal) -> Decimal,
) -> Option<Decimal> {
    Some(join(a?, b?))
}

//! A number as far as it is known.

use crate::domain::decimal::Decimal;

/// What a measure may be, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// At least.
    pub low: Decimal,
    /// At most, by the bounds of the definitions: no answer measures more.
    pub high: Decimal,
    /// Whether `high` is only a guard against slips of the keyboard: points
    /// that grow with the measure step by step have no limit then. Whether it
    /// reaches something is told by `high` all the same.
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

    /// Whether it meets a half-open band.
    pub fn meets(self, from: Decimal, to: Option<Decimal>) -> bool {
        from <= self.high && to.is_none_or(|to| self.low < to)
    }

    /// Whether half-open bands hold all of it. Bands that are not in order may
    /// seem to leave a hole where there is none.
    pub fn is_within(self, bands: impl Iterator<Item = (Decimal, Option<Decimal>)>) -> bool {
        // How far the bands reach without a hole; `None` is to the end.
        let mut reached = Some(self.low);
        for (from, to) in bands {
            if self.meets(from, to) && reached.is_some_and(|reached| from <= reached) {
                reached = to.and_then(|to| reached.map(|reached| reached.max(to)));
            }
        }
        reached.is_none_or(|reached| reached > self.high)
    }

    /// Both added up.
    pub fn plus(self, other: Self) -> Self {
        Self {
            low: self.low.plus(other.low),
            high: self.high.plus(other.high),
            unlimited: self.unlimited || other.unlimited,
        }
    }

    /// The least range that holds both.
    pub fn or(self, other: Self) -> Self {
        Self {
            low: self.low.min(other.low),
            high: self.high.max(other.high),
            unlimited: self.unlimited || other.unlimited,
        }
    }

    /// As far as a condition holds: nothing where it does not.
    pub fn if_holds(self, condition: Option<bool>) -> Self {
        let nothing = Self::exact(Decimal::ZERO);
        match condition {
            Some(true) => self,
            Some(false) => nothing,
            None => self.or(nothing),
        }
    }

    /// So many times this. What shrinks stops at the bounds.
    pub fn times(self, by: Decimal) -> Self {
        Self {
            unlimited: self.unlimited && by > Decimal::ZERO,
            ..Self::between(self.low.times(by), self.high.times(by))
        }
    }

    /// What is left of it.
    pub fn minus(self, less: Self) -> Self {
        Self {
            low: self.low.minus(less.high),
            high: self.high.minus(less.low),
            unlimited: self.unlimited,
        }
    }

    /// Divided by `to`, rounded down; `otherwise` where that is not more than 0.
    pub fn ratio(self, to: Self, otherwise: Decimal) -> Self {
        let never = (to.low <= Decimal::ZERO).then_some(Self::exact(otherwise));
        if to.high <= Decimal::ZERO {
            return Self::exact(otherwise);
        }
        let least = to.low.max(Decimal::from_ten_thousandths(1));
        let most = to.high.max(least);
        let (low, high) = (self.low, self.high);
        let ends = [
            low.divided(least),
            low.divided(most),
            high.divided(least),
            high.divided(most),
        ];
        let [first, rest @ ..] = ends;
        let range = Self {
            low: rest.into_iter().fold(first, Decimal::min),
            high: rest.into_iter().fold(first, Decimal::max),
            unlimited: self.unlimited,
        };
        never.map_or(range, |never| range.or(never))
    }

    /// Rounded down to whole units.
    pub fn whole(self) -> Self {
        Self {
            low: self.low.floor(),
            high: self.high.floor(),
            ..self
        }
    }
}

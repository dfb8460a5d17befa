//! What a node is worth, as a range.

use super::explain::Cut;
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

    /// The cap or floor that changes the lower end, if one does.
    pub fn cut(self, cap: Option<Decimal>, floor: Option<Decimal>) -> Option<Cut> {
        let before = self.low;
        let after = self.bounded(cap, floor).low;
        if after < before {
            Some(Cut {
                before,
                bound: after,
                floor: false,
            })
        } else if after > before {
            Some(Cut {
                before,
                bound: after,
                floor: true,
            })
        } else {
            None
        }
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

//! Points by a number: a step at a time, by bands, or the number itself.

use crate::domain::decimal::Decimal;
use crate::domain::points::measure::Range;
use crate::domain::points::reach::Reach;
use crate::domain::points::scheme::Band;

/// `measure × points`.
pub(super) fn value(measured: Range, points: Decimal) -> Reach {
    let at = |number: Decimal| Reach::exact(number.times(points));
    let reach = at(measured.low).or(at(measured.high));
    let grows = measured.unlimited && points > Decimal::ZERO;
    Reach {
        high: reach.high.filter(|_| !grows),
        ..reach
    }
}

/// `base + floor((measure − from) ÷ unit) × points` once `reached` is reached.
pub(super) struct Steps {
    pub unit: Decimal,
    pub points: Decimal,
    pub from: Decimal,
    pub base: Decimal,
    pub reached: Decimal,
}

impl Steps {
    fn at(&self, measured: Decimal) -> Decimal {
        let steps = measured.minus(self.from).whole_times(self.unit);
        self.base
            .plus(Decimal::from_whole(steps).times(self.points))
    }

    /// Below `reached` it is nothing; from there it goes one way, so the ends
    /// of the measure are the ends of the points.
    pub fn reach(&self, measured: Range) -> Reach {
        let below = (measured.low < self.reached).then_some(Reach::ZERO);
        let from = measured.low.max(self.reached);
        let above = (measured.high >= from)
            .then(|| Reach::exact(self.at(from)).or(Reach::exact(self.at(measured.high))));
        let grows = measured.unlimited && above.is_some() && self.points > Decimal::ZERO;
        let reach = match (below, above) {
            (Some(below), Some(above)) => below.or(above),
            (Some(one), None) | (None, Some(one)) => one,
            (None, None) => Reach::ZERO,
        };
        Reach {
            high: reach.high.filter(|_| !grows),
            ..reach
        }
    }
}

/// The points of the first band that holds the measure; none outside them all.
pub(super) fn band_of(measured: Range, bands: &[Band]) -> Reach {
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

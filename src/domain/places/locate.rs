//! Which unit and community a place is in.

use super::area::{contains, edge};
use super::shapes::{CityShapes, Shape, ShapeKind};
use crate::domain::identity::{CommunityId, UnitId};
use crate::domain::reports::request::Place;

/// So many metres beyond an edge a place still counts as within: borders are drawn by
/// hand and devices measure roughly.
pub const SLACK: f64 = 50.0;

/// What is known of a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Located {
    /// The city has not said where it ends.
    #[default]
    Unknown,
    /// Not in the city.
    Outside,
    /// In the city.
    Inside {
        /// In this unit, where one is drawn there.
        unit: Option<UnitId>,
        /// In this community, where one is drawn there.
        community: Option<CommunityId>,
    },
}

impl CityShapes {
    /// Where a place is. What belongs to the city is its own outline, or its units
    /// where it has none.
    pub fn locate(&self, place: Place) -> Located {
        let has = |kind| self.all.iter().any(|shape| shape.kind == kind);
        let unit = self.nearest(ShapeKind::Unit, place);
        let inside = if has(ShapeKind::City) {
            self.nearest(ShapeKind::City, place).is_some()
        } else if has(ShapeKind::Unit) {
            unit.is_some()
        } else {
            return Located::Unknown;
        };
        if !inside {
            return Located::Outside;
        }
        let unit = unit.map(|unit| unit.id.as_str());
        let community = self.nearest(ShapeKind::Community, place);
        // Just beyond an edge the nearest of both need not belong together.
        let community = community.filter(|it| unit.is_none_or(|unit| it.unit == unit));
        Located::Inside {
            unit: unit.map(UnitId::new),
            community: community.map(|it| CommunityId::new(it.id.as_str())),
        }
    }

    /// The shape of a kind the place is in, or the nearest within the slack.
    fn nearest(&self, kind: ShapeKind, place: Place) -> Option<&Shape> {
        let all = || self.all.iter().filter(|shape| shape.kind == kind);
        if let Some(around) = all().find(|shape| contains(&shape.lines, place)) {
            return Some(around);
        }
        let mut best = None;
        let mut least = SLACK;
        for shape in all() {
            let away = edge(&shape.lines, place);
            if away <= least {
                (best, least) = (Some(shape), away);
            }
        }
        best
    }

    /// The corners of what the map shows first: the city, or its units.
    pub fn extent(&self) -> Vec<Place> {
        let of = |kind| {
            let shapes = self.all.iter().filter(move |shape| shape.kind == kind);
            shapes.flat_map(|shape| shape.lines.iter().flatten().copied())
        };
        let city: Vec<Place> = of(ShapeKind::City).collect();
        if city.is_empty() {
            of(ShapeKind::Unit).collect()
        } else {
            city
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::text::Text;

    fn square(kind: ShapeKind, id: &str, unit: &str, from: (f64, f64), to: (f64, f64)) -> Shape {
        let corners = [
            (from.0, from.1),
            (to.0, from.1),
            (to.0, to.1),
            (from.0, to.1),
        ];
        let ring = corners.map(|(long, lat)| Place { lat, long }).to_vec();
        Shape {
            kind,
            id: id.to_owned(),
            unit: unit.to_owned(),
            name: Text::default(),
            lines: vec![ring],
        }
    }

    fn at(long: f64, lat: f64) -> Place {
        Place { lat, long }
    }

    fn city() -> CityShapes {
        CityShapes {
            all: vec![
                square(ShapeKind::City, "c", "", (1.0, 1.0), (1.04, 1.02)),
                square(ShapeKind::Unit, "west", "", (1.0, 1.0), (1.02, 1.02)),
                square(ShapeKind::Unit, "east", "", (1.02, 1.0), (1.04, 1.02)),
                square(ShapeKind::Community, "w1", "west", (1.0, 1.0), (1.02, 1.01)),
                square(
                    ShapeKind::Community,
                    "e1",
                    "east",
                    (1.02, 1.0),
                    (1.04, 1.02),
                ),
            ],
        }
    }

    fn inside(unit: Option<&str>, community: Option<&str>) -> Located {
        Located::Inside {
            unit: unit.map(UnitId::new),
            community: community.map(CommunityId::new),
        }
    }

    #[test]
    fn unit_and_community_come_from_the_place() {
        assert_eq!(
            city().locate(at(1.01, 1.005)),
            inside(Some("west"), Some("w1"))
        );
        assert_eq!(
            city().locate(at(1.03, 1.015)),
            inside(Some("east"), Some("e1"))
        );
        // A unit need not be drawn in communities everywhere.
        assert_eq!(city().locate(at(1.01, 1.015)), inside(Some("west"), None));
    }

    #[test]
    fn just_beyond_the_border_still_counts_and_further_does_not() {
        // 22 and 220 metres north of it.
        assert_eq!(city().locate(at(1.01, 1.0202)), inside(Some("west"), None));
        assert_eq!(city().locate(at(1.01, 1.022)), Located::Outside);
        assert_eq!(city().locate(at(9.0, 9.0)), Located::Outside);
    }

    #[test]
    fn on_the_border_of_two_it_is_one_of_them_with_its_own_community() {
        let Located::Inside { unit, community } = city().locate(at(1.02, 1.005)) else {
            panic!("not inside");
        };
        let pair = (
            unit.map(|it| it.to_string()),
            community.map(|it| it.to_string()),
        );
        let pair = (pair.0.as_deref(), pair.1.as_deref());
        assert!(
            pair == (Some("west"), Some("w1")) || pair == (Some("east"), Some("e1")),
            "{pair:?}"
        );
    }

    #[test]
    fn without_an_outline_the_units_are_the_city_and_without_both_nothing_is_known() {
        let mut units = city();
        units.all.retain(|shape| shape.kind != ShapeKind::City);
        assert_eq!(units.locate(at(9.0, 9.0)), Located::Outside);
        assert_eq!(units.extent().len(), 8);
        assert_eq!(city().extent().len(), 4);
        assert_eq!(CityShapes::default().locate(at(9.0, 9.0)), Located::Unknown);
    }
}

//! Whether a place is in an area.

use super::distance::offset;
use crate::domain::reports::request::Place;

/// Whether a place is within the rings of an area. Holes and parts that lie apart need
/// no telling: crossing a ring goes in or out, whichever ring it is. A place on the very
/// edge may count either way; [`edge`] tells.
pub(super) fn contains(rings: &[Vec<Place>], place: Place) -> bool {
    let mut inside = false;
    for (from, to) in rings.iter().flat_map(|ring| sides(ring)) {
        let spans = (from.lat > place.lat) != (to.lat > place.lat);
        if spans {
            let part = (place.lat - from.lat) / (to.lat - from.lat);
            if place.long < from.long + part * (to.long - from.long) {
                inside = !inside;
            }
        }
    }
    inside
}

/// Metres to the nearest edge of an area; infinitely many where it has none.
pub(super) fn edge(rings: &[Vec<Place>], place: Place) -> f64 {
    rings
        .iter()
        .flat_map(|ring| sides(ring))
        .map(|(from, to)| to_side(place, from, to))
        .fold(f64::INFINITY, f64::min)
}

/// The sides of a ring; it is closed whether its last place is its first or not.
fn sides(ring: &[Place]) -> impl Iterator<Item = (Place, Place)> + '_ {
    let closing = ring.last().copied().zip(ring.first().copied());
    let along = ring.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((*from, *to)),
        _ => None,
    });
    along.chain(closing)
}

fn to_side(place: Place, from: Place, to: Place) -> f64 {
    let (from, to) = (offset(place, from), offset(place, to));
    let way = (to.0 - from.0, to.1 - from.1);
    let length = way.0 * way.0 + way.1 * way.1;
    let part = if length > 0.0 {
        (-(from.0 * way.0 + from.1 * way.1) / length).clamp(0.0, 1.0)
    } else {
        0.0
    };
    let (x, y) = (from.0 + part * way.0, from.1 + part * way.1);
    (x * x + y * y).sqrt()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn ring(points: &[(f64, f64)]) -> Vec<Place> {
        points
            .iter()
            .map(|(long, lat)| Place {
                lat: *lat,
                long: *long,
            })
            .collect()
    }

    fn square(from: f64, to: f64) -> Vec<Place> {
        ring(&[(from, from), (to, from), (to, to), (from, to), (from, from)])
    }

    fn at(long: f64, lat: f64) -> Place {
        Place { lat, long }
    }

    #[test]
    fn a_hole_is_outside_and_an_island_in_it_inside() {
        let rings = [square(0.0, 10.0), square(2.0, 8.0), square(4.0, 6.0)];
        assert!(contains(&rings, at(1.0, 5.0)));
        assert!(!contains(&rings, at(3.0, 5.0)));
        assert!(contains(&rings, at(5.0, 5.0)));
        assert!(!contains(&rings, at(11.0, 5.0)));
    }

    #[test]
    fn parts_that_lie_apart_both_count() {
        let rings = [square(0.0, 1.0), square(5.0, 6.0)];
        assert!(contains(&rings, at(0.5, 0.5)) && contains(&rings, at(5.5, 5.5)));
        assert!(!contains(&rings, at(3.0, 3.0)));
    }

    #[test]
    fn a_corner_at_the_height_of_the_place_is_crossed_once() {
        // To the right of the place the ring has a tip at its very height.
        let rings = [ring(&[
            (0.0, 0.0),
            (4.0, 0.0),
            (6.0, 2.0),
            (4.0, 4.0),
            (0.0, 4.0),
        ])];
        assert!(contains(&rings, at(1.0, 2.0)));
        assert!(!contains(&rings, at(-1.0, 2.0)));
        assert!(!contains(&rings, at(-1.0, 0.0)));
    }

    #[test]
    fn a_ring_may_be_open_or_closed_or_too_short() {
        let mut open = square(0.0, 2.0);
        open.pop();
        assert!(contains(&[open], at(1.0, 1.0)));
        assert!(!contains(&[ring(&[(0.0, 0.0)])], at(0.0, 0.0)));
        assert!(!contains(&[Vec::new()], at(0.0, 0.0)));
        assert_eq!(edge(&[], at(0.0, 0.0)), f64::INFINITY);
    }

    #[test]
    fn the_edge_is_measured_to_its_nearest_point() {
        let rings = [square(0.0, 0.01)];
        let near = edge(&rings, at(0.005, 0.0101));
        assert!((near - 11.12).abs() < 0.1, "{near}");
        // Beyond a corner it is the corner.
        let corner = edge(&rings, at(0.0103, 0.0104));
        assert!((corner - 55.6).abs() < 0.5, "{corner}");
        assert!(edge(&rings, at(0.0, 0.005)) < 1e-6);
    }

    /// A star around a middle: any radii at ever greater angles never cross themselves.
    fn star(radii: &[f64]) -> Vec<Place> {
        let step = std::f64::consts::TAU / radii.len() as f64;
        let corner = |(at, radius): (usize, &f64)| {
            let angle = at as f64 * step;
            (radius * angle.cos(), radius * angle.sin())
        };
        ring(&radii.iter().enumerate().map(corner).collect::<Vec<_>>())
    }

    proptest! {
        #[test]
        fn the_middle_of_a_star_is_inside_and_what_is_beyond_its_tips_is_not(
            radii in prop::collection::vec(0.1..1.0_f64, 3..40), angle in 0.0..6.2_f64,
        ) {
            // With fewer than five corners the middle can lie on or beyond a side.
            prop_assume!(radii.len() > 4);
            let rings = [star(&radii)];
            prop_assert!(contains(&rings, at(1e-9, 1e-9)));
            prop_assert!(!contains(&rings, at(1.1 * angle.cos(), 1.1 * angle.sin())));
        }

        #[test]
        fn where_a_ring_begins_and_which_way_it_goes_is_all_the_same(
            radii in prop::collection::vec(0.1..1.0_f64, 3..20), turn in 0..20_usize,
            x in -1.2..1.2_f64, y in -1.2..1.2_f64,
        ) {
            let ring = star(&radii);
            let mut other = ring.clone();
            other.rotate_left(turn % ring.len());
            other.reverse();
            prop_assume!(edge(std::slice::from_ref(&ring), at(x, y)) > 0.01);
            prop_assert_eq!(contains(&[ring], at(x, y)), contains(&[other], at(x, y)));
        }

        #[test]
        fn going_in_or_out_leads_over_the_edge(
            radii in prop::collection::vec(0.1..1.0_f64, 3..20),
            from in (-1.2..1.2_f64, -1.2..1.2_f64), to in (-1.2..1.2_f64, -1.2..1.2_f64),
        ) {
            let rings = [star(&radii)];
            let (from, to) = (at(from.0, from.1), at(to.0, to.1));
            if contains(&rings, from) != contains(&rings, to) {
                let way = super::super::metres(from, to);
                prop_assert!(edge(&rings, from) <= way * 1.001 + 1.0);
            }
        }
    }
}

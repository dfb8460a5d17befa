//! Metres between two places.

use crate::domain::reports::request::Place;

/// Metres of a degree of latitude, of the sphere with the earth's mean radius.
pub(super) const DEGREE: f64 = 111_195.0;

/// Metres between two places, right to a thousandth within a city: the earth is taken
/// as flat there.
pub fn metres(from: Place, to: Place) -> f64 {
    let (east, north) = offset(from, to);
    (east * east + north * north).sqrt()
}

/// How many metres east and north of `from` the other place is.
pub(super) fn offset(from: Place, to: Place) -> (f64, f64) {
    // The shorter way around the earth.
    let mut east = to.long - from.long;
    if east > 180.0 {
        east -= 360.0;
    } else if east < -180.0 {
        east += 360.0;
    }
    let narrow = cosine((from.lat + to.lat) / 2.0);
    (east * DEGREE * narrow, (to.lat - from.lat) * DEGREE)
}

/// The cosine of so many degrees from −90 to 90, right to a ten-thousandth: that of the
/// standard library is kilobytes of program in the browser.
fn cosine(degrees: f64) -> f64 {
    let x = degrees.to_radians();
    let square = x * x;
    1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(lat: f64, long: f64) -> Place {
        Place { lat, long }
    }

    #[test]
    fn a_hundredth_of_a_degree_in_longgang() {
        let here = at(27.578, 120.5531);
        let north = metres(here, at(27.588, 120.5531));
        assert!((north - 1_111.95).abs() < 0.1, "{north}");
        let east = metres(here, at(27.578, 120.5631));
        assert!((east - 985.6).abs() < 0.5, "{east}");
        assert!(metres(here, here).abs() < 1e-9);
    }

    #[test]
    fn the_date_line_is_no_wall() {
        let apart = metres(at(0.0, 179.999), at(0.0, -179.999));
        assert!((apart - 222.39).abs() < 0.1, "{apart}");
    }

    /// As the great circle has it.
    fn haversine(from: Place, to: Place) -> f64 {
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let narrow = from.lat.to_radians().cos() * to.lat.to_radians().cos();
        let part = half(to.lat - from.lat) + narrow * half(to.long - from.long);
        2.0 * (DEGREE * 180.0 / std::f64::consts::PI) * part.sqrt().asin()
    }

    proptest! {
        #[test]
        fn within_a_city_it_is_the_great_circle(
            lat in -70.0..70.0_f64, long in -179.0..179.0_f64,
            north in -0.2..0.2_f64, east in -0.2..0.2_f64,
        ) {
            let (from, to) = (at(lat, long), at(lat + north, long + east));
            let right = haversine(from, to);
            prop_assert!((metres(from, to) - right).abs() <= right * 0.001 + 0.01);
            prop_assert!((metres(from, to) - metres(to, from)).abs() < 1e-6);
        }
    }
}

//! Numbers with a fixed count of digits after the point.

/// `value` with `digits` digits after the point, at most 9, rounded half away
/// from zero: as `format!("{value:.digits$}")` writes it, whose code and tables
/// for every float there is are a tenth of what every resident downloads.
/// Values of more than 18 digits stop at the largest there is; what is no number
/// is 0.
pub fn fixed(value: f64, digits: u32) -> String {
    let unit = 10_u64.pow(digits.min(9));
    // A cast from float saturates, and turns no-number into 0.
    let all = (value.abs() * unit as f64 + 0.5) as u64;
    let sign = if value < 0.0 && all > 0 { "-" } else { "" };
    let (whole, part) = (all / unit, all % unit);
    if digits == 0 {
        return format!("{sign}{whole}");
    }
    let width = digits.min(9) as usize;
    format!("{sign}{whole}.{part:0width$}")
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::fixed;
    use proptest::prelude::*;

    #[test]
    fn zeros_stay_and_signs_of_nothing_go() {
        assert_eq!(fixed(120.5, 6), "120.500000");
        assert_eq!(fixed(27.577_812_34, 6), "27.577812");
        assert_eq!(fixed(-33.9, 1), "-33.9");
        assert_eq!(fixed(0.05, 1), "0.1");
        assert_eq!(fixed(-0.01, 1), "0.0");
        assert_eq!(fixed(41.7, 0), "42");
        assert_eq!(fixed(f64::NAN, 1), "0.0");
    }

    proptest! {
        #[test]
        fn places_are_written_as_the_standard_library_does(millionths in -180_000_000_i64..180_000_000) {
            let degrees = millionths as f64 / 1e6;
            prop_assert_eq!(fixed(degrees, 6), format!("{:.6}", degrees + 0.0));
        }
    }
}

//! Exact decimals in ten-thousandths: points, rates, quantities. No floats.

use super::read::readable;
use serde::{Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// A decimal number with four digits after the point, held as a whole number of
/// ten-thousandths. Arithmetic saturates at ±922 trillion, so it cannot panic.
/// On the wire it is a string, `"12.5"`; a JSON number is read too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i64);

/// Ten-thousandths in one.
const ONE: i64 = 10_000;

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self(0);
    /// The largest number there is.
    pub const MAX: Self = Self(i64::MAX);
    /// The most digits after the point.
    pub const DIGITS: u8 = 4;

    /// A whole number.
    pub const fn from_whole(whole: i64) -> Self {
        Self(whole.saturating_mul(ONE))
    }

    /// A number of ten-thousandths.
    pub const fn from_ten_thousandths(ten_thousandths: i64) -> Self {
        Self(ten_thousandths)
    }

    /// The number of ten-thousandths.
    pub const fn ten_thousandths(self) -> i64 {
        self.0
    }

    /// The sum.
    pub const fn plus(self, other: Self) -> Self {
        Self::within(self.0.saturating_add(other.0))
    }

    /// The difference.
    pub const fn minus(self, other: Self) -> Self {
        Self::within(self.0.saturating_sub(other.0))
    }

    /// As far down as up, so that every way to the smallest number ends there.
    const fn within(ten_thousandths: i64) -> Self {
        if ten_thousandths == i64::MIN {
            Self(-i64::MAX)
        } else {
            Self(ten_thousandths)
        }
    }

    /// The product, rounded half away from zero to a ten-thousandth.
    pub fn times(self, other: Self) -> Self {
        Self::rounded(i128::from(self.0) * i128::from(other.0), i128::from(ONE))
    }

    /// `self × numerator ÷ denominator`, rounded once, half away from zero, to
    /// a ten-thousandth. A denominator of zero gives zero.
    pub fn ratio(self, numerator: i64, denominator: i64) -> Self {
        Self::rounded(
            i128::from(self.0) * i128::from(numerator),
            i128::from(denominator),
        )
    }

    /// The quotient, rounded down to a ten-thousandth; zero where the divisor is
    /// zero.
    pub fn divided(self, by: Self) -> Self {
        if by.0 == 0 {
            return Self::ZERO;
        }
        let (numerator, by) = (i128::from(self.0) * i128::from(ONE), i128::from(by.0));
        let down = i128::from(numerator % by != 0 && (numerator < 0) != (by < 0));
        let quotient = (numerator / by) - down;
        Self::within(i64::try_from(quotient).unwrap_or(if quotient < 0 {
            i64::MIN
        } else {
            i64::MAX
        }))
    }

    /// How many whole times `unit` fits, rounded down; zero where `unit` is not
    /// positive.
    pub const fn whole_times(self, unit: Self) -> i64 {
        if unit.0 <= 0 {
            0
        } else {
            self.0.div_euclid(unit.0)
        }
    }

    /// The whole part, rounded down.
    pub const fn floor(self) -> Self {
        Self(self.0.div_euclid(ONE).saturating_mul(ONE))
    }

    /// Whether there is nothing after the point.
    pub const fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// Whether there are at most so many digits after the point.
    pub const fn has_at_most(self, digits: u8) -> bool {
        let left_over = Self::DIGITS.saturating_sub(digits);
        self.0 % 10_i64.pow(left_over as u32) == 0
    }

    fn rounded(numerator: i128, denominator: i128) -> Self {
        if denominator == 0 {
            return Self::ZERO;
        }
        let negative = (numerator < 0) != (denominator < 0);
        let (n, d) = (numerator.unsigned_abs(), denominator.unsigned_abs());
        let magnitude = (n + d / 2) / d;
        let magnitude = i64::try_from(magnitude).unwrap_or(i64::MAX);
        Self(if negative { -magnitude } else { magnitude })
    }
}

/// The shortest way to write it: `12`, `12.5`, `-0.0001`.
impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let all = self.0.unsigned_abs();
        let (whole, part) = (all / ONE as u64, all % ONE as u64);
        if part == 0 {
            return write!(f, "{sign}{whole}");
        }
        let part = format!("{part:04}");
        write!(f, "{sign}{whole}.{}", part.trim_end_matches('0'))
    }
}

/// Text that is not a decimal with at most four digits after the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADecimal;

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal with at most four digits after the point")
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let (negative, digits) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let is_number = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        if !is_number(whole) || !is_number(part) || part.len() > 4 {
            return Err(NotADecimal);
        }
        let whole: i64 = whole.parse().map_err(|_| NotADecimal)?;
        let part: i64 = format!("{part:0<4}").parse().map_err(|_| NotADecimal)?;
        let all = whole
            .checked_mul(ONE)
            .and_then(|all| all.checked_add(part))
            .ok_or(NotADecimal)?;
        Ok(Self(if negative { -all } else { all }))
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

readable!(Decimal);

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn digits_after_the_point_are_counted_without_the_zeros_at_the_end() {
        assert!(decimal("599").has_at_most(0) && decimal("599.0").has_at_most(0));
        assert!(!decimal("599.5").has_at_most(0) && decimal("599.5").has_at_most(1));
        assert!(!decimal("-0.0001").has_at_most(3) && decimal("-0.0001").has_at_most(4));
        assert!(decimal("0.0001").has_at_most(9));
    }

    #[test]
    fn reads_and_writes_the_shortest_form() {
        for text in ["0", "12", "12.5", "0.0001", "-0.35", "224.8", "104.1667"] {
            assert_eq!(decimal(text).to_string(), text);
        }
        assert_eq!(decimal("7.50").to_string(), "7.5");
    }

    #[test]
    fn refuses_what_is_no_decimal() {
        for text in [
            "",
            "-",
            ".5",
            "5.",
            "1e3",
            "1.00001",
            "１",
            "1 2",
            "99999999999999999999",
        ] {
            assert!(text.parse::<Decimal>().is_err(), "{text}");
        }
    }

    #[test]
    fn shares_are_rounded_once() {
        // 10 × 2 ÷ 3 is 6.6667; doubling the rounded third would give 6.6666.
        assert_eq!(Decimal::from_whole(10).ratio(2, 3), decimal("6.6667"));
        assert_eq!(Decimal::from_whole(-10).ratio(2, 3), decimal("-6.6667"));
        assert_eq!(Decimal::from_whole(10).ratio(1, 0), Decimal::ZERO);
    }

    #[test]
    fn quotients_are_rounded_down() {
        assert_eq!(decimal("2").divided(decimal("3")), decimal("0.6666"));
        assert_eq!(decimal("-2").divided(decimal("3")), decimal("-0.6667"));
        assert_eq!(decimal("6").divided(decimal("-3")), decimal("-2"));
        assert_eq!(decimal("6").divided(Decimal::ZERO), Decimal::ZERO);
        assert_eq!(Decimal::MAX.divided(decimal("0.0001")), Decimal::MAX);
    }

    #[test]
    fn counts_whole_units_downwards() {
        assert_eq!(decimal("149").whole_times(decimal("50")), 2);
        assert_eq!(decimal("150").whole_times(decimal("50")), 3);
        assert_eq!(decimal("4.9").whole_times(decimal("1")), 4);
        assert_eq!(decimal("4.9").whole_times(Decimal::ZERO), 0);
    }

    #[test]
    fn numbers_on_the_wire_are_strings_or_numbers() {
        assert_eq!(
            serde_json::from_str::<Decimal>("\"0.2\"").ok(),
            Some(decimal("0.2"))
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("0.2").ok(),
            Some(decimal("0.2"))
        );
        assert_eq!(
            serde_json::from_str::<Decimal>("-15").ok(),
            Some(decimal("-15"))
        );
        assert!(serde_json::from_str::<Decimal>("1e300").is_err());
    }

    #[test]
    fn arithmetic_saturates() {
        assert_eq!(Decimal::MAX.plus(Decimal::from_whole(1)), Decimal::MAX);
        assert_eq!(Decimal::MAX.times(Decimal::from_whole(2)), Decimal::MAX);
        let least = Decimal::ZERO.minus(Decimal::MAX);
        assert_eq!(least.plus(Decimal::from_whole(-1)), least);
        assert_eq!(least.times(Decimal::from_whole(2)), least);
    }
}

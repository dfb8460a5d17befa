//! Numbers as text, both ways, with what the JSON parser and the standard
//! library bring anyway.

use super::parsed;
use serde_json::Number;

/// A number as digits, the shortest that mean it.
pub fn digits(number: &Number) -> String {
    match (number.as_i64(), number.as_u64()) {
        (Some(whole), _) => whole.to_string(),
        (None, Some(whole)) => whole.to_string(),
        (None, None) => number.as_f64().unwrap_or_default().to_string(),
    }
}

/// A number written as text, also with a plus sign, leading zeros or nothing
/// before the point. The JSON parser reads it: that of the standard library is
/// as large as all of it.
pub fn float(text: &str) -> Option<f64> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let begins = rest.starts_with(|c: char| c.is_ascii_digit() || c == '.');
    if !begins || !rest.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let rest = rest.trim_start_matches('0').trim_end_matches('.');
    let zero = if rest.starts_with(|c: char| c.is_ascii_digit()) {
        ""
    } else {
        "0"
    };
    let number = parsed(format!("{zero}{rest}").as_bytes()).ok()?;
    number.as_f64().map(|number| sign * number)
}

//! The id of one intent as servers want it that take a UUID.

use crate::domain::identity::IdempotencyKey;

/// The argument it is sent as (Libre311).
pub const ARGUMENT: &str = "client_request_id";

/// A key as a UUID: the same one for the same key, however often it is tried. Keys are
/// 32 random hexadecimal digits; six bits say that it is a random UUID (RFC 9562).
pub fn uuid(key: &IdempotencyKey) -> String {
    let mut digits: Vec<char> = key
        .as_str()
        .chars()
        .filter(char::is_ascii_hexdigit)
        .map(|digit| digit.to_ascii_lowercase())
        .collect();
    digits.resize(32, '0');
    let mut written = String::new();
    for (at, digit) in digits.into_iter().enumerate() {
        if matches!(at, 8 | 12 | 16 | 20) {
            written.push('-');
        }
        written.push(match at {
            12 => '4',
            16 => variant(digit),
            _ => digit,
        });
    }
    written
}

/// The two upper bits of a digit are `10`.
fn variant(digit: char) -> char {
    let low = digit.to_digit(16).unwrap_or(0) & 3;
    char::from_digit(8 | low, 16).unwrap_or('8')
}

#[cfg(test)]
mod tests {
    use super::uuid;

    #[test]
    fn the_same_key_is_the_same_random_uuid() {
        let key = "00112233445566778899aabbccddeeff".into();
        assert_eq!(uuid(&key), "00112233-4455-4677-8899-aabbccddeeff");
        assert_eq!(
            uuid(&"ffffffffffffffffffffffffffffffff".into()),
            "ffffffff-ffff-4fff-bfff-ffffffffffff"
        );
        assert_eq!(uuid(&"x".into()).len(), 36);
    }
}

//! The key of something that was sent and not answered yet, as it is kept over a
//! reload: whoever sends the same form again then sends it under the same key, and
//! the server knows whether it has it.

use super::identity::IdempotencyKey;
use super::outbox::KEY_LIFE_HOURS;
use chrono::{DateTime, FixedOffset, TimeDelta};

/// As it is kept: the key, a space, and when it was made.
pub fn write(key: &IdempotencyKey, made_at: DateTime<FixedOffset>) -> String {
    [key.as_str(), " ", &made_at.to_rfc3339()].concat()
}

/// The key, for as long as the server surely remembers it.
pub fn read(text: &str, now: DateTime<FixedOffset>) -> Option<IdempotencyKey> {
    let (key, made_at) = text.split_once(' ')?;
    let made_at = DateTime::parse_from_rfc3339(made_at).ok()?;
    let is_good = !key.is_empty() && now - made_at < TimeDelta::hours(KEY_LIFE_HOURS);
    is_good.then(|| IdempotencyKey::new(key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_read_back_until_the_server_may_have_forgotten_it() {
        let made = DateTime::parse_from_rfc3339("2026-11-25T10:00:00+08:00").expect("a time");
        let key = IdempotencyKey::new("0b7c5a4e6f0d4b0e");
        let text = write(&key, made);
        let after = |hours| read(&text, made + TimeDelta::hours(hours));
        assert_eq!(after(0), Some(key.clone()));
        assert_eq!(after(KEY_LIFE_HOURS - 1), Some(key));
        assert_eq!(after(KEY_LIFE_HOURS), None);
        for broken in ["", " ", "key", "key later", " 2026-11-25T10:00:00+08:00"] {
            assert_eq!(read(broken, made), None, "{broken}");
        }
    }
}

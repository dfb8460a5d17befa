//! When to try again. Full jitter as AWS describes it: residents who lost the
//! network together do not come back together.

use super::moment;

/// Tries of one request, the first included.
pub const MOST_TRIES: u32 = 5;

/// The first wait is anywhere below this, in milliseconds.
const BASE: f64 = 1_000.0;

/// No wait of our own choosing is longer, in milliseconds.
const CAP: f64 = 60_000.0;

/// A server that asks for a longer rest is not obeyed for longer than this, in
/// milliseconds: nobody waits in front of a page for a day.
pub const LONGEST_REST: f64 = 300_000.0;

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// Milliseconds to wait after the `tries`-th try (1 is the first) has failed;
/// `None` when it is the resident's turn to decide.
///
/// `random` is uniform in `0..1`. `rest` is the `Retry-After` of the answer in
/// seconds: a minimum, to which the jitter is added, because plain jitter could
/// fall below it.
pub fn wait(tries: u32, random: f64, rest: Option<u32>) -> Option<u32> {
    if tries == 0 || tries >= MOST_TRIES {
        return None;
    }
    Some(pause(tries, random, rest, CAP))
}

/// As [`wait`] for what goes on by itself until it is answered: there is always a
/// next try, and no wait of our own choosing is longer than `cap` milliseconds.
pub fn pause(tries: u32, random: f64, rest: Option<u32>, cap: f64) -> u32 {
    let exponent = i32::try_from(tries.saturating_sub(1)).unwrap_or(i32::MAX);
    let most = (BASE * 2f64.powi(exponent)).min(cap);
    let jitter = most * random.clamp(0.0, 1.0);
    let rest = rest.map_or(0.0, |seconds| {
        (f64::from(seconds) * 1_000.0).min(LONGEST_REST)
    });
    // Far below u32::MAX by the bounds above; the cast saturates anyway.
    (rest + jitter).ceil() as u32
}

/// Whether a request with an idempotency key (or one that changes nothing) may
/// be sent again after an answer with this status. 409 is not among them: only
/// the problem `idempotency-key-in-progress` is worth waiting for.
pub const fn is_worth_another_try(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 500 | 502 | 503 | 504)
}

/// Reads a `Retry-After` header: seconds, or an HTTP date compared with the
/// server's own `Date`. Negative, past and unreadable values are no request to
/// rest.
pub fn retry_after(header: &str, date: Option<&str>) -> Option<u32> {
    let header = header.trim();
    if !header.is_empty() && header.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than fit is as long as can be said.
        return Some(header.parse().unwrap_or(u32::MAX));
    }
    let until = http_date(header)?;
    let from = http_date(date?)?;
    u32::try_from(until.signed_duration_since(from).num_seconds())
        .ok()
        .filter(|rest| *rest > 0)
}

/// Reads an HTTP date, `Sun, 06 Nov 1994 08:49:37 GMT` (RFC 9110, section 5.6.7).
pub fn http_date(text: &str) -> Option<chrono::DateTime<chrono::Utc>> {
    let parts: Vec<&str> = text.split_ascii_whitespace().collect();
    let &[_weekday, day, month, year, time, "GMT"] = parts.as_slice() else {
        return None;
    };
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let day = moment::day(&format!("{year}-{month}-{day}"))?;
    Some(day.and_time(moment::time_of_day(time)?).and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_range_of_waits_doubles_and_then_it_is_the_residents_turn() {
        let most: Vec<Option<u32>> = (1..=5).map(|tries| wait(tries, 1.0, None)).collect();
        assert_eq!(
            most,
            [Some(1_000), Some(2_000), Some(4_000), Some(8_000), None]
        );
        assert_eq!(wait(1, 0.0, None), Some(0));
        assert_eq!(wait(0, 0.5, None), None);
    }

    #[test]
    fn a_rest_is_a_minimum_with_jitter_on_top() {
        assert_eq!(wait(1, 0.0, Some(7)), Some(7_000));
        assert_eq!(wait(1, 0.5, Some(7)), Some(7_500));
    }

    #[test]
    fn what_goes_on_by_itself_never_stops_and_never_waits_longer_than_its_cap() {
        for tries in [0, 1, 9, 40, u32::MAX] {
            assert!(pause(tries, 1.0, None, 8_000.0) <= 8_000, "{tries}");
        }
        assert_eq!(pause(u32::MAX, 1.0, Some(2), 8_000.0), 10_000);
    }

    #[test]
    fn an_absurd_rest_is_five_minutes() {
        assert_eq!(wait(2, 0.0, Some(1_000_000_000)), Some(300_000));
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(retry_after("120", None), Some(120));
        assert_eq!(retry_after("99999999999999", None), Some(u32::MAX));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:50:07 GMT", date), Some(30));
        assert_eq!(retry_after("Sun, 06 Nov 1994 08:49:07 GMT", date), None);
        for unreadable in ["", "-5", "soon", "1.5"] {
            assert_eq!(retry_after(unreadable, date), None, "{unreadable}");
        }
    }

    #[test]
    fn http_dates_are_read_as_the_standard_writes_them() {
        let seconds = |text| http_date(text).map(|date| date.timestamp());
        assert_eq!(seconds("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
        assert_eq!(seconds("Thu, 01 Jan 1970 00:00:00 GMT"), Some(0));
        for text in [
            "",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 31 Nov 1994 08:49:37 GMT",
            "Sun, 06 Brumaire 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 GMT",
        ] {
            assert_eq!(http_date(text), None, "{text}");
        }
    }

    #[test]
    fn refusals_are_not_repeated() {
        for status in [408, 425, 429, 500, 502, 503, 504] {
            assert!(is_worth_another_try(status), "{status}");
        }
        for status in [200, 400, 401, 403, 404, 409, 413, 422, 501, 505] {
            assert!(!is_worth_another_try(status), "{status}");
        }
    }
}

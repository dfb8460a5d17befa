//! When to ask again, and when a line that says nothing is dead.

use crate::domain::retry;

/// Without a stream a case is looked at so often, in milliseconds.
const USUAL: f64 = 30_000.0;

/// No longer than this between two looks, however often they fail.
const LONGEST: f64 = 300_000.0;

/// A server says something every 15 seconds; three times nothing is a dead line.
const SILENCE: f64 = 50_000.0;

/// No pause between two tries to open the stream is longer, in milliseconds.
const LONGEST_PAUSE: f64 = 60_000.0;

/// Milliseconds to the next look, after so many in a row that failed. `random` is
/// uniform in `0..1`: residents do not all ask in the same second.
pub fn next_look(failures: u32, random: f64) -> u32 {
    let doubled = USUAL * 2f64.powi(i32::try_from(failures.min(10)).unwrap_or(10));
    let most = doubled.min(LONGEST);
    (most * (0.8 + 0.4 * random.clamp(0.0, 1.0))) as u32
}

/// Milliseconds until the stream is opened again, after so many tries in a row that
/// failed and with the server's wish.
pub fn next_try(failures: u32, random: f64, rest: Option<u32>) -> u32 {
    retry::pause(failures, random, rest, LONGEST_PAUSE)
}

/// Whether a line that last said something so many milliseconds ago is dead.
pub fn is_dead(silent: f64) -> bool {
    // A clock that was set back says nothing.
    silent > SILENCE
}

/// What the answer to the question for a stream means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// Here it comes.
    Open,
    /// This city has none: cases are looked at now and then.
    NotThere,
    /// Nobody is signed in.
    SignedOut,
    /// Perhaps later.
    Later,
}

/// Reads status and media type of the answer. A city without streams may know no such
/// path, no such method, or answer with its first page.
pub fn line(status: u16, media_type: &str) -> Line {
    match status {
        200 if media_type.starts_with("text/event-stream") => Line::Open,
        401 | 403 => Line::SignedOut,
        408 | 425 | 429 | 500 | 502..=504 => Line::Later,
        _ => Line::NotThere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_come_about_twice_a_minute_and_seldom_when_they_fail() {
        assert_eq!((next_look(0, 0.0), next_look(0, 1.0)), (24_000, 36_000));
        assert_eq!(next_look(2, 0.5), 120_000);
        assert_eq!(next_look(u32::MAX, 0.5), 300_000);
    }

    #[test]
    fn a_line_is_tried_again_with_pauses_that_grow() {
        assert!(next_try(1, 1.0, None) <= 1_000);
        assert_eq!(next_try(40, 1.0, None), 60_000);
        assert_eq!(next_try(1, 0.0, Some(7)), 7_000);
    }

    #[test]
    fn a_line_is_dead_when_three_signs_of_life_are_missing() {
        assert!(!is_dead(45_000.0) && is_dead(50_001.0) && !is_dead(-1.0));
    }

    #[test]
    fn a_city_without_streams_is_told_from_one_that_is_ill() {
        let event_stream = "text/event-stream";
        assert_eq!(line(200, event_stream), Line::Open);
        assert_eq!(line(200, "text/event-stream;charset=utf-8"), Line::Open);
        for (status, media_type) in [
            (200, "text/html"),
            (200, ""),
            (204, event_stream),
            (404, ""),
            (405, ""),
            (406, ""),
            (410, ""),
            (501, ""),
        ] {
            assert_eq!(line(status, media_type), Line::NotThere, "{status}");
        }
        for status in [408, 425, 429, 500, 502, 503, 504] {
            assert_eq!(line(status, "text/html"), Line::Later, "{status}");
        }
        assert_eq!(line(401, ""), Line::SignedOut);
    }
}

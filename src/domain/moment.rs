//! Moments as the servers write them.

use super::calendar::city_offset;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};

/// Reads a moment in any of the ways seen: RFC 3339 with or without fractions,
/// a space for the `T`, single-digit days, no seconds, an offset of hours only,
/// a day alone. Without an offset it is the city's time.
pub fn moment(text: &str) -> Option<DateTime<FixedOffset>> {
    let text = text.trim();
    let (day, rest) = text.split_once(['T', 't', ' ']).unwrap_or((text, ""));
    let day = self::day(day)?;
    let rest = rest.trim();
    let (time, offset) = match rest.strip_suffix(['Z', 'z']) {
        Some(time) => (time, FixedOffset::east_opt(0)?),
        None => match rest.rfind(['+', '-']) {
            Some(at) => (rest.get(..at)?, offset(rest.get(at..)?)?),
            None => (rest, city_offset()),
        },
    };
    let time = match time.trim() {
        "" => NaiveTime::MIN,
        time => time_of_day(time)?,
    };
    let local = day.and_time(time);
    local.and_local_timezone(offset).single()
}

/// Reads a day, `2026-03-11`, also with single digits.
pub fn day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let year = i32::try_from(number(year)?).ok()?;
    NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)
}

/// Reads a time of day, `8:30`, `08:30:00`, `08:30:00.25`.
pub fn time_of_day(text: &str) -> Option<NaiveTime> {
    let mut parts = text.split(':');
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    let second = parts.next().unwrap_or("0");
    if parts.next().is_some() {
        return None;
    }
    let (second, part) = second.split_once('.').unwrap_or((second, ""));
    // A leap second is the last second of its minute.
    NaiveTime::from_hms_nano_opt(hour, minute, number(second)?.min(59), nanoseconds(part)?)
}

/// The digits after the point of a second; what is finer than a nanosecond goes.
fn nanoseconds(part: &str) -> Option<u32> {
    if !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digits = part.bytes().chain(std::iter::repeat(b'0')).take(9);
    Some(digits.fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0')))
}

/// `+08:00`, `-0500`, `-05`.
fn offset(text: &str) -> Option<FixedOffset> {
    let east = text.starts_with('+');
    let digits: String = text.get(1..)?.chars().filter(|c| *c != ':').collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        4 => (digits.get(..2)?, digits.get(2..)?),
        _ => return None,
    };
    let seconds = i32::try_from(number(hours)? * 3600 + number(minutes)? * 60).ok()?;
    FixedOffset::east_opt(if east { seconds } else { -seconds })
}

/// At most four digits, so that nothing overflows.
fn number(text: &str) -> Option<u32> {
    let digits = matches!(text.len(), 1..=4) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| text.parse().ok()).flatten()
}

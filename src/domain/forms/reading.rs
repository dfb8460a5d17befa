//! Numbers, days and times as people type them.

use super::fault::{DateGap, Fault};
use crate::domain::decimal::Decimal;
use crate::domain::person::half_width;
use crate::domain::text::Text;
use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// Reads a number with at most `decimals` digits after the point. Full width, a
/// `。` for the point (a Chinese keyboard gives it), commas and spaces between
/// groups of three and a decimal comma (`1,5`) are understood; zeros at the end
/// do not count as digits. A number too large to hold becomes the largest (or
/// smallest) there is, which no field allows.
pub(super) fn number(text: &str, decimals: u8) -> Result<Decimal, Fault> {
    let text: String = half_width(text)
        .chars()
        .map(|c| match c {
            '。' => '.',
            '\u{2212}' | '\u{2010}'..='\u{2015}' => '-',
            c => c,
        })
        .collect();
    let text = text.trim();
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text.strip_prefix('+').unwrap_or(text).trim_start()),
    };
    let digits = without_groups(digits).ok_or(Fault::NotANumber)?;
    let (whole, part) = digits.split_once('.').unwrap_or((&digits, ""));
    let all_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
    if (whole.is_empty() && part.is_empty()) || !all_digits(whole) || !all_digits(part) {
        return Err(Fault::NotANumber);
    }
    let part = part.trim_end_matches('0');
    if part.len() > usize::from(decimals.min(4)) {
        return Err(match decimals {
            0 => Fault::NotWhole,
            _ => Fault::TooManyDecimals {
                decimals: decimals.min(4),
            },
        });
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    let part = if part.is_empty() { "0" } else { part };
    let size = format!("{whole}.{part}").parse().unwrap_or(Decimal::MAX);
    Ok(if negative {
        Decimal::ZERO.minus(size)
    } else {
        size
    })
}

/// The text without the unit behind it, as in `3年`.
pub(super) fn without_unit(text: &str, unit: &Text) -> String {
    let text = half_width(text);
    let text = text.trim();
    let units = ["zh-CN", "en"].map(|locale| unit.get(locale).trim());
    let bare = units
        .iter()
        .filter(|unit| !unit.is_empty())
        .find_map(|u| text.strip_suffix(u));
    bare.unwrap_or(text).to_owned()
}

/// The digits without what separates groups, the decimal comma as a point. None
/// where commas or spaces stand where no number has them.
fn without_groups(digits: &str) -> Option<String> {
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) => (whole, Some(part)),
        None => (digits, None),
    };
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{2009}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let groups: Vec<&str> = groups.collect();
    if groups.is_empty() {
        return Some(digits.to_owned());
    }
    let thousands = !first.is_empty() && first.len() <= 3 && groups.iter().all(|g| g.len() == 3);
    match (thousands, groups.as_slice(), part) {
        (true, _, part) => Some(format!(
            "{first}{}.{}",
            groups.concat(),
            part.unwrap_or_default()
        )),
        (false, [after], None) if whole.contains(',') && !after.is_empty() => {
            Some(format!("{first}.{after}"))
        }
        _ => None,
    }
}

/// Reads a day from its parts joined by `-`, or from one pasted whole
/// (`2019年5月20日`, `2019/5/20`, `20190520`). Bounds are for the caller.
pub(super) fn date(text: &str) -> Result<NaiveDate, Fault> {
    let text: String = half_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '日' && *c != '号')
        .map(|c| {
            if matches!(c, '年' | '月' | '/' | '.' | '。' | '\u{2010}'..='\u{2015}') {
                '-'
            } else {
                c
            }
        })
        .collect();
    // A day pasted whole into the first box leaves the others empty.
    let mut parts: Vec<&str> = text.split('-').collect();
    while parts.len() > 3 && parts.last().is_some_and(|part| part.is_empty()) {
        parts.pop();
    }
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() > 3 || !parts.iter().all(|part| digits(part)) {
        return Err(Fault::DateNotDigits);
    }
    let part = |at: usize| parts.get(at).copied().unwrap_or_default();
    let (year, month, day) = match (part(0), part(1), part(2)) {
        (whole, "", "") if whole.len() == 8 => whole
            .split_at_checked(4)
            .and_then(|(year, rest)| rest.split_at_checked(2).map(|(m, d)| (year, m, d)))
            .unwrap_or((whole, "", "")),
        parts => parts,
    };
    if let Some(gap) = gap(year, month, day) {
        return Err(Fault::DateIncomplete(gap));
    }
    day_of(year, month, day)
}

fn gap(year: &str, month: &str, day: &str) -> Option<DateGap> {
    Some(match (year.is_empty(), month.is_empty(), day.is_empty()) {
        (false, false, false) => return None,
        (true, false, false) => DateGap::Year,
        (false, true, false) => DateGap::Month,
        (false, false, true) => DateGap::Day,
        (true, true, false) => DateGap::YearAndMonth,
        (true, false, true) => DateGap::YearAndDay,
        (false, true, true) => DateGap::MonthAndDay,
        // Nothing at all is for the caller; said of a part, the year comes first.
        (true, true, true) => DateGap::Year,
    })
}

fn day_of(year: &str, month: &str, day: &str) -> Result<NaiveDate, Fault> {
    let number = |part: &str| part.parse::<u32>().unwrap_or(u32::MAX);
    if year.len() != 4 {
        return Err(Fault::YearNotFourDigits);
    }
    let year = i32::try_from(number(year)).map_err(|_| Fault::YearNotFourDigits)?;
    let (month, day) = (number(month), number(day));
    if !(1..=12).contains(&month) {
        return Err(Fault::NoSuchMonth { month });
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::NoSuchDay { year, month, day })
}

/// Reads `y-m-d hh:mm`; also `T` for the space, `8:5`, `8点5分` and seconds.
pub(super) fn date_time(text: &str) -> Result<NaiveDateTime, Fault> {
    let text = half_width(text);
    let text = text.trim();
    let at = text
        .find(['T', 't'])
        .or_else(|| text.rfind(char::is_whitespace));
    let (day, time) = at.map_or((text, ""), |at| text.split_at(at));
    let day = date(day)?;
    let time = time.trim_start_matches(|c: char| matches!(c, 'T' | 't') || c.is_whitespace());
    if time.chars().all(|c| c == ':') {
        return Err(Fault::TimeMissing);
    }
    Ok(day.and_time(time_of_day(time).ok_or(Fault::NoSuchTime)?))
}

fn time_of_day(text: &str) -> Option<NaiveTime> {
    let text: String = text
        .chars()
        .filter(|c| *c != '分')
        .map(|c| if "点时：".contains(c) { ':' } else { c })
        .collect();
    let mut parts = text.split(':');
    let number = |part: &str| -> Option<u32> {
        (part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let hour = number(parts.next()?)?;
    let minute = match parts.next()? {
        "" => 0,
        minute => number(minute)?,
    };
    let second = parts.next().map_or(Some(0), number)?;
    parts
        .next()
        .is_none()
        .then(|| NaiveTime::from_hms_opt(hour, minute, second))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        for (text, wanted) in [
            ("12", "12"),
            ("１２．５", "12.5"),
            (" 3。5 ", "3.5"),
            ("1,234", "1234"),
            ("1，234.5", "1234.5"),
            ("1 234 567", "1234567"),
            ("1,5", "1.5"),
            ("-4", "-4"),
            ("−4", "-4"),
            ("+4", "4"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1.50000", "1.5"),
            ("007", "7"),
        ] {
            assert_eq!(
                number(text, 4).map(|n| n.to_string()).as_deref(),
                Ok(wanted),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_number_is_said_to_be_none() {
        for text in [
            "三", "1.2.3", "1,23,4", "12,", "1,2.3", "--4", "-", ".", "3年", "1e3", ",5,",
        ] {
            assert_eq!(number(text, 4), Err(Fault::NotANumber), "{text}");
        }
    }

    #[test]
    fn decimals_are_counted_without_the_zeros_at_the_end() {
        assert_eq!(number("2.5", 0), Err(Fault::NotWhole));
        assert_eq!(number("2.0", 0), Ok(Decimal::from_whole(2)));
        assert_eq!(
            number("2.125", 2),
            Err(Fault::TooManyDecimals { decimals: 2 })
        );
    }

    #[test]
    fn a_number_without_end_is_the_largest() {
        assert_eq!(number(&"9".repeat(500), 0), Ok(Decimal::MAX));
        assert!(number(&format!("-{}", "9".repeat(500)), 0).is_ok_and(|n| n < Decimal::ZERO));
    }

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).expect("a day")
    }

    #[test]
    fn days_are_read_from_boxes_and_from_pastes() {
        for text in [
            "2019-5-20",
            "2019-05-20",
            "２０１９-５-２０",
            "2019年5月20日--",
            "2019/5/20",
            "20190520--",
            " 2019 - 5 - 20 ",
            "2019.5.20",
        ] {
            assert_eq!(date(text), Ok(day(2019, 5, 20)), "{text}");
        }
    }

    #[test]
    fn each_gap_of_a_date_is_named() {
        for (text, gap) in [
            ("-5-20", DateGap::Year),
            ("2019--20", DateGap::Month),
            ("2019-5-", DateGap::Day),
            ("2019-5", DateGap::Day),
            ("2019--", DateGap::MonthAndDay),
            ("-5-", DateGap::YearAndDay),
            ("--20", DateGap::YearAndMonth),
        ] {
            assert_eq!(date(text), Err(Fault::DateIncomplete(gap)), "{text}");
        }
    }

    #[test]
    fn impossible_days_are_named() {
        let no = |year, month, day| Err(Fault::NoSuchDay { year, month, day });
        assert_eq!(date("2026-2-30"), no(2026, 2, 30));
        assert_eq!(date("2025-2-29"), no(2025, 2, 29));
        assert_eq!(date("2024-2-29"), Ok(day(2024, 2, 29)));
        assert_eq!(date("2026-4-0"), no(2026, 4, 0));
        assert_eq!(date("2026-13-1"), Err(Fault::NoSuchMonth { month: 13 }));
        assert_eq!(date("98-1-1"), Err(Fault::YearNotFourDigits));
        assert_eq!(date("去年-1-1"), Err(Fault::DateNotDigits));
        assert_eq!(date("1-2-3-4"), Err(Fault::DateNotDigits));
    }

    #[test]
    fn times_are_read_and_missing_ones_are_noticed() {
        let wanted = day(2026, 3, 11).and_hms_opt(8, 5, 0).expect("a time");
        for text in [
            "2026-3-11 8:05",
            "2026-3-11T08:05",
            "2026-3-11　８：０５",
            "2026-3-11 8点5分",
            "2026-03-11 08:05:00",
        ] {
            assert_eq!(date_time(text), Ok(wanted), "{text}");
        }
        assert_eq!(date_time("2026-3-11"), Err(Fault::TimeMissing));
        assert_eq!(date_time("2026-3-11 :"), Err(Fault::TimeMissing));
        assert_eq!(date_time("2026-3-11 24:00"), Err(Fault::NoSuchTime));
        assert_eq!(date_time("2026-3-11 8"), Err(Fault::NoSuchTime));
        assert_eq!(
            date_time("2026-2-30 8:00"),
            Err(Fault::NoSuchDay {
                year: 2026,
                month: 2,
                day: 30
            })
        );
    }
}

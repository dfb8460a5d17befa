//! Deadlines as a calendar file (RFC 5545), for the calendar of a phone.

use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, Timelike};

/// When something is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
    /// By the end of a day.
    Day(NaiveDate),
    /// At a moment.
    At(DateTime<FixedOffset>),
}

/// One entry of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Tells it apart from all others and stays the same: a file that is opened
    /// again changes the entry and adds none.
    pub id: String,
    /// When it is due.
    pub due: Due,
    /// What is due.
    pub title: String,
    /// More about it.
    pub text: String,
    /// Where it is dealt with.
    pub url: String,
}

/// The most octets of a line, its end not counted.
const LONGEST: usize = 75;

/// The file. `host` is the portal's, `now` when it was made.
pub fn calendar_file(deadlines: &[Deadline], host: &str, now: DateTime<FixedOffset>) -> String {
    let mut file = String::new();
    let mut line = |name: &str, value: &str| write_line(&mut file, name, value);
    line("BEGIN", "VCALENDAR");
    line("VERSION", "2.0");
    line("PRODID", &escaped(&format!("-//{host}//deadlines//ZH")));
    line("METHOD", "PUBLISH");
    for deadline in deadlines {
        line("BEGIN", "VEVENT");
        line("UID", &escaped(&format!("{}@{host}", deadline.id)));
        line("DTSTAMP", &utc(now));
        match deadline.due {
            Due::Day(day) => {
                let after = day.checked_add_days(Days::new(1)).unwrap_or(day);
                line("DTSTART;VALUE=DATE", &basic(day));
                line("DTEND;VALUE=DATE", &basic(after));
            }
            // Without an end it takes no time.
            Due::At(at) => line("DTSTART", &utc(at)),
        }
        line("SUMMARY", &escaped(&deadline.title));
        if !deadline.text.is_empty() {
            line("DESCRIPTION", &escaped(&deadline.text));
        }
        line("URL", &one_line(&deadline.url));
        // Nobody is busy because something is due.
        line("TRANSP", "TRANSPARENT");
        line("BEGIN", "VALARM");
        line("ACTION", "DISPLAY");
        line("DESCRIPTION", &escaped(&deadline.title));
        line("TRIGGER", "-P1D");
        line("END", "VALARM");
        line("END", "VEVENT");
    }
    line("END", "VCALENDAR");
    file
}

fn utc(at: DateTime<FixedOffset>) -> String {
    let at = at.naive_utc();
    let (hour, minute, second) = (at.hour(), at.minute(), at.second());
    format!("{}T{hour:02}{minute:02}{second:02}Z", basic(at.date()))
}

fn basic(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// Text with what has a meaning in the file made plain (RFC 5545, 3.3.11). Other
/// control characters must not stand in it.
fn escaped(text: &str) -> String {
    let mut plain = String::new();
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\n' | '\r' => plain.push_str("\\n"),
            '\\' | ';' | ',' => plain.extend(['\\', c]),
            c if c.is_control() => {}
            c => plain.push(c),
        }
    }
    plain
}

fn one_line(value: &str) -> String {
    value.chars().filter(|c| !c.is_control()).collect()
}

/// Writes a line, folded so that none is too long and no character is torn
/// (RFC 5545, 3.1).
fn write_line(file: &mut String, name: &str, value: &str) {
    let mut length = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if length + c.len_utf8() > LONGEST {
            file.push_str("\r\n ");
            length = 1;
        }
        file.push(c);
        length += c.len_utf8();
    }
    file.push_str("\r\n");
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(text: &str) -> DateTime<FixedOffset> {
        DateTime::parse_from_rfc3339(text).expect("a moment")
    }

    fn deadline(due: Due, title: &str, text: &str) -> Deadline {
        Deadline {
            id: "LG26-0311-0417-answered".to_owned(),
            due,
            title: title.to_owned(),
            text: text.to_owned(),
            url: "https://portal.example/cases/LG26-0311-0417".to_owned(),
        }
    }

    fn file(deadlines: &[Deadline]) -> String {
        calendar_file(
            deadlines,
            "portal.example",
            at("2026-03-11T16:00:00.5+08:00"),
        )
    }

    /// The lines as a calendar reads them: folds undone.
    fn unfolded(file: &str) -> Vec<String> {
        let whole = file.replace("\r\n ", "");
        whole.split_terminator("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn a_moment_is_written_in_utc_and_a_day_as_a_day() {
        let moment = deadline(Due::At(at("2026-03-12T15:56:00+08:00")), "答复", "");
        let day = deadline(Due::Day("2026-12-31".parse().expect("a day")), "补材料", "");
        let lines = unfolded(&file(&[moment, day]));
        assert!(lines.contains(&"DTSTART:20260312T075600Z".to_owned()));
        assert!(lines.contains(&"DTSTAMP:20260311T080000Z".to_owned()));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261231".to_owned()));
        assert!(lines.contains(&"DTEND;VALUE=DATE:20270101".to_owned()));
    }

    #[test]
    fn the_whole_file_is_as_the_standard_writes_it() {
        let one = deadline(
            Due::At(at("2026-03-12T15:56:00+08:00")),
            "24 小时内办完并答复",
            "新渡路 86 号",
        );
        assert_eq!(
            file(&[one]),
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//portal.example//deadlines//ZH\r\n\
             METHOD:PUBLISH\r\nBEGIN:VEVENT\r\nUID:LG26-0311-0417-answered@portal.example\r\n\
             DTSTAMP:20260311T080000Z\r\nDTSTART:20260312T075600Z\r\n\
             SUMMARY:24 小时内办完并答复\r\nDESCRIPTION:新渡路 86 号\r\n\
             URL:https://portal.example/cases/LG26-0311-0417\r\nTRANSP:TRANSPARENT\r\n\
             BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:24 小时内办完并答复\r\n\
             TRIGGER:-P1D\r\nEND:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        );
    }

    #[test]
    fn what_has_a_meaning_is_escaped() {
        assert_eq!(
            escaped("a,b;c\\d\r\ne\rf\ng\u{7}"),
            "a\\,b\\;c\\\\d\\ne\\nf\\ng"
        );
    }

    /// The text that was escaped.
    fn read_back(value: &str) -> String {
        let mut chars = value.chars();
        let mut text = String::new();
        while let Some(c) = chars.next() {
            match c {
                '\\' => match chars.next() {
                    Some('n') => text.push('\n'),
                    Some(c) => text.push(c),
                    None => panic!("a lone backslash"),
                },
                c => text.push(c),
            }
        }
        text
    }

    proptest! {
        #[test]
        fn lines_are_short_and_read_back_as_they_were(
            title in "[ -~\u{4e00}-\u{4eff}\u{1f300}-\u{1f310}\n;,\\\\]{0,200}",
        ) {
            let file = file(&[deadline(Due::At(at("2026-03-12T15:56:00+08:00")), &title, &title)]);
            for line in file.split_terminator("\r\n") {
                prop_assert!(line.len() <= LONGEST, "{line}");
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let lines = unfolded(&file);
            let summary = lines.iter().find_map(|line| line.strip_prefix("SUMMARY:"));
            prop_assert_eq!(summary.map(read_back), Some(title));
        }

        #[test]
        fn nothing_in_a_text_ends_an_entry(title in ".{0,80}", text in "(?s).{0,80}") {
            let file = file(&[deadline(Due::At(at("2026-03-12T15:56:00+08:00")), &title, &text)]);
            let lines = unfolded(&file);
            let ends = lines.iter().filter(|line| *line == "END:VEVENT").count();
            prop_assert_eq!(ends, 1);
            prop_assert_eq!(lines.last().map(String::as_str), Some("END:VCALENDAR"));
        }
    }
}

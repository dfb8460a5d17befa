//! The working calendar against a published one, day by day: `chinese_days/days.txt`
//! says for every day from 2020 to 2026 whether China worked, and how far the fifth
//! working day after it was. The holidays themselves come from elsewhere: from the
//! yearly notices of the General Office of the State Council, as they give them, and
//! for the years it publishes from the stand-in.
#![cfg(not(target_arch = "wasm32"))]

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use longgang_portal::domain::calendar::{OfficeHours, WorkingCalendar};
use longgang_portal::domain::cases::{Allowance, Promise, PromiseState};

/// A day, whether it works, and how many days later the fifth working day is.
type Published = (NaiveDate, bool, i64);

fn published() -> Vec<Published> {
    let lines = include_str!("chinese_days/days.txt").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(month)
        .collect()
}

fn month(line: &str) -> Vec<Published> {
    let mut parts = line.split(' ');
    let mut part = || parts.next().expect("a month has three parts");
    let (month, works, fifth) = (part(), part(), part());
    let first = date(&format!("{month}-01"));
    let days = first.iter_days().zip(works.chars().zip(fifth.chars()));
    days.map(|(day, (works, fifth))| {
        let later = fifth.to_digit(36).expect("a number of days");
        (day, works == 'w', i64::from(later))
    })
    .collect()
}

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// Days off from the first to the last, and the days worked in their place.
const NOTICES: [(&str, &str, &[&str]); 46] = [
    ("2020-01-01", "2020-01-01", &[]),
    // Made longer in the epidemic; 1 February had been a make-up workday.
    ("2020-01-24", "2020-02-02", &["2020-01-19"]),
    ("2020-04-04", "2020-04-06", &[]),
    ("2020-05-01", "2020-05-05", &["2020-04-26", "2020-05-09"]),
    ("2020-06-25", "2020-06-27", &["2020-06-28"]),
    ("2020-10-01", "2020-10-08", &["2020-09-27", "2020-10-10"]),
    ("2021-01-01", "2021-01-03", &[]),
    ("2021-02-11", "2021-02-17", &["2021-02-07", "2021-02-20"]),
    ("2021-04-03", "2021-04-05", &[]),
    ("2021-05-01", "2021-05-05", &["2021-04-25", "2021-05-08"]),
    ("2021-06-12", "2021-06-14", &[]),
    ("2021-09-19", "2021-09-21", &["2021-09-18"]),
    ("2021-10-01", "2021-10-07", &["2021-09-26", "2021-10-09"]),
    ("2022-01-01", "2022-01-03", &[]),
    ("2022-01-31", "2022-02-06", &["2022-01-29", "2022-01-30"]),
    ("2022-04-03", "2022-04-05", &["2022-04-02"]),
    ("2022-04-30", "2022-05-04", &["2022-04-24", "2022-05-07"]),
    ("2022-06-03", "2022-06-05", &[]),
    ("2022-09-10", "2022-09-12", &[]),
    ("2022-10-01", "2022-10-07", &["2022-10-08", "2022-10-09"]),
    ("2022-12-31", "2023-01-02", &[]),
    ("2023-01-21", "2023-01-27", &["2023-01-28", "2023-01-29"]),
    ("2023-04-05", "2023-04-05", &[]),
    ("2023-04-29", "2023-05-03", &["2023-04-23", "2023-05-06"]),
    ("2023-06-22", "2023-06-24", &["2023-06-25"]),
    ("2023-09-29", "2023-10-06", &["2023-10-07", "2023-10-08"]),
    ("2023-12-30", "2024-01-01", &[]),
    ("2024-02-10", "2024-02-17", &["2024-02-04", "2024-02-18"]),
    ("2024-04-04", "2024-04-06", &["2024-04-07"]),
    ("2024-05-01", "2024-05-05", &["2024-04-28", "2024-05-11"]),
    ("2024-06-08", "2024-06-10", &[]),
    ("2024-09-15", "2024-09-17", &["2024-09-14"]),
    ("2024-10-01", "2024-10-07", &["2024-09-29", "2024-10-12"]),
    ("2025-01-01", "2025-01-01", &[]),
    ("2025-01-28", "2025-02-04", &["2025-01-26", "2025-02-08"]),
    ("2025-04-04", "2025-04-06", &[]),
    ("2025-05-01", "2025-05-05", &["2025-04-27"]),
    ("2025-05-31", "2025-06-02", &[]),
    ("2025-10-01", "2025-10-08", &["2025-09-28", "2025-10-11"]),
    ("2026-01-01", "2026-01-03", &["2026-01-04"]),
    ("2026-02-15", "2026-02-23", &["2026-02-14", "2026-02-28"]),
    ("2026-04-04", "2026-04-06", &[]),
    ("2026-05-01", "2026-05-05", &["2026-05-09"]),
    ("2026-06-19", "2026-06-21", &[]),
    ("2026-09-25", "2026-09-27", &[]),
    ("2026-10-01", "2026-10-07", &["2026-09-20", "2026-10-10"]),
];

fn by_notices() -> WorkingCalendar {
    let mut calendar = WorkingCalendar {
        from: date("2020-01-01"),
        to: date("2026-12-31"),
        hours: OFFICE.map(|(from, to)| hours(from, to)).into(),
        ..WorkingCalendar::default()
    };
    for (from, to, made_up) in NOTICES {
        let to = date(to);
        let off = date(from).iter_days().take_while(|day| *day <= to);
        calendar.holidays.extend(off);
        calendar
            .workdays
            .extend(made_up.iter().map(|day| date(day)));
    }
    calendar
}

const OFFICE: [(&str, &str); 2] = [("08:30:00", "12:00:00"), ("13:30:00", "17:00:00")];

fn hours(from: &str, to: &str) -> OfficeHours {
    let time = |text: &str| text.parse().expect("a time");
    OfficeHours {
        from: time(from),
        to: time(to),
    }
}

fn stand_in() -> WorkingCalendar {
    let text = include_str!("../end2end/api/data/calendar.json");
    serde_json::from_str(text).expect("a calendar")
}

fn moment(day: NaiveDate, time: &str) -> DateTime<FixedOffset> {
    let text = format!("{day}T{time}+08:00");
    DateTime::parse_from_rfc3339(&text).expect("a moment")
}

#[test]
fn the_table_is_whole() {
    let days = published();
    assert_eq!(days.len(), 7 * 365 + 2);
    let ends = [days.first(), days.last()].map(|day| day.map(|day| day.0));
    assert_eq!(ends, [Some(date("2020-01-01")), Some(date("2026-12-31"))]);
}

#[test]
fn every_day_works_or_not_as_published() {
    let calendar = by_notices();
    for (day, works, _) in published() {
        assert_eq!(calendar.is_working_day(day), works, "{day}");
        let noon = moment(day, "11:59:59");
        assert_eq!(calendar.is_open(noon), works, "{day}");
    }
}

#[test]
fn the_stand_in_publishes_the_days_as_they_were() {
    let calendar = stand_in();
    let mut known = 0;
    for (day, works, _) in published() {
        if calendar.knows(day) {
            assert_eq!(calendar.is_working_day(day), works, "{day}");
            known += 1;
        }
    }
    assert!(known >= 365, "it publishes a year at least: {known} days");
}

/// Around midnight, at both ends of the office hours and over noon.
#[test]
fn the_fifth_working_day_is_the_published_one_from_every_time_of_every_day() {
    let calendar = by_notices();
    // Later ones lead beyond the table.
    let last = date("2026-12-20");
    let days = published();
    for (day, works, later) in days.iter().copied().filter(|(day, ..)| *day <= last) {
        let fifth = day + TimeDelta::days(later);
        let is = |start: &str, due: DateTime<FixedOffset>| {
            let got = calendar.add_working_days(moment(day, start), 5);
            assert_eq!(got, due, "{day} {start}");
        };
        if works {
            is("08:30:00", moment(fifth, "08:30:00"));
            is("12:30:00", moment(fifth, "13:30:00"));
            is("16:59:59", moment(fifth, "16:59:59"));
        }
        // At night and on a day off the clock starts when the offices open.
        let opens = |day| moment(day + TimeDelta::days(later_of(&days, day)), "08:30:00");
        let next = next_working(&days, day);
        let before = if works { day } else { next };
        is("00:00:00", opens(before));
        is("08:29:59", opens(before));
        is("17:00:00", opens(next));
        is("23:59:59", opens(next));
    }
}

fn next_working(days: &[Published], day: NaiveDate) -> NaiveDate {
    let after = days.iter().find(|(other, works, _)| *other > day && *works);
    after.expect("a working day").0
}

fn later_of(days: &[Published], day: NaiveDate) -> i64 {
    let at = days.iter().find(|(other, ..)| *other == day);
    at.expect("a day of the table").2
}

#[test]
fn working_time_between_any_two_days_is_that_of_the_published_days() {
    let calendar = by_notices();
    let days = published();
    let day_length = calendar.office_day_length();
    assert_eq!(day_length, TimeDelta::hours(7));
    // From the first day of each month: every later day of the table.
    for from in days
        .iter()
        .filter(|(day, ..)| day.to_string().ends_with("-01"))
    {
        let mut worked = TimeDelta::zero();
        for (day, works, _) in days.iter().filter(|(day, ..)| *day >= from.0) {
            let start = moment(from.0, "00:00:00");
            let passed = calendar.working_time_between(start, moment(*day, "00:00:00"));
            assert_eq!(passed, worked, "{} to {day}", from.0);
            if *works {
                worked += day_length;
            }
        }
    }
}

/// A promise of five working days, looked at twice on every day until it is due.
#[test]
fn a_promise_runs_on_working_days_and_stands_still_on_the_others() {
    let calendar = by_notices();
    let days = published();
    // Before the longest holidays, and over the ends of years.
    let starts = [
        "2020-01-22",
        "2020-09-30",
        "2022-12-30",
        "2023-09-28",
        "2023-12-29",
        "2026-02-14",
    ];
    for start in starts.map(date) {
        let promise = five_days_from(moment(start, "10:00:00"), &calendar);
        let later = TimeDelta::days(later_of(&days, start));
        assert_eq!(promise.due_at, moment(start + later, "10:00:00"));
        // In minutes; an hour and a half of the first day had gone before.
        let mut worked = -90;
        for (day, works, _) in days.iter().filter(|(day, ..)| *day >= start) {
            for (time, of_the_day) in [("12:00:00", 210), ("17:00:00", 420)] {
                let now = moment(*day, time);
                let left = 5 * 420 - worked - if *works { of_the_day } else { 0 };
                if now <= promise.due_at {
                    let left = TimeDelta::minutes(left);
                    let stands = PromiseState::Running { left };
                    assert_eq!(promise.state(now, &calendar), stands, "{start}: {now}");
                }
            }
            worked += if *works { 420 } else { 0 };
        }
        let by = TimeDelta::hours(1);
        let late = promise.state(promise.due_at + by, &calendar);
        assert_eq!(late, PromiseState::Late { by, met: false }, "{start}");
    }
}

fn five_days_from(start: DateTime<FixedOffset>, calendar: &WorkingCalendar) -> Promise {
    let due = Allowance::WorkingDays(5).due(start, calendar);
    serde_json::from_value(serde_json::json!({
        "clause": "answered",
        "within": { "working_days": 5 },
        "started_at": start.to_rfc3339(),
        "due_at": due.to_rfc3339(),
    }))
    .expect("a promise")
}

//! Working time over nights, weekends, lunch, holidays and make-up workdays. The
//! days off are those of the State Council's notice for 2026.

use super::*;
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A moment of the city, `2026-02-13 10:00`.
fn moment(text: &str) -> DateTime<FixedOffset> {
    let text = format!("{}:00+08:00", text.replace(' ', "T"));
    DateTime::parse_from_rfc3339(&text).expect("a moment")
}

fn hours(from: &str, to: &str) -> OfficeHours {
    let time = |text: &str| text.parse().expect("a time");
    OfficeHours {
        from: time(from),
        to: time(to),
    }
}

/// 8:30 to 12:00 and 14:00 to 17:30: seven hours a day.
fn calendar_2026() -> WorkingCalendar {
    let days = |spans: &[(&str, &str)]| {
        let span = |(from, to): &(&str, &str)| {
            let to = date(to);
            date(from)
                .iter_days()
                .take_while(move |day| *day <= to)
                .collect::<Vec<_>>()
        };
        spans.iter().flat_map(span).collect()
    };
    WorkingCalendar {
        from: date("2026-01-01"),
        to: date("2026-12-31"),
        hours: vec![hours("08:30:00", "12:00:00"), hours("14:00:00", "17:30:00")],
        holidays: days(&[
            ("2026-01-01", "2026-01-03"),
            ("2026-02-15", "2026-02-23"),
            ("2026-04-04", "2026-04-06"),
            ("2026-05-01", "2026-05-05"),
            ("2026-06-19", "2026-06-21"),
            ("2026-09-25", "2026-09-27"),
            ("2026-10-01", "2026-10-07"),
        ]),
        workdays: [
            "2026-01-04",
            "2026-02-14",
            "2026-02-28",
            "2026-05-09",
            "2026-09-20",
            "2026-10-10",
        ]
        .map(date)
        .into(),
    }
}

#[test]
fn make_up_workdays_count_and_holidays_do_not() {
    let calendar = calendar_2026();
    for (day, works) in [
        ("2026-02-13", true),
        ("2026-02-14", true),
        ("2026-02-15", false),
        ("2026-02-23", false),
        ("2026-02-24", true),
        ("2026-02-28", true),
        ("2026-03-01", false),
        ("2026-03-14", false),
    ] {
        assert_eq!(calendar.is_working_day(date(day)), works, "{day}");
    }
    assert!(!calendar.knows(date("2027-01-01")) && calendar.is_working_day(date("2027-01-01")));
}

#[test]
fn working_days_keep_the_time_of_day() {
    let calendar = calendar_2026();
    for (start, days, due) in [
        // Over the spring festival: one make-up Saturday, then nine days off.
        ("2026-02-13 10:00", 1, "2026-02-14 10:00"),
        ("2026-02-13 10:00", 2, "2026-02-24 10:00"),
        ("2026-02-13 10:00", 5, "2026-02-27 10:00"),
        // Over the year's end: 4 January is a make-up Sunday.
        ("2025-12-31 16:00", 1, "2026-01-04 16:00"),
        ("2026-12-31 16:00", 1, "2027-01-01 16:00"),
        // Over a weekend.
        ("2026-03-13 17:29", 1, "2026-03-16 17:29"),
        ("2026-03-11 09:15", 0, "2026-03-11 09:15"),
    ] {
        assert_eq!(
            calendar.add_working_days(moment(start), days),
            moment(due),
            "{start} + {days}"
        );
    }
}

#[test]
fn outside_office_hours_the_next_opening_counts() {
    let calendar = calendar_2026();
    for (start, opening) in [
        ("2026-03-11 07:00", "2026-03-11 08:30"),
        ("2026-03-11 12:00", "2026-03-11 14:00"),
        ("2026-03-11 17:30", "2026-03-12 08:30"),
        ("2026-03-11 23:59", "2026-03-12 08:30"),
        ("2026-03-14 11:00", "2026-03-16 08:30"),
        ("2026-02-18 11:00", "2026-02-24 08:30"),
        ("2026-03-11 08:30", "2026-03-11 08:30"),
    ] {
        assert_eq!(
            calendar.next_opening(moment(start)),
            moment(opening),
            "{start}"
        );
        let counted = calendar.add_working_days(moment(start), 5);
        assert_eq!(
            counted,
            calendar.add_working_days(moment(opening), 5),
            "{start}"
        );
    }
    let at_night = calendar.add_working_days(moment("2026-03-11 20:00"), 5);
    assert_eq!(at_night, moment("2026-03-19 08:30"));
}

#[test]
fn only_office_hours_pass() {
    let calendar = calendar_2026();
    for (from, to, minutes) in [
        ("2026-03-11 09:00", "2026-03-11 10:30", 90),
        ("2026-03-11 11:30", "2026-03-11 14:30", 60),
        ("2026-03-11 17:00", "2026-03-12 09:00", 60),
        ("2026-03-13 17:00", "2026-03-16 09:00", 60),
        ("2026-02-14 17:00", "2026-02-24 09:00", 60),
        ("2026-03-14 08:00", "2026-03-15 20:00", 0),
        ("2026-03-09 00:00", "2026-03-16 00:00", 5 * 7 * 60),
        ("2026-03-12 09:00", "2026-03-11 17:00", -60),
    ] {
        let time = calendar.working_time_between(moment(from), moment(to));
        assert_eq!(time.num_minutes(), minutes, "{from} to {to}");
    }
}

#[test]
fn working_time_is_added_up_to_the_close() {
    let calendar = calendar_2026();
    for (start, minutes, end) in [
        ("2026-03-13 17:00", 30, "2026-03-13 17:30"),
        ("2026-03-13 17:00", 60, "2026-03-16 09:00"),
        ("2026-03-13 20:00", 60, "2026-03-16 09:30"),
        ("2026-03-11 11:30", 60, "2026-03-11 14:30"),
        ("2026-02-14 17:00", 60, "2026-02-24 09:00"),
        ("2026-03-14 11:00", 0, "2026-03-14 11:00"),
    ] {
        let added = calendar.add_working_time(moment(start), TimeDelta::minutes(minutes));
        assert_eq!(added, moment(end), "{start} + {minutes} min");
    }
}

#[test]
fn a_moment_is_the_same_in_every_offset() {
    let calendar = calendar_2026();
    let here = moment("2026-03-11 09:00");
    let elsewhere = here.with_timezone(&FixedOffset::west_opt(5 * 3600).expect("an offset"));
    assert!(calendar.is_open(elsewhere));
    assert_eq!(
        calendar.add_working_days(elsewhere, 1),
        moment("2026-03-12 09:00")
    );
}

#[test]
fn without_office_hours_a_working_day_is_all_day() {
    let calendar = WorkingCalendar::default();
    assert_eq!(calendar.office_day_length(), TimeDelta::days(1));
    let friday = moment("2026-03-13 23:00");
    assert_eq!(
        calendar.add_working_time(friday, TimeDelta::hours(2)),
        moment("2026-03-16 01:00")
    );
    assert_eq!(
        calendar.add_working_days(friday, 1),
        moment("2026-03-16 23:00")
    );
}

#[test]
fn overlapping_and_backward_hours_are_put_right() {
    let calendar = WorkingCalendar {
        hours: vec![
            hours("13:00:00", "17:00:00"),
            hours("09:00:00", "14:00:00"),
            hours("18:00:00", "08:00:00"),
        ],
        ..WorkingCalendar::default()
    };
    assert_eq!(calendar.office_day_length(), TimeDelta::hours(8));
}

#[test]
fn absurd_numbers_end() {
    let calendar = calendar_2026();
    let start = moment("2026-03-11 09:00");
    assert!(calendar.add_working_days(start, u32::MAX) > moment("2060-01-01 00:00"));
    assert!(calendar.add_working_time(start, TimeDelta::MAX) > moment("2060-01-01 00:00"));
    let far = DateTime::<chrono::Utc>::MAX_UTC.fixed_offset();
    let _ = calendar.add_working_days(far, 3);
    assert!(calendar.working_time_between(start, far) > TimeDelta::zero());
}

/// A second of the winter of 2025/26.
fn any_moment() -> impl Strategy<Value = DateTime<FixedOffset>> {
    (0i64..180 * 86_400).prop_map(|s| moment("2025-11-01 00:00") + TimeDelta::seconds(s))
}

/// The calendar of 2026 with other days off and at work thrown in.
fn any_calendar() -> impl Strategy<Value = WorkingCalendar> {
    let days = || proptest::collection::btree_set(0u64..180, 0..12);
    (days(), days(), any::<bool>()).prop_map(|(off, on, with_hours)| {
        let mut calendar = calendar_2026();
        let day = |n: u64| {
            date("2025-11-01")
                .checked_add_days(chrono::Days::new(n))
                .expect("a day")
        };
        calendar.holidays.extend(off.into_iter().map(day));
        calendar.workdays.extend(on.into_iter().map(day));
        if !with_hours {
            calendar.hours.clear();
        }
        calendar
    })
}

proptest! {
    #[test]
    fn times_add_up(calendar in any_calendar(), a in any_moment(), b in any_moment(), c in any_moment()) {
        let between = |x, y| calendar.working_time_between(x, y);
        prop_assert_eq!(between(a, c), between(a, b) + between(b, c));
    }

    #[test]
    fn time_never_runs_backwards_nor_too_fast(calendar in any_calendar(), a in any_moment(), b in any_moment()) {
        let (a, b) = (a.min(b), a.max(b));
        let worked = calendar.working_time_between(a, b);
        prop_assert!(worked >= TimeDelta::zero() && worked <= b - a);
    }

    /// Whole days by the rule in words, one by one.
    #[test]
    fn whole_days_are_counted_as_one_would(calendar in any_calendar(), from in 0u64..180, length in 0u64..90) {
        let day = |n: u64| date("2025-11-01").checked_add_days(chrono::Days::new(n)).expect("a day");
        let midnight = |n: u64| moment(&format!("{} 00:00", day(n)));
        let works = (from..from + length).filter(|n| calendar.is_working_day(day(*n))).count();
        let worked = calendar.working_time_between(midnight(from), midnight(from + length));
        prop_assert_eq!(worked, calendar.office_day_length() * i32::try_from(works).expect("few"));
    }

    #[test]
    fn working_days_land_in_office_hours(calendar in any_calendar(), t in any_moment(), n in 0u32..30) {
        let due = calendar.add_working_days(t, n);
        prop_assert!(calendar.is_open(due) && due >= t);
        let passed = calendar.working_time_between(t, due);
        prop_assert_eq!(passed, calendar.office_day_length() * i32::try_from(n).expect("few"));
    }

    #[test]
    fn added_time_is_the_time_between_and_not_a_second_more(
        calendar in any_calendar(), t in any_moment(), seconds in 1i64..400_000,
    ) {
        let d = TimeDelta::seconds(seconds);
        let end = calendar.add_working_time(t, d);
        prop_assert_eq!(calendar.working_time_between(t, end), d);
        prop_assert!(calendar.working_time_between(t, end - TimeDelta::seconds(1)) < d);
    }
}

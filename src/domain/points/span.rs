//! Calendar arithmetic: completed years and months, spans, look-backs.
//!
//! Time is counted up to the start of the day that counts: a permit valid from
//! 20 May 2019 is one year old on 20 May 2020, not on the 19th, and a closed
//! span counts its last day once that day is over. A month runs to the same day
//! of the next month, or to its last day where there is no such day (Civil Code
//! art. 202), so 29 February 2020 is one year ago on 28 February 2021.

use super::facts::Period;
use super::scheme::{SpanMode, SpanUnit};
use chrono::{Datelike, Months, NaiveDate, TimeDelta};

/// Leftover days that make one more month when several spans are added.
const LEFTOVER_DAYS: i64 = 30;

/// Completed calendar months from `from` to `until`; none where it is earlier.
pub fn completed_months(from: NaiveDate, until: NaiveDate) -> i64 {
    let months = i64::from(until.year() - from.year()) * 12 + i64::from(until.month())
        - i64::from(from.month());
    let complete = months_after(from, months).is_some_and(|day| day <= until);
    (if complete { months } else { months - 1 }).max(0)
}

/// Completed calendar years from `from` to `until`; none where it is earlier.
pub fn completed_years(from: NaiveDate, until: NaiveDate) -> i64 {
    completed_months(from, until) / 12
}

/// `day` so many years earlier; 29 February becomes the 28th.
pub fn years_before(day: NaiveDate, years: u32) -> NaiveDate {
    months_before(day, years.saturating_mul(12))
}

/// `day` so many months earlier, or the earliest day there is.
pub fn months_before(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_sub_months(Months::new(months))
        .unwrap_or(NaiveDate::MIN)
}

/// `day` so many years later, by the same rule as [`years_before`]: the first day
/// on which `day` does not lie within so many years any more.
pub fn years_after(day: NaiveDate, years: u32) -> Option<NaiveDate> {
    let later = day.checked_add_months(Months::new(years.checked_mul(12)?))?;
    // From 28 February one reaches back to the 28th also on the 29th.
    if is_within(day, later, years) {
        later.succ_opt()
    } else {
        Some(later)
    }
}

/// Whether `date` lies within the last `years` years before `day`: `day` itself
/// does, the same day `years` years before does not, the day after that does.
pub fn is_within(date: NaiveDate, day: NaiveDate, years: u32) -> bool {
    date <= day && date > years_before(day, years)
}

/// The completed units covered by `periods` up to `day`.
///
/// Overlapping and touching spans are merged, so that no day counts twice. Each
/// merged span counts its completed calendar months; what is left over is added
/// up in days, and every 30 days make one more month. 12 months are a year.
/// Pieces never count more than the one span from their first to their last day.
pub fn covered(periods: &[Period], day: NaiveDate, unit: SpanUnit, mode: SpanMode) -> i64 {
    let merged = merge(periods, start(NaiveDate::MIN, day, mode), day);
    let counted = match mode {
        SpanMode::Accumulated | SpanMode::Within { .. } => merged,
        SpanMode::Continuous {
            gap_days,
            gap_months,
        } => latest_run(merged, day, Gap::of(gap_months, gap_days)),
    };
    completed_in(&counted, unit)
}

/// The completed units within half-open spans that are in order and do not
/// touch, as [`covered`] counts them.
pub fn completed_in(spans: &[(NaiveDate, NaiveDate)], unit: SpanUnit) -> i64 {
    match unit {
        SpanUnit::Years => months_in(spans) / 12,
        SpanUnit::Months => months_in(spans),
        SpanUnit::Days => days_in(spans),
    }
}

/// How many days there are in half-open spans.
pub fn days_in(spans: &[(NaiveDate, NaiveDate)]) -> i64 {
    let days = spans.iter().map(|&(from, until)| (until - from).num_days());
    days.sum()
}

fn months_in(spans: &[(NaiveDate, NaiveDate)]) -> i64 {
    let (Some(first), Some(last)) = (spans.first(), spans.last()) else {
        return 0;
    };
    let (mut months, mut days) = (0, 0);
    for &(from, until) in spans {
        let complete = completed_months(from, until);
        months += complete;
        days += months_after(from, complete).map_or(0, |from| (until - from).num_days());
    }
    (months + days / LEFTOVER_DAYS).min(completed_months(first.0, last.1))
}

/// The most that spans not before `earliest` can cover up to `day`.
pub fn coverable(earliest: NaiveDate, day: NaiveDate, unit: SpanUnit, mode: SpanMode) -> i64 {
    completed(start(earliest, day, mode), day, unit)
}

/// The first day that can count.
fn start(earliest: NaiveDate, day: NaiveDate, mode: SpanMode) -> NaiveDate {
    match mode {
        SpanMode::Within { months } => earliest.max(months_before(day, months)),
        SpanMode::Accumulated | SpanMode::Continuous { .. } => earliest,
    }
}

/// Completed years or months, or days, from `from` to `until`; none where it is earlier.
pub fn completed(from: NaiveDate, until: NaiveDate, unit: SpanUnit) -> i64 {
    match unit {
        SpanUnit::Years => completed_years(from, until),
        SpanUnit::Months => completed_months(from, until),
        SpanUnit::Days => (until - from).num_days().max(0),
    }
}

fn months_after(from: NaiveDate, months: i64) -> Option<NaiveDate> {
    from.checked_add_months(Months::new(u32::try_from(months).ok()?))
}

/// Half-open spans in order, without overlaps, between `start` and `day`.
fn merge(periods: &[Period], start: NaiveDate, day: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut spans: Vec<_> = periods
        .iter()
        .map(|period| {
            let until = period
                .to
                .and_then(|to| to.checked_add_signed(TimeDelta::days(1)));
            (
                period.from.max(start),
                until.map_or(day, |until| until.min(day)),
            )
        })
        .filter(|(from, until)| from < until)
        .collect();
    spans.sort_unstable();
    let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(spans.len());
    for (from, until) in spans {
        match merged.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(until),
            _ => merged.push((from, until)),
        }
    }
    merged
}

/// The longest gap that is tolerated between two spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    months: u32,
    days: u32,
}

impl Gap {
    /// So many months, and so many days after them.
    pub const fn of(months: u32, days: u32) -> Self {
        Self { months, days }
    }

    /// Whether what is missing from `until` to `from` is not longer.
    fn bridges(self, until: NaiveDate, from: NaiveDate) -> bool {
        let after_months = until.checked_add_months(Months::new(self.months));
        after_months.is_none_or(|after| (from - after).num_days() <= i64::from(self.days))
    }
}

/// The spans that reach `reached` with gaps between that are tolerated.
pub fn latest_run(
    mut spans: Vec<(NaiveDate, NaiveDate)>,
    mut reached: NaiveDate,
    gap: Gap,
) -> Vec<(NaiveDate, NaiveDate)> {
    let mut kept = spans.len();
    for &(from, until) in spans.iter().rev() {
        if !gap.bridges(until, reached) {
            break;
        }
        reached = from;
        kept -= 1;
    }
    spans.split_off(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn span(from: &str, to: &str) -> Period {
        Period {
            from: day(from),
            to: (!to.is_empty()).then(|| day(to)),
        }
    }

    fn years(periods: &[Period], on: &str) -> i64 {
        covered(periods, day(on), SpanUnit::Years, SpanMode::Accumulated)
    }

    fn months(periods: &[Period], on: &str, mode: SpanMode) -> i64 {
        covered(periods, day(on), SpanUnit::Months, mode)
    }

    const fn gap(gap_days: u32) -> SpanMode {
        SpanMode::Continuous {
            gap_days,
            gap_months: 0,
        }
    }

    #[test]
    fn a_year_is_full_on_its_anniversary() {
        let permit = [span("2019-05-20", "")];
        assert_eq!(years(&permit, "2020-05-19"), 0);
        assert_eq!(years(&permit, "2020-05-20"), 1);
        assert_eq!(years(&permit, "2026-05-19"), 6);
        assert_eq!(years(&permit, "2026-05-20"), 7);
    }

    #[test]
    fn both_ends_of_a_closed_span_count() {
        assert_eq!(years(&[span("2019-01-01", "2019-12-31")], "2026-01-01"), 1);
        assert_eq!(years(&[span("2019-01-01", "2019-12-30")], "2026-01-01"), 0);
        // A leap year is one year, and one day less is not.
        assert_eq!(years(&[span("2020-01-01", "2020-12-31")], "2026-01-01"), 1);
        assert_eq!(years(&[span("2020-01-01", "2020-12-30")], "2026-01-01"), 0);
    }

    #[test]
    fn leap_days_end_with_their_month() {
        assert_eq!(completed_years(day("2020-02-29"), day("2021-02-27")), 0);
        assert_eq!(completed_years(day("2020-02-29"), day("2021-02-28")), 1);
        assert_eq!(completed_years(day("2020-02-29"), day("2024-02-28")), 3);
        assert_eq!(completed_years(day("2020-02-29"), day("2024-02-29")), 4);
        assert_eq!(completed_months(day("2025-01-31"), day("2025-02-27")), 0);
        assert_eq!(completed_months(day("2025-01-31"), day("2025-02-28")), 1);
        assert_eq!(completed_months(day("2025-03-01"), day("2025-02-01")), 0);
    }

    #[test]
    fn gaps_are_skipped_and_spans_added() {
        // Six months and six months are a year; one day less is not.
        let halves = [
            span("2021-07-01", "2021-12-31"),
            span("2019-01-01", "2019-06-30"),
        ];
        assert_eq!(years(&halves, "2026-01-01"), 1);
        let short = [
            span("2021-07-01", "2021-12-30"),
            span("2019-01-01", "2019-06-29"),
        ];
        assert_eq!(years(&short, "2026-01-01"), 0);
        // 30 days that are left over make a month, 29 do not.
        let leftover = [
            span("2021-07-01", "2021-12-30"),
            span("2019-01-01", "2019-06-30"),
        ];
        assert_eq!(years(&leftover, "2026-01-01"), 1);
        let too_few = [
            span("2021-07-01", "2021-12-29"),
            span("2019-01-01", "2019-06-30"),
        ];
        assert_eq!(years(&too_few, "2026-01-01"), 0);
        // Two whole years around a gap stay two whole years.
        let whole = [
            span("2019-03-01", "2020-02-29"),
            span("2021-03-01", "2022-02-28"),
        ];
        assert_eq!(years(&whole, "2026-01-01"), 2);
    }

    #[test]
    fn a_year_is_twelve_months_also_of_several_spans() {
        let both = |periods: &[Period]| {
            let of = |unit| covered(periods, day("2026-01-01"), unit, SpanMode::Accumulated);
            (of(SpanUnit::Years), of(SpanUnit::Months))
        };
        // The first half of two common years: 362 days, but twelve months.
        let halves = [
            span("2021-01-01", "2021-06-30"),
            span("2022-01-01", "2022-06-30"),
        ];
        assert_eq!(both(&halves), (1, 12));
        let short = [
            span("2021-01-01", "2021-06-30"),
            span("2022-01-01", "2022-06-29"),
        ];
        assert_eq!(both(&short), (0, 11));
        // Two years, and a year less two days over a 29 February: 364 days.
        let less = [
            span("2020-03-11", "2022-03-10"),
            span("2023-03-11", "2024-03-09"),
        ];
        assert_eq!(both(&less), (2, 35));
    }

    #[test]
    fn days_are_counted_as_they_are() {
        let days =
            |periods: &[Period], mode| covered(periods, day("2026-01-01"), SpanUnit::Days, mode);
        let two = [span("2024-02-28", "2024-03-01"), span("2025-12-31", "")];
        assert_eq!(days(&two, SpanMode::Accumulated), 3 + 1);
        assert_eq!(days(&two, SpanMode::Within { months: 1 }), 1);
        assert_eq!(days(&[], SpanMode::Accumulated), 0);
        let since = |from| completed(day(from), day("2026-01-01"), SpanUnit::Days);
        assert_eq!(since("2025-01-01"), 365);
        assert_eq!(since("2026-01-02"), 0);
    }

    #[test]
    fn no_day_counts_twice() {
        let overlap = [
            span("2019-01-01", "2019-12-31"),
            span("2019-06-01", "2020-06-30"),
        ];
        assert_eq!(years(&overlap, "2026-01-01"), 1);
        let touching = [
            span("2019-01-01", "2019-06-30"),
            span("2019-07-01", "2019-12-31"),
        ];
        assert_eq!(years(&touching, "2026-01-01"), 1);
        // A span that begins after the day, or ends before it begins, is nothing.
        assert_eq!(
            years(
                &[span("2027-01-01", ""), span("2020-01-01", "2018-01-01")],
                "2026-01-01"
            ),
            0
        );
    }

    #[test]
    fn pieces_never_exceed_the_whole() {
        // 30 days each of July and August are 60 days, but from 1 July to
        // 30 August there is only one completed month.
        let pieces = [
            span("2025-07-01", "2025-07-30"),
            span("2025-08-01", "2025-08-30"),
            span("2025-10-01", "2025-10-30"),
        ];
        assert_eq!(months(&pieces, "2026-01-01", SpanMode::Accumulated), 3);
        let shifted = [
            span("2025-07-01", "2025-07-30"),
            span("2025-08-01", "2025-08-30"),
        ];
        assert_eq!(months(&shifted, "2026-01-01", SpanMode::Accumulated), 1);
    }

    #[test]
    fn a_continuous_run_bridges_small_gaps_only() {
        // Twelve months, a gap of 31 days, twelve months up to the day.
        let spans = [span("2023-01-01", "2023-12-31"), span("2024-02-01", "")];
        let on = "2025-02-01";
        assert_eq!(months(&spans, on, gap(30)), 12);
        assert_eq!(months(&spans, on, gap(31)), 24);
        // The 30 days of January are a gap like any other; 31 are too many.
        let ended = [span("2023-01-01", "2023-12-31")];
        assert_eq!(months(&ended, "2024-01-31", gap(30)), 12);
        assert_eq!(months(&ended, "2024-02-01", gap(30)), 0);
    }

    #[test]
    fn a_gap_may_be_told_in_months() {
        let run = |to: &str, from: &str, gap_months, gap_days| {
            let spans = [span("2024-01-01", to), span(from, "")];
            let mode = SpanMode::Continuous {
                gap_days,
                gap_months,
            };
            months(&spans, "2026-01-01", mode) > 11
        };
        // Three months after 30 November the gap ends with 28 February.
        assert!(run("2024-11-30", "2025-03-01", 3, 0));
        assert!(!run("2024-11-30", "2025-03-02", 3, 0));
        assert!(run("2024-11-30", "2025-03-02", 3, 1));
        // The same from another day of the year is two days longer.
        assert!(run("2024-12-31", "2025-04-01", 3, 0));
        assert!(!run("2024-12-31", "2025-04-02", 3, 0));
        // Up to the day that counts it is a gap like any other.
        let ended = [span("2024-01-01", "2025-09-30")];
        let to = |day| {
            let mode = SpanMode::Continuous {
                gap_days: 0,
                gap_months: 3,
            };
            months(&ended, day, mode)
        };
        assert_eq!((to("2026-01-01"), to("2026-01-02")), (21, 0));
    }

    #[test]
    fn a_window_counts_only_what_lies_in_it() {
        let spans = [span("2015-01-01", "")];
        assert_eq!(
            months(&spans, "2025-01-01", SpanMode::Within { months: 48 }),
            48
        );
        let ended = [span("2015-01-01", "2021-12-31")];
        assert_eq!(
            months(&ended, "2025-01-01", SpanMode::Within { months: 48 }),
            12
        );
    }

    #[test]
    fn a_look_back_ends_on_the_same_day() {
        let on = day("2026-03-11");
        assert!(!is_within(day("2021-03-11"), on, 5));
        assert!(is_within(day("2021-03-12"), on, 5));
        assert!(is_within(on, on, 5));
        assert!(!is_within(day("2026-03-12"), on, 5));
        // From 29 February one looks back to the 28th.
        assert!(!is_within(day("2019-02-28"), day("2024-02-29"), 5));
        assert!(is_within(day("2019-03-01"), day("2024-02-29"), 5));
    }
}

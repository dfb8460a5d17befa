//! Sets of days: spans put together, taken apart and counted.

use super::scheme::SpanUnit;
use super::span::{self, Gap};
use chrono::NaiveDate;

/// Half-open spans in order that neither overlap nor touch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Days(Vec<(NaiveDate, NaiveDate)>);

impl Days {
    /// The days of any half-open spans.
    pub fn of(mut spans: Vec<(NaiveDate, NaiveDate)>) -> Self {
        spans.retain(|(from, until)| from < until);
        spans.sort_unstable();
        let mut merged: Vec<(NaiveDate, NaiveDate)> = Vec::with_capacity(spans.len());
        for (from, until) in spans {
            match merged.last_mut() {
                Some(last) if from <= last.1 => last.1 = last.1.max(until),
                _ => merged.push((from, until)),
            }
        }
        Self(merged)
    }

    /// The days in any of them.
    pub fn either(sets: impl IntoIterator<Item = Self>) -> Self {
        Self::of(sets.into_iter().flat_map(|set| set.0).collect())
    }

    /// The days in both.
    pub fn both(&self, other: &Self) -> Self {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut shared = Vec::new();
        while let (Some(one), Some(two)) = (a.peek(), b.peek()) {
            shared.push((one.0.max(two.0), one.1.min(two.1)));
            if one.1 <= two.1 {
                a.next();
            } else {
                b.next();
            }
        }
        Self::of(shared)
    }

    /// The days that are not in the other.
    pub fn without(&self, other: &Self) -> Self {
        let mut gaps = Vec::with_capacity(other.0.len() + 1);
        let mut from = NaiveDate::MIN;
        for &(begin, end) in &other.0 {
            gaps.push((from, begin));
            from = end;
        }
        gaps.push((from, NaiveDate::MAX));
        self.both(&Self::of(gaps))
    }

    /// The days from `from` on and before `until`.
    pub fn between(&self, from: NaiveDate, until: NaiveDate) -> Self {
        self.both(&Self::of(vec![(from, until)]))
    }

    /// The run that reaches the start of `day` over gaps that are tolerated.
    pub fn run(&self, day: NaiveDate, gap: Gap) -> Self {
        let until_day = self.between(NaiveDate::MIN, day);
        Self(span::latest_run(until_day.0, day, gap))
    }

    /// Whether a day is one of them.
    pub fn holds(&self, day: NaiveDate) -> bool {
        let covers = |(from, until): &(NaiveDate, NaiveDate)| *from <= day && day < *until;
        self.0.iter().any(covers)
    }

    /// How many days there are.
    pub fn count(&self) -> i64 {
        span::days_in(&self.0)
    }

    /// The completed units they hold, each span on its own and what is left
    /// over added up, never more than from the first day to the last.
    pub fn completed(&self, unit: SpanUnit) -> i64 {
        span::completed_in(&self.0, unit)
    }

    /// The completed units from the first day to the last.
    pub fn hull(&self, unit: SpanUnit) -> i64 {
        match (self.0.first(), self.0.last()) {
            (Some(first), Some(last)) => span::completed(first.0, last.1, unit),
            _ => 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn days(spans: &[(&str, &str)]) -> Days {
        Days::of(
            spans
                .iter()
                .map(|(from, until)| (day(from), day(until)))
                .collect(),
        )
    }

    #[test]
    fn sets_are_joined_cut_and_subtracted() {
        let a = days(&[("2020-01-01", "2020-03-01"), ("2020-05-01", "2020-06-01")]);
        let b = days(&[("2020-02-01", "2020-05-11")]);
        assert_eq!(
            Days::either([a.clone(), b.clone()]),
            days(&[("2020-01-01", "2020-06-01")])
        );
        assert_eq!(
            a.both(&b),
            days(&[("2020-02-01", "2020-03-01"), ("2020-05-01", "2020-05-11")])
        );
        assert_eq!(
            a.without(&b),
            days(&[("2020-01-01", "2020-02-01"), ("2020-05-11", "2020-06-01")])
        );
        assert_eq!(a.without(&Days::default()), a);
        assert_eq!(a.without(&a), Days::default());
        assert_eq!(a.count(), 60 + 31);
        assert!(a.holds(day("2020-01-01")) && a.holds(day("2020-02-29")));
        assert!(!a.holds(day("2019-12-31")) && !a.holds(day("2020-03-01")));
    }

    #[test]
    fn a_run_reaches_the_day_or_is_nothing() {
        let set = days(&[("2023-01-01", "2024-01-01"), ("2024-02-01", "2025-02-01")]);
        let on = day("2025-02-01");
        // 31 days of January 2024 are the gap.
        assert_eq!(
            set.run(on, Gap::of(0, 30)),
            days(&[("2024-02-01", "2025-02-01")])
        );
        assert_eq!(set.run(on, Gap::of(0, 31)), set);
        let ended = days(&[("2023-01-01", "2024-01-01")]);
        assert_eq!(ended.run(day("2024-01-01"), Gap::of(0, 0)), ended);
        assert_eq!(ended.run(day("2024-01-02"), Gap::of(0, 0)), Days::default());
        assert_eq!(ended.run(day("2024-01-02"), Gap::of(0, 1)), ended);
        // Of one that goes on only what lies before the day.
        assert_eq!(
            ended.run(day("2023-07-01"), Gap::of(0, 0)),
            days(&[("2023-01-01", "2023-07-01")])
        );
    }
}

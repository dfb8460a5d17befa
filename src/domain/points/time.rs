//! Time covered by spans that are put together from facts.
//!
//! Each set is known as two: the days that are in it whatever the open answers
//! turn out to be, and the days that may be. Where both are the same the time is
//! counted as `span` counts it. Else it is bounded by their days: a completed
//! month has at most 31 and at least 28, a year twelve times that, because its
//! months may lie in several spans. (Counting the two sets would not do: a day
//! more can shift where months begin, and so lose one that leftover days had
//! made up.)

use super::condition;
use super::count_day::CountDay;
use super::days::Days;
use super::facts::FactValue;
use super::measure::{self, Range};
use super::scheme::{AgainstIndex, FactKind, SpanUnit, Spans};
use super::selection::{Record, Selection};
use super::span::{self, Gap};
use super::view::View;
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use chrono::NaiveDate;

/// A set of days as far as it is known.
#[derive(Clone, Default)]
struct Known {
    sure: Days,
    possible: Days,
}

impl Known {
    fn exact(days: Days) -> Self {
        Self {
            possible: days.clone(),
            sure: days,
        }
    }

    fn at_most(days: Days) -> Self {
        Self {
            sure: Days::default(),
            possible: days,
        }
    }

    fn each(self, with: impl Fn(Days) -> Days) -> Self {
        Self {
            sure: with(self.sure),
            possible: with(self.possible),
        }
    }
}

/// The completed units of the spans up to `day`.
pub fn completed(view: &View, spans: &Spans, day: CountDay, unit: SpanUnit) -> Range {
    let known = known(view, spans, day);
    if known.sure == known.possible {
        return Range::exact(Decimal::from_whole(known.sure.completed(unit)));
    }
    let (longest, shortest) = match unit {
        SpanUnit::Years => (12 * 31, 12 * 28),
        SpanUnit::Months => (31, 28),
        SpanUnit::Days => (1, 1),
    };
    let least = known.sure.count() / longest;
    let most = (known.possible.count() / shortest).min(known.possible.hull(unit));
    Range::between(
        Decimal::from_whole(least),
        Decimal::from_whole(most.max(least)),
    )
}

/// Whether `date` itself is one of the days.
pub fn covers(view: &View, spans: &Spans, date: NaiveDate) -> Option<bool> {
    let known = known(view, spans, CountDay::end_of(date));
    if known.sure.holds(date) {
        Some(true)
    } else if known.possible.holds(date) {
        None
    } else {
        Some(false)
    }
}

/// The facts that still move it, where it is not known.
pub fn open(view: &View, spans: &Spans, out: &mut Vec<FactId>) {
    match spans {
        Spans::Records { fact, .. } => out.push(view.meant(fact).clone()),
        Spans::Either { of } | Spans::Both { of } => {
            for spans in of {
                open(view, spans, out);
            }
        }
        Spans::Without { of, less } => {
            open(view, of, out);
            open(view, less, out);
        }
        Spans::Run { of, .. } | Spans::Last { of, .. } => open(view, of, out),
        Spans::Fact { .. } | Spans::Since { .. } => {
            measure::each_fact_of_spans(spans, &mut |fact| {
                condition::push_unless_known(view, fact, out);
            });
        }
    }
}

/// The days that count as time on `day`.
fn known(view: &View, spans: &Spans, day: CountDay) -> Known {
    let end = day.until();
    match spans {
        Spans::Fact { fact } => match (view.value(fact), view.kind(fact)) {
            (Some(FactValue::Periods(periods)), _) => {
                let spans = periods.iter().map(|period| {
                    let until = period.to.and_then(|to| to.succ_opt());
                    (period.from, until.map_or(end, |until| until.min(end)))
                });
                Known::exact(Days::of(spans.collect()))
            }
            (_, Some(FactKind::Periods { earliest, .. })) => {
                Known::at_most(Days::of(vec![(*earliest, end)]))
            }
            _ => Known::at_most(Days::of(vec![(NaiveDate::MIN, end)])),
        },
        Spans::Since { fact } => {
            let (first, last) = view.date(fact).unwrap_or((NaiveDate::MIN, end));
            Known {
                sure: Days::of(vec![(last, end)]),
                possible: Days::of(vec![(first, end)]),
            }
        }
        Spans::Records {
            fact,
            from,
            to,
            filter,
            against,
        } => {
            let selection = Selection {
                fact,
                filter,
                within: None,
            };
            let fields = RecordSpans {
                from,
                to,
                against: against.as_ref(),
                end,
            };
            match selection.records(view) {
                Some(records) => {
                    let each: Vec<Known> = records
                        .iter()
                        .map(|record| match selection.counts(record, day) {
                            Some(true) => fields.of(view, record),
                            Some(false) => Known::default(),
                            None => Known::at_most(fields.of(view, record).possible),
                        })
                        .collect();
                    joined(each)
                }
                None => Known::at_most(fields.of(view, &selection.unknown(view)).possible),
            }
        }
        Spans::Either { of } => joined(of.iter().map(|spans| known(view, spans, day)).collect()),
        Spans::Both { of } => of
            .iter()
            .map(|spans| known(view, spans, day))
            .reduce(|a, b| Known {
                sure: a.sure.both(&b.sure),
                possible: a.possible.both(&b.possible),
            })
            .unwrap_or_default(),
        Spans::Without { of, less } => {
            let (of, less) = (known(view, of, day), known(view, less, day));
            Known {
                sure: of.sure.without(&less.possible),
                possible: of.possible.without(&less.sure),
            }
        }
        Spans::Run {
            of,
            gap_days,
            gap_months,
        } => {
            let gap = Gap::of(*gap_months, *gap_days);
            known(view, of, day).each(|days| days.run(end, gap))
        }
        Spans::Last { of, months } => {
            let start = span::months_before(end, *months);
            known(view, of, day).each(|days| days.between(start, end))
        }
    }
}

fn joined(all: Vec<Known>) -> Known {
    let (sure, possible): (Vec<_>, Vec<_>) =
        all.into_iter().map(|one| (one.sure, one.possible)).unzip();
    Known {
        sure: Days::either(sure),
        possible: Days::either(possible),
    }
}

/// How the records of a list give spans.
struct RecordSpans<'a> {
    from: &'a str,
    to: &'a str,
    against: Option<&'a AgainstIndex>,
    /// The first day that does not count any more.
    end: NaiveDate,
}

impl RecordSpans<'_> {
    fn of(&self, view: &View, record: &Record) -> Known {
        let (first, last) = record.dates(self.from);
        let (until_first, until_last) = record.dates(self.to);
        let after = |day: NaiveDate| day.succ_opt().unwrap_or(day).min(self.end);
        let known = Known {
            sure: Days::of(vec![(last, after(until_first))]),
            possible: Days::of(vec![(first, after(until_last))]),
        };
        match self.against {
            Some(against) => self.compared(known, view, record, against),
            None => known,
        }
    }

    /// Only the days on which the record's number compares so with the index.
    fn compared(
        &self,
        known: Known,
        view: &View,
        record: &Record,
        against: &AgainstIndex,
    ) -> Known {
        let Some(index) = view.index(&against.index) else {
            return Known::at_most(known.possible);
        };
        let number = record.number(&against.field);
        let (mut sure, mut possible) = (Vec::new(), Vec::new());
        let mut steps: Vec<_> = index.steps.iter().collect();
        steps.sort_by_key(|step| step.from);
        for (at, step) in steps.iter().enumerate() {
            let until = steps.get(at + 1).map_or(self.end, |next| next.from);
            let least = step.value.times(against.at_least);
            let below = against.below.map(|below| step.value.times(below));
            if number.low >= least && below.is_none_or(|below| number.high < below) {
                sure.push((step.from, until));
            }
            if number.high >= least && below.is_none_or(|below| number.low < below) {
                possible.push((step.from, until));
            }
        }
        Known {
            sure: known.sure.both(&Days::of(sure)),
            possible: known.possible.both(&Days::of(possible)),
        }
    }
}

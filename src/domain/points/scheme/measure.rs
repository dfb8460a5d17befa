//! Measures: what turns facts into a number.

use super::{EntryFilter, Key, LookBack, PerYear, Spans};
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, IndexId, NodeId, TableId};
use crate::domain::read::{At, Read, Unreadable, chosen, for_tools, readable, words};
use serde::Serialize;

/// Turns facts into a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "measure", rename_all = "snake_case")]
pub enum Measure {
    /// A number as it is.
    Number {
        /// Which number.
        fact: FactId,
    },
    /// Several numbers, each rounded down to whole units first, then added:
    /// the full years of five kinds of insurance.
    WholeSum {
        /// Which numbers.
        facts: Vec<FactId>,
    },
    /// Age on the day that counts, in completed years or by calendar years.
    Age {
        /// The date of birth.
        fact: FactId,
        /// Whether the birthday must have passed.
        by: AgeBy,
    },
    /// Time covered by spans up to the day that counts, overlaps counted once.
    Span {
        /// Which spans.
        fact: FactId,
        /// In completed years, completed months or days.
        unit: SpanUnit,
        /// Accumulated, or the latest continuous run.
        mode: SpanMode,
    },
    /// Completed years or months, or days, since a date.
    Since {
        /// The date.
        fact: FactId,
        /// In completed years, completed months or days.
        unit: SpanUnit,
    },
    /// Time covered by spans that are put together from facts.
    Time {
        /// The spans.
        of: Spans,
        /// In completed years, completed months or days.
        unit: SpanUnit,
    },
    /// How many records of a list there are of one sort, or what one of their
    /// numbers adds up to.
    Records {
        /// Which list.
        fact: FactId,
        /// Only records for which all of these hold.
        #[serde(rename = "where")]
        filter: Vec<EntryFilter>,
        /// Only records within a look-back.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<LookBack>,
        /// How much of the records of one year counts at most.
        #[serde(skip_serializing_if = "Option::is_none")]
        per: Option<PerYear>,
        /// The number to add up; absent means to count.
        #[serde(skip_serializing_if = "Option::is_none")]
        field: Option<String>,
    },
    /// How many records of a list (or chosen options) there are.
    Count {
        /// Which list.
        fact: FactId,
    },
    /// Several measures added up.
    Sum {
        /// The measures.
        of: Vec<Measure>,
    },
    /// A measure rounded down to whole units.
    Whole {
        /// The measure.
        of: Box<Measure>,
    },
    /// The least of several.
    Least {
        /// The measures.
        of: Vec<Measure>,
    },
    /// The greatest of several.
    Greatest {
        /// The measures.
        of: Vec<Measure>,
    },
    /// A measure times a factor.
    Times {
        /// The measure.
        of: Box<Measure>,
        /// The factor.
        by: Decimal,
    },
    /// One measure less another.
    Minus {
        /// The one.
        of: Box<Measure>,
        /// The other.
        less: Box<Measure>,
    },
    /// One measure divided by another, rounded down to a ten-thousandth.
    Ratio {
        /// The dividend.
        of: Box<Measure>,
        /// The divisor.
        to: Box<Measure>,
        /// What it is where the divisor is not more than 0.
        otherwise: Decimal,
    },
    /// A number of a reference table.
    Table {
        /// Which table.
        table: TableId,
        /// By what it is looked up, the first key first.
        keys: Vec<Key>,
        /// What it is where the table has no such number; absent means 0, and
        /// that the table should have them all.
        #[serde(skip_serializing_if = "Option::is_none")]
        otherwise: Option<Decimal>,
    },
    /// What an index is on the day that counts; 0 before its first day.
    Index {
        /// Which index.
        index: IndexId,
    },
    /// The points of another node.
    Points {
        /// Which node.
        node: NodeId,
    },
    /// A number that is always the same.
    Constant {
        /// The number.
        value: Decimal,
    },
    /// How far something is below a limit: `max(0, limit − of)`.
    Below {
        /// The limit.
        limit: Decimal,
        /// What is compared with it.
        of: Box<Measure>,
    },
    /// One that the scheme defines once.
    Named {
        /// Its id among the definitions.
        name: String,
        /// What it stands for.
        #[serde(skip)]
        measure: Box<Measure>,
    },
}

chosen!(Measure by "measure" {
    "number" => Number { fact: need },
    "whole_sum" => WholeSum { facts: need },
    "age" => Age { fact: need, by: or_default },
    "span" => Span { fact: need, unit: need, mode: or_default },
    "since" => Since { fact: need, unit: need },
    "time" => Time { of: need, unit: need },
    "records" => Records {
        fact: need,
        filter as "where": or_default,
        within: optional,
        per: optional,
        field: optional,
    },
    "count" => Count { fact: need },
    "sum" => Sum { of: need },
    "whole" => Whole { of: need },
    "least" => Least { of: need },
    "greatest" => Greatest { of: need },
    "times" => Times { of: need, by: need },
    "minus" => Minus { of: need, less: need },
    "ratio" => Ratio { of: need, to: need, otherwise: or_default },
    "table" => Table { table: need, keys: need, otherwise: optional },
    "index" => Index { index: need },
    "points" => Points { node: need },
    "constant" => Constant { value: need },
    "below" => Below { limit: need, of: need },
    "named" => Named { name: need, measure: by_name },
});

impl Measure {
    /// The measure without its name.
    pub fn itself(&self) -> &Self {
        match self {
            Self::Named { measure, .. } => measure.itself(),
            unnamed => unnamed,
        }
    }
}

/// How an age is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AgeBy {
    /// Completed years of life.
    #[default]
    Birthday,
    /// Year of the day that counts minus year of birth.
    CalendarYear,
}

words!(AgeBy {
    "birthday" => Birthday,
    "calendar_year" => CalendarYear,
});

/// In what a span is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanUnit {
    /// Completed years: 12 completed months.
    Years,
    /// Completed months.
    Months,
    /// Days.
    Days,
}

words!(SpanUnit {
    "years" => Years,
    "months" => Months,
    "days" => Days,
});

/// Which spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanMode {
    /// All of them, gaps skipped.
    #[default]
    Accumulated,
    /// Only the run that reaches the day that counts, with gaps of at most so
    /// many months and days bridged (a bridged gap is not counted itself). With 0 every day
    /// before that day must be covered, the last one too.
    Continuous {
        /// Days of a gap that is tolerated, after its months.
        gap_days: u32,
        /// Months of a gap that is tolerated.
        gap_months: u32,
    },
    /// Only what lies within the last so many months.
    Within {
        /// Months to look back.
        months: u32,
    },
}

const MODES: &str = for_tools!(
    r#"`"accumulated"`, `{"continuous": {"gap_days": 90}}` or `{"within": {"months": 60}}`"#
);

impl Read for SpanMode {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        if let Ok(word) = at.text() {
            return match word {
                "accumulated" => Ok(Self::Accumulated),
                _ => Err(at.expected(MODES)),
            };
        }
        let record = at.record()?;
        let continuous = record.member("continuous");
        if !continuous.is_nothing() {
            let gap = continuous.record()?;
            return Ok(Self::Continuous {
                gap_days: gap.or_default("gap_days")?,
                gap_months: gap.or_default("gap_months")?,
            });
        }
        let months = record.member("within").record()?.need("months")?;
        Ok(Self::Within { months })
    }
}

readable!(SpanMode);

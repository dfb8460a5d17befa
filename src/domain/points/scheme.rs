//! A points scheme: the published table as data.
//!
//! A scheme names its purposes, the facts it asks about and a tree of nodes.
//! Rules are a small closed set; everything a table of a city says is a
//! combination of them.

use crate::domain::decimal::Decimal;
use crate::domain::forms::definition::Cell;
use crate::domain::identity::{FactId, NodeId, OptionId, PurposeId, SchemeId};
use crate::domain::map::Map;
use crate::domain::read::{At, KNOWN_WORD, Read, Unreadable, chosen, readable, words};
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// `GET /api/v1/schemes/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Scheme {
    /// Its id.
    pub id: SchemeId,
    /// Its version; an application keeps the version it was scored by.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Who issued it.
    pub issuer: Text,
    /// Where it is published.
    pub source: Text,
    /// Said on every page that shows a score of a scheme that is not the city's own.
    pub notice: Text,
    /// First day it is in force.
    pub effective_from: NaiveDate,
    /// Last day it is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<NaiveDate>,
    /// What points are used for.
    pub purposes: Vec<Purpose>,
    /// Subjects in the order they are asked.
    pub subjects: Vec<Subject>,
    /// What must hold beside the points.
    pub gates: Vec<Gate>,
    /// The root of the tree.
    pub root: Node,
    /// What the published table holds and this file does not, one sentence each.
    pub left_out: Vec<Text>,
}

readable!(Scheme {
    id: need,
    version: need,
    title: need,
    issuer: need,
    source: need,
    notice: or_default,
    effective_from: need,
    effective_to: optional,
    purposes: need,
    subjects: need,
    gates: or_default,
    root: need,
    left_out: or_default,
});

/// A prerequisite, or (with `not`) a veto: without it the points are of no use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// Its id, unique among the gates.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// For which purposes it is demanded; empty means all.
    pub purposes: Vec<PurposeId>,
    /// What must hold on the day of the application.
    pub requires: Condition,
    /// What it means when it does not hold.
    pub else_text: Text,
}

readable!(Gate {
    id: need,
    title: need,
    purposes: or_default,
    requires: need,
    else_text: or_default,
});

/// What the points are for.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Purpose {
    /// Its id.
    pub id: PurposeId,
    /// Its name, as "child's school place".
    pub title: Text,
    /// The line to be ranked or admitted.
    pub line: Decimal,
    /// What reaching the line means, in a few words.
    pub line_title: Text,
}

readable!(Purpose {
    id: need,
    title: need,
    line: need,
    line_title: need
});

/// One subject a page: the facts asked together.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Subject {
    /// Its id, also the page's.
    pub id: String,
    /// The question at the top of the page.
    pub title: Text,
    /// A sentence below it.
    pub hint: Text,
    /// The facts.
    pub facts: Vec<FactDefinition>,
}

readable!(Subject {
    id: need,
    title: need,
    hint: or_default,
    facts: need
});

/// A fact the scheme asks about.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FactDefinition {
    /// Its id.
    pub id: FactId,
    /// The question.
    pub label: Text,
    /// Help below the question.
    pub hint: Text,
    /// What kind of answer it takes.
    #[serde(flatten)]
    pub kind: FactKind,
    /// The papers that prove it; empty where nothing is needed.
    pub evidence: Text,
    /// Whose register knows it.
    pub register: Text,
    /// For which purposes it matters; empty means all.
    pub purposes: Vec<PurposeId>,
    /// Its place in a table of like questions, if it stands in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cell: Option<Cell>,
    /// Asked only when this holds (unknown counts as not).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked_when: Option<Condition>,
}

readable!(FactDefinition {
    id: need,
    label: need,
    hint: or_default,
    kind: flat,
    evidence: or_default,
    register: or_default,
    purposes: or_default,
    cell: optional,
    asked_when: optional,
});

/// The kind of a fact, with its bounds. Bounds are facts about the world: the
/// interval of an unknown answer uses them.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactKind {
    /// Yes or no.
    Flag,
    /// A quantity.
    Number {
        /// Its unit in words, as "years".
        unit: Text,
        /// At least.
        min: Decimal,
        /// At most.
        max: Decimal,
        /// Digits after the point, 0 to 4.
        decimals: u8,
    },
    /// One of the options.
    Choice {
        /// The options.
        options: Vec<Opt>,
    },
    /// Any of the options.
    Many {
        /// The options.
        options: Vec<Opt>,
    },
    /// A day.
    Date {
        /// Not before.
        earliest: NaiveDate,
        /// Not after; absent means not after the day of the application.
        #[serde(skip_serializing_if = "Option::is_none")]
        latest: Option<NaiveDate>,
    },
    /// Spans of time.
    Periods {
        /// Not before.
        earliest: NaiveDate,
        /// How many spans at most.
        max: u32,
    },
    /// A list of records.
    Entries {
        /// How many records at most.
        max: u32,
        /// What one record is called, as "patent".
        one: Text,
        /// The fields of a record.
        fields: Vec<EntryFieldDefinition>,
    },
}

chosen!(FactKind by "kind" {
    "flag" => Flag {},
    "number" => Number { unit: need, min: need, max: need, decimals: or_default },
    "choice" => Choice { options: need },
    "many" => Many { options: need },
    "date" => Date { earliest: need, latest: optional },
    "periods" => Periods { earliest: need, max: need },
    "entries" => Entries { max: need, one: need, fields: need },
});

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Opt {
    /// Its id.
    pub id: OptionId,
    /// Its name.
    pub label: Text,
    /// Help below it.
    pub hint: Text,
}

readable!(Opt {
    id: need,
    label: need,
    hint: or_default
});

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryFieldDefinition {
    /// Its name in the record.
    pub id: String,
    /// The question.
    pub label: Text,
    /// Its kind: flag, number, choice or date.
    #[serde(flatten)]
    pub kind: FactKind,
}

readable!(EntryFieldDefinition {
    id: need,
    label: need,
    kind: flat
});

/// A node of the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Node {
    /// Its id, unique in the scheme.
    pub id: NodeId,
    /// Its name.
    pub title: Text,
    /// For which purposes it counts; empty means all.
    pub purposes: Vec<PurposeId>,
    /// First day of application on which it counts at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_from: Option<NaiveDate>,
    /// Last day of application on which it counts at all (a sunset date).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counts_to: Option<NaiveDate>,
    /// Per purpose: the month and day of the application's year up to which
    /// time is counted, instead of the day of the application. The children
    /// take it over unless they name their own.
    pub counted_up_to: Map<PurposeId, MonthDay>,
    /// Counts only when this holds, else it is worth nothing (not its floor).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// Never more than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap: Option<Decimal>,
    /// Never less than this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub floor: Option<Decimal>,
    /// What it is worth.
    #[serde(flatten)]
    pub rule: Rule,
}

readable!(Node {
    id: need,
    title: need,
    purposes: or_default,
    counts_from: optional,
    counts_to: optional,
    counted_up_to: or_default,
    when: optional,
    cap: optional,
    floor: optional,
    rule: flat,
});

/// A day of any year, written `"05-30"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthDay {
    /// 1 to 12.
    pub month: u32,
    /// 1 to 31.
    pub day: u32,
}

impl MonthDay {
    /// This day in `year`; 29 February is the 28th in a common year.
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }
}

impl Serialize for MonthDay {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{:02}-{:02}", self.month, self.day))
    }
}

impl Read for MonthDay {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.text()?
            .split_once('-')
            .and_then(|(month, day)| {
                let (month, day) = (month.parse().ok()?, day.parse().ok()?);
                // 2024 is a leap year: 02-29 is a day of some year.
                NaiveDate::from_ymd_opt(2024, month, day).map(|_| Self { month, day })
            })
            .ok_or_else(|| at.expected("a day of the year, as 05-30"))
    }
}

readable!(MonthDay);

/// How a node gets its points. The cap and floor of the node come after it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// The children added up.
    Sum {
        /// The children.
        children: Vec<Node>,
    },
    /// The best child only.
    Highest {
        /// The children.
        children: Vec<Node>,
    },
    /// Points when the condition holds.
    Flag {
        /// The condition.
        condition: Condition,
        /// Points when it holds, else none.
        points: Decimal,
    },
    /// Points by the chosen option; of several chosen, the highest. An option
    /// that is not named is worth nothing.
    Choice {
        /// Which choice or many-choice.
        fact: FactId,
        /// Points by option.
        points: Map<OptionId, Decimal>,
    },
    /// `base + floor((measure − from) ÷ unit) × points`, nothing where the
    /// measure is below `from`. Negative `points` make a deduction.
    Rate {
        /// What is counted.
        measure: Measure,
        /// How much makes one step.
        unit: Decimal,
        /// Points a step.
        points: Decimal,
        /// Counting starts above this.
        from: Decimal,
        /// Points once `from` is reached.
        base: Decimal,
        /// Counts only once this much is reached, then from the first.
        vesting: Decimal,
        /// What the measure counts, in words, as "years"; absent means the
        /// unit of the number it measures.
        unit_name: Text,
    },
    /// Points by half-open bands of a measure: `from ≤ measure < to`.
    Bands {
        /// What is counted.
        measure: Measure,
        /// The bands.
        bands: Vec<Band>,
        /// What the measure counts, in words.
        unit_name: Text,
    },
    /// Points by two choices.
    Matrix {
        /// The choice that names the row.
        row: FactId,
        /// The choice that names the column.
        column: FactId,
        /// Points by row and column.
        points: Map<OptionId, Map<OptionId, Decimal>>,
    },
    /// Records of a list, each valued on its own, then added.
    Entries {
        /// Which list.
        fact: FactId,
        /// Only records for which all of these hold.
        #[serde(rename = "where")]
        filter: Vec<EntryFilter>,
        /// Only records whose date lies within so many years before the day
        /// that counts: that day included, the same day n years before not.
        #[serde(skip_serializing_if = "Option::is_none")]
        within: Option<LookBack>,
        /// What one record is worth.
        value: EntryValue,
    },
}

chosen!(Rule by "rule" {
    "sum" => Sum { children: need },
    "highest" => Highest { children: need },
    "flag" => Flag { condition: need, points: need },
    "choice" => Choice { fact: need, points: need },
    "rate" => Rate {
        measure: need,
        unit: or_one,
        points: need,
        from: or_default,
        base: or_default,
        vesting: or_default,
        unit_name: or_default,
    },
    "bands" => Bands { measure: need, bands: need, unit_name: or_default },
    "matrix" => Matrix { row: need, column: need, points: need },
    "entries" => Entries {
        fact: need,
        filter as "where": or_default,
        within: optional,
        value: need,
    },
});

impl Rule {
    /// The children of a group; none of an item.
    pub fn children(&self) -> &[Node] {
        match self {
            Self::Sum { children } | Self::Highest { children } => children,
            _ => &[],
        }
    }
}

/// One band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Band {
    /// From this, inclusive.
    pub from: Decimal,
    /// To this, exclusive; absent means without end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Decimal>,
    /// Points in the band.
    pub points: Decimal,
}

readable!(Band {
    from: need,
    to: optional,
    points: need
});

/// What a record of a list is worth.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum EntryValue {
    /// Every record the same.
    Each {
        /// Points a record.
        points: Decimal,
    },
    /// By one choice of the record.
    Choice {
        /// The field.
        field: String,
        /// Points by option.
        points: Map<OptionId, Decimal>,
    },
    /// By two choices of the record.
    Matrix {
        /// The field that names the row.
        row: String,
        /// The field that names the column.
        column: String,
        /// Points by row and column.
        points: Map<OptionId, Map<OptionId, Decimal>>,
    },
    /// By one choice, shared among holders: `value ÷ (holders + 1)`, doubled
    /// for the first holder.
    Shared {
        /// The choice that names the value.
        field: String,
        /// Points by option.
        points: Map<OptionId, Decimal>,
        /// The number of holders, one or more; a sole holder is the first.
        holders: String,
        /// The flag that says whether the resident is the first holder.
        first: String,
    },
}

chosen!(EntryValue by "by" {
    "each" => Each { points: need },
    "choice" => Choice { field: need, points: need },
    "matrix" => Matrix { row: need, column: need, points: need },
    "shared" => Shared { field: need, points: need, holders: need, first: need },
});

/// A filter on one field of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EntryFilter {
    /// The field, a choice or a flag.
    pub field: String,
    /// The option it must be; `"yes"` and `"no"` for a flag.
    pub is: OptionId,
}

readable!(EntryFilter {
    field: need,
    is: need
});

/// A look-back over the date field of records.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LookBack {
    /// The date field.
    pub field: String,
    /// How many years back.
    pub years: u32,
}

readable!(LookBack {
    field: need,
    years: need
});

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
        /// In completed years or completed months.
        unit: SpanUnit,
        /// Accumulated, or the latest continuous run.
        mode: SpanMode,
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
    /// How far something is below a limit: `max(0, limit − of)`.
    Below {
        /// The limit.
        limit: Decimal,
        /// What is compared with it.
        of: Box<Measure>,
    },
}

chosen!(Measure by "measure" {
    "number" => Number { fact: need },
    "whole_sum" => WholeSum { facts: need },
    "age" => Age { fact: need, by: or_default },
    "span" => Span { fact: need, unit: need, mode: or_default },
    "count" => Count { fact: need },
    "sum" => Sum { of: need },
    "whole" => Whole { of: need },
    "least" => Least { of: need },
    "below" => Below { limit: need, of: need },
});

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
}

words!(SpanUnit {
    "years" => Years,
    "months" => Months,
});

/// Which spans count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum SpanMode {
    /// All of them, gaps skipped.
    #[default]
    Accumulated,
    /// Only the run that reaches the day that counts, with gaps of at most so
    /// many days bridged (a bridged gap is not counted itself). With 0 a span
    /// must be valid on that day.
    Continuous {
        /// Days of a gap that is tolerated.
        gap_days: u32,
    },
    /// Only what lies within the last so many months.
    Within {
        /// Months to look back.
        months: u32,
    },
}

impl Read for SpanMode {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        if let Ok(word) = at.text() {
            return match word {
                "accumulated" => Ok(Self::Accumulated),
                _ => Err(at.expected(KNOWN_WORD)),
            };
        }
        let record = at.record()?;
        let continuous = record.member("continuous");
        if !continuous.is_nothing() {
            let gap_days = continuous.record()?.need("gap_days")?;
            return Ok(Self::Continuous { gap_days });
        }
        let months = record.member("within").record()?.need("months")?;
        Ok(Self::Within { months })
    }
}

readable!(SpanMode);

/// Something that holds, does not hold, or is unknown.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Condition {
    /// A flag is yes.
    Yes {
        /// Which flag.
        fact: FactId,
    },
    /// A choice is this option, or a many-choice has it.
    Chosen {
        /// Which choice.
        fact: FactId,
        /// Which option.
        option: OptionId,
    },
    /// A measure is at least this.
    AtLeast {
        /// The measure.
        of: Measure,
        /// The bound.
        value: Decimal,
    },
    /// All hold.
    All {
        /// The conditions.
        of: Vec<Condition>,
    },
    /// Any holds.
    Any {
        /// The conditions.
        of: Vec<Condition>,
    },
    /// Does not hold.
    Not {
        /// The condition.
        of: Box<Condition>,
    },
}

chosen!(Condition by "is" {
    "yes" => Yes { fact: need },
    "chosen" => Chosen { fact: need, option: need },
    "at_least" => AtLeast { of: need, value: need },
    "all" => All { of: need },
    "any" => Any { of: need },
    "not" => Not { of: need },
});

/// One line of `GET /api/v1/schemes`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SchemeSummary {
    /// Its id.
    pub id: SchemeId,
    /// Its version.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// Said beside the title.
    pub notice: Text,
    /// What points are used for.
    pub purposes: Vec<Purpose>,
}

readable!(SchemeSummary {
    id: need,
    version: need,
    title: need,
    notice: or_default,
    purposes: need,
});

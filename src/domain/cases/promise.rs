//! A promise of the city about one case: what, by when, kept or not.

use crate::domain::read::{At, Read, Unreadable, readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset, TimeDelta};
use serde::Serialize;

/// What a promise is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Clause {
    /// Somebody has taken it.
    Accepted,
    /// Somebody is on site.
    OnSite,
    /// It is closed with an answer; and any clause not known yet.
    Answered,
}

words!(Clause {
    "accepted" => Accepted,
    "on_site" => OnSite,
    else Answered
});

/// Within which time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Allowance {
    /// Minutes by the clock, day and night.
    Minutes(u32),
    /// Working days by the city's calendar.
    WorkingDays(u32),
}

impl Read for Allowance {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        match record.optional("minutes")? {
            Some(minutes) => Ok(Self::Minutes(minutes)),
            None => record.need("working_days").map(Self::WorkingDays),
        }
    }
}

readable!(Allowance);

/// One promise of one case. The server says when it is due; the portal says how
/// much of it is left.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Promise {
    /// What is promised.
    pub clause: Clause,
    /// Within which time.
    pub within: Allowance,
    /// When the clock started.
    pub started_at: DateTime<FixedOffset>,
    /// When it is due, pauses included.
    pub due_at: DateTime<FixedOffset>,
    /// When it was met.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub met_at: Option<DateTime<FixedOffset>>,
    /// When the clock stood still.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pauses: Vec<Pause>,
}

readable!(Promise {
    clause: need,
    within: need,
    started_at: need,
    due_at: need,
    met_at: optional,
    pauses: or_default,
});

/// A time in which a promise's clock stood still.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pause {
    /// When it stopped.
    pub from: DateTime<FixedOffset>,
    /// When it went on; absent while it still stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<DateTime<FixedOffset>>,
    /// Why.
    pub reason: Text,
}

readable!(Pause {
    from: need,
    to: optional,
    reason: need
});

/// How a promise stands at a moment. Lengths are working time for a promise in
/// working days, clock time otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum PromiseState {
    /// Met in time.
    Kept {
        /// How long it took.
        took: TimeDelta,
    },
    /// Not due yet.
    Running {
        /// How much is left.
        left: TimeDelta,
    },
    /// Due and missed.
    Late {
        /// By how much.
        by: TimeDelta,
        /// Whether it was met at last.
        met: bool,
    },
    /// Standing still.
    Paused {
        /// Why.
        reason: Text,
    },
}

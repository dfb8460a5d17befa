//! What a resident saw of a case when they last looked: enough to say afterwards what
//! has changed. It stays on their device, and holds nothing that they wrote.

use super::ask::Ask;
use super::case::Case;
use super::event::{Event, EventKind};
use super::message::Author;
use super::promise::{Clause, Promise, PromiseState};
use super::status::CaseStatus;
use crate::domain::calendar::WorkingCalendar;
use crate::domain::read::{readable, words};
use crate::domain::text::Text;
use chrono::{DateTime, FixedOffset};
use serde::Serialize;

type Moment = DateTime<FixedOffset>;

/// A case as it was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Snapshot {
    /// When, by the city's clock.
    pub at: Moment,
    /// How far it was.
    pub status: CaseStatus,
    /// Who dealt with it.
    pub with: Text,
    /// How many entries its history had.
    pub steps: u32,
    /// What was asked of the resident, by id, else by its words.
    pub asks: Vec<String>,
    /// How many messages had come from the city.
    pub messages: u32,
    /// How the promises stood, in the order of the case.
    pub promises: Vec<SeenPromise>,
    /// The last step that led backwards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub back: Option<SeenBack>,
}

readable!(Snapshot {
    at: need,
    status: need,
    with: or_default,
    steps: need,
    asks: or_default,
    messages: or_default,
    promises: or_default,
    back: optional,
});

/// A promise as it was seen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeenPromise {
    /// What is promised.
    pub clause: Clause,
    /// When it was due.
    pub due_at: Moment,
    /// How it stood.
    pub stood: Stood,
    /// Why it stood still.
    pub why: Text,
}

readable!(SeenPromise {
    clause: need,
    due_at: need,
    stood: need,
    why: or_default,
});

/// How a promise stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stood {
    /// It was kept.
    Kept,
    /// It was met, but late.
    MetLate,
    /// It was missed.
    Late,
    /// Its clock stood still.
    Paused,
    /// Its clock ran.
    Running,
}

words!(Stood {
    "kept" => Kept,
    "met_late" => MetLate,
    "late" => Late,
    "paused" => Paused,
    else Running
});

/// A step that led backwards.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SeenBack {
    /// When.
    pub at: Moment,
    /// Why, as the city says it.
    pub why: Text,
}

readable!(SeenBack {
    at: need,
    why: or_default
});

impl Snapshot {
    /// A case as it is at a moment.
    pub fn of(case: &Case, now: Moment, calendar: &WorkingCalendar) -> Self {
        let from_city = |author: Author| author == Author::City;
        let ask = |ask: &Ask| match &ask.id {
            Some(id) => id.to_string(),
            None => ask.what.get("zh-CN").to_owned(),
        };
        let mut asks: Vec<String> = case.asks.iter().map(ask).collect();
        // In which order they come means nothing.
        asks.sort();
        Self {
            at: now,
            status: case.summary.status.clone(),
            with: case.summary.with.clone(),
            steps: number(case.timeline.len()),
            asks,
            messages: number(case.messages.iter().filter(|it| from_city(it.from)).count()),
            promises: case
                .summary
                .promises
                .iter()
                .map(|promise| SeenPromise::of(promise, now, calendar))
                .collect(),
            back: case.timeline.iter().rev().find_map(SeenBack::of),
        }
    }

    /// Whether both saw the same, whenever that was.
    pub fn sees_the_same(&self, other: &Self) -> bool {
        let other = Self {
            at: self.at,
            ..other.clone()
        };
        *self == other
    }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

impl SeenPromise {
    fn of(promise: &Promise, now: Moment, calendar: &WorkingCalendar) -> Self {
        let (stood, why) = match promise.state(now, calendar) {
            PromiseState::Kept { .. } => (Stood::Kept, Text::default()),
            PromiseState::Late { met: true, .. } => (Stood::MetLate, Text::default()),
            PromiseState::Late { met: false, .. } => (Stood::Late, Text::default()),
            PromiseState::Paused { reason } => (Stood::Paused, reason),
            PromiseState::Running { .. } => (Stood::Running, Text::default()),
        };
        Self {
            clause: promise.clause,
            due_at: promise.due_at,
            stood,
            why,
        }
    }
}

impl SeenBack {
    fn of(event: &Event) -> Option<Self> {
        let is_back = matches!(
            event.kind,
            EventKind::Return | EventKind::StepBack | EventKind::Reopened
        );
        let why = if event.why.is_empty() {
            &event.text
        } else {
            &event.why
        };
        is_back.then(|| Self {
            at: event.at,
            why: why.clone(),
        })
    }
}

//! Whether the line of a purpose is for a resident at all: some need no points.

use super::condition;
use super::count_day::CountDay;
use super::facts::Facts;
use super::scheme::{Purpose, Scheme};
use super::scoring::{Case, Scoring};
use super::view::definitions;
use crate::domain::decimal::Decimal;
use crate::domain::identity::FactId;
use chrono::NaiveDate;

/// Whether a line is waived; absent while that is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waived {
    /// By what registers confirm.
    pub confirmed: Option<bool>,
    /// If the resident is believed.
    pub claimed: Option<bool>,
    /// Facts that still decide it.
    pub open: Vec<FactId>,
}

impl Waived {
    /// Nobody is spared the line.
    const NO: Self = Self {
        confirmed: Some(false),
        claimed: Some(false),
        open: Vec::new(),
    };
}

/// Whether the line of `purpose` is waived for an application made on the day
/// `as_of`.
pub fn waived(scheme: &Scheme, facts: &Facts, purpose: &Purpose, as_of: NaiveDate) -> Waived {
    let Some(when) = &purpose.waived_when else {
        return Waived::NO;
    };
    let definitions = definitions(scheme);
    let scoring = Scoring::new(Case {
        scheme,
        definitions: &definitions,
        facts,
        purpose: &purpose.id,
        as_of,
    });
    let day = CountDay::start_of(as_of);
    let mut open = Vec::new();
    condition::open(&scoring.claimed(), when, day, &mut open);
    Waived {
        confirmed: condition::holds(&scoring.confirmed(), when, day),
        claimed: condition::holds(&scoring.claimed(), when, day),
        open,
    }
}

/// `purpose` as it is for the resident if they are believed: without a line where
/// that is waived.
pub fn as_it_applies(
    scheme: &Scheme,
    facts: &Facts,
    purpose: &Purpose,
    as_of: NaiveDate,
) -> Purpose {
    let mut purpose = purpose.clone();
    if waived(scheme, facts, &purpose, as_of).claimed == Some(true) {
        purpose.line = Decimal::ZERO;
    }
    purpose
}

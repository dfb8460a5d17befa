//! Which case, and which promise of it, a resident wants to see first.

use super::case::{Case, CaseSummary};
use super::promise::Promise;
use std::cmp::Reverse;

impl CaseSummary {
    /// The promise to watch: of those not met the one due first, so a late one
    /// before the others. None once everything is met or the case is over.
    pub fn next_promise(&self) -> Option<&Promise> {
        if self.status.is_over() {
            return None;
        }
        self.promises
            .iter()
            .filter(|promise| promise.met_at.is_none())
            .min_by_key(|p| p.due_at)
    }
}

impl Case {
    /// Whether nothing is asked of the resident, which the page says in words.
    pub fn asks_nothing(&self) -> bool {
        self.asks.is_empty() && !self.summary.needs_you
    }
}

/// Puts a list in the order a resident needs it: first what waits for them, then
/// what is under way, then what is over; within each the latest change first.
pub fn sort_for_resident(cases: &mut [CaseSummary]) {
    cases.sort_by_key(|case| {
        (
            !case.needs_you,
            case.status.is_over(),
            Reverse(case.updated_at),
            case.number.clone(),
        )
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::cases::{CaseKind, CaseStatus};
    use crate::domain::identity::CaseNumber;
    use crate::domain::text::Text;
    use chrono::{DateTime, FixedOffset};

    fn day(day: u32) -> DateTime<FixedOffset> {
        let text = format!("2026-03-{day:02}T09:00:00+08:00");
        DateTime::parse_from_rfc3339(&text).expect("a moment")
    }

    fn case(number: &str, status: CaseStatus, updated: u32, needs_you: bool) -> CaseSummary {
        CaseSummary {
            number: CaseNumber::from(number),
            kind: CaseKind::Report,
            title: Text::default(),
            status,
            submitted_at: day(1),
            updated_at: day(updated),
            with: Text::default(),
            needs_you,
            promises: Vec::new(),
        }
    }

    fn promise(due: u32, met: Option<u32>) -> Promise {
        use crate::domain::cases::{Allowance, Clause};
        Promise {
            clause: Clause::Answered,
            within: Allowance::WorkingDays(5),
            started_at: day(1),
            due_at: day(due),
            met_at: met.map(day),
            pauses: Vec::new(),
        }
    }

    #[test]
    fn what_waits_for_the_resident_comes_first_and_what_is_over_last() {
        let mut cases = [
            case("over", CaseStatus::Closed, 9, false),
            case("older", CaseStatus::Accepted, 3, false),
            case("newer", CaseStatus::Received, 5, false),
            case("yours", CaseStatus::NeedsYou, 2, true),
        ];
        sort_for_resident(&mut cases);
        assert_eq!(
            cases.map(|case| case.number.to_string()),
            ["yours", "newer", "older", "over"]
        );
    }

    #[test]
    fn the_next_promise_is_the_unmet_one_due_first() {
        let mut case = case("a", CaseStatus::Accepted, 2, false);
        case.promises = vec![promise(9, None), promise(3, Some(2)), promise(6, None)];
        assert_eq!(
            case.next_promise().map(|promise| promise.due_at),
            Some(day(6))
        );
        case.status = CaseStatus::Closed;
        assert_eq!(case.next_promise(), None);
    }
}

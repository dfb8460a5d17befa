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

//! Which events have been taken. A line that was cut is taken up after the last id;
//! a server may send some of them again, and another tab may go on where this one
//! stopped: each event still counts once.

use std::collections::VecDeque;

/// So many ids that are no numbers are remembered.
const MOST: usize = 256;

/// What has been taken so far. It never grows beyond [`MOST`] ids.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The id to resume after.
    last: Option<String>,
    /// The highest number among the ids: a server that counts only counts up.
    highest: Option<u64>,
    /// Other ids, the newest last.
    others: VecDeque<String>,
}

impl Ledger {
    /// Takes an event; false where it has been taken already. One without an id
    /// cannot be told from others, and counts.
    pub fn take(&mut self, id: &str) -> bool {
        if id.is_empty() {
            return true;
        }
        let is_new = match id.parse::<u64>() {
            Ok(number) => {
                let is_new = self.highest.is_none_or(|highest| number > highest);
                self.highest = self.highest.max(Some(number));
                is_new
            }
            Err(_) => self.take_other(id),
        };
        if is_new {
            self.last = Some(id.to_owned());
        }
        is_new
    }

    fn take_other(&mut self, id: &str) -> bool {
        if self.others.iter().any(|other| other == id) {
            return false;
        }
        if self.others.len() == MOST {
            self.others.pop_front();
        }
        self.others.push_back(id.to_owned());
        true
    }

    /// The server stands at this id, as it says before its first event. Where there is
    /// one to resume after, what lies between the two is still to come.
    pub fn stand_at(&mut self, id: &str) {
        if self.last.is_none() && !id.is_empty() {
            self.take(id);
        }
    }

    /// The id to resume after; none before the first.
    pub fn last(&self) -> Option<&str> {
        self.last.as_deref()
    }

    /// The server begins anew: what was taken before says nothing any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_again_is_not_taken_again() {
        let mut ledger = Ledger::default();
        assert_eq!(ledger.last(), None);
        ledger.stand_at("41");
        let taken: Vec<bool> = ["42", "43", "42", "44"].map(|id| ledger.take(id)).to_vec();
        assert_eq!(taken, [true, true, false, true]);
        assert_eq!(ledger.last(), Some("44"));
        ledger.forget();
        assert!(ledger.take("1"));
    }

    #[test]
    fn where_the_server_stands_counts_only_before_the_first_event() {
        let mut ledger = Ledger::default();
        ledger.stand_at("");
        assert_eq!(ledger.last(), None);
        ledger.stand_at("41");
        ledger.stand_at("50");
        assert!(
            ledger.take("42"),
            "what came while the line was cut is still to come"
        );
    }

    #[test]
    fn ids_that_are_no_numbers_and_events_without_any_are_taken_too() {
        let mut ledger = Ledger::default();
        assert!(ledger.take("a") && ledger.take("b") && !ledger.take("a"));
        assert!(ledger.take("") && ledger.take(""));
        assert_eq!(ledger.last(), Some("b"));
    }

    #[test]
    fn the_memory_is_bounded() {
        let mut ledger = Ledger::default();
        for number in 0..100_000 {
            assert!(ledger.take(&format!("event-{number}")));
        }
        assert_eq!(ledger.others.len(), MOST);
    }

    #[cfg(not(target_arch = "wasm32"))]
    mod properties {
        use super::*;
        use proptest::prelude::*;

        /// A line is cut after so many events, or in the middle of one; the next one
        /// goes on after the last id, or up to so many events before it.
        #[derive(Clone, Debug)]
        struct Cut {
            after: usize,
            again: usize,
        }

        fn cuts() -> impl Strategy<Value = Vec<Cut>> {
            let cut = (0usize..40, 0usize..40);
            prop::collection::vec(cut.prop_map(|(after, again)| Cut { after, again }), 0..30)
        }

        fn run(ids: &[String], cuts: &[Cut]) -> Vec<String> {
            let (mut ledger, mut taken) = (Ledger::default(), Vec::new());
            // The last line is not cut.
            let whole = Cut {
                after: ids.len(),
                again: 0,
            };
            for cut in cuts.iter().chain([&whole]) {
                let stood = ledger
                    .last()
                    .and_then(|last| ids.iter().position(|id| id == last));
                let from = stood.map_or(0, |at| at + 1).saturating_sub(cut.again);
                for id in ids.iter().skip(from).take(cut.after.max(cut.again)) {
                    if ledger.take(id) {
                        taken.push(id.clone());
                    }
                }
            }
            taken
        }

        proptest! {
            #[test]
            fn however_a_line_is_cut_each_event_is_taken_once_and_in_order(
                steps in prop::collection::vec(1u64..1_000, 0..200),
                cuts in cuts(),
            ) {
                let mut at = 0;
                let ids: Vec<String> = steps.iter().map(|step| { at += step; at.to_string() }).collect();
                prop_assert_eq!(run(&ids, &cuts), ids.clone());
                // The same with ids that say nothing about their order.
                let named: Vec<String> = ids.iter().map(|id| format!("e-{id}")).collect();
                prop_assert_eq!(run(&named, &cuts), named);
            }
        }
    }
}

//! Many changes as a few refreshes: of each case at most one every few seconds,
//! however often it changes, and the last change is never left out.

use crate::domain::identity::CaseNumber;
use crate::domain::map::Map;

/// A change is told after so long, in milliseconds: changes rarely come alone.
const PAUSE: u64 = 300;

/// A case is told no more often than this, in milliseconds.
const REST: u64 = 4_000;

/// More cases than this at once are all of them.
const MOST: usize = 64;

/// What is to be told, and when. Times are milliseconds of any clock.
#[derive(Clone, Debug, Default)]
pub struct Gathering {
    cases: Map<CaseNumber, Due>,
    /// Of all cases at once.
    all: Due,
}

#[derive(Clone, Copy, Debug, Default)]
struct Due {
    /// Not before; none where nothing is to be told.
    at: Option<u64>,
    /// Last told then.
    told: Option<u64>,
}

/// What is to be fetched again now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// These cases.
    Of(Vec<CaseNumber>),
    /// Everything.
    All,
}

impl Due {
    fn note(&mut self, now: u64) {
        let rested = self.told.map_or(0, |told| told.saturating_add(REST));
        self.at.get_or_insert(rested.max(now.saturating_add(PAUSE)));
    }

    fn tell(&mut self, now: u64) -> bool {
        let is_due = self.at.is_some_and(|at| at <= now);
        if is_due {
            *self = Self {
                at: None,
                told: Some(now),
            };
        }
        is_due
    }
}

impl Gathering {
    /// A case has changed.
    pub fn note(&mut self, number: &CaseNumber, now: u64) {
        if !self.cases.contains_key(number) && self.cases.len() >= MOST {
            self.forget_rested(now);
            if self.cases.len() >= MOST {
                return self.note_all(now);
            }
        }
        self.cases
            .get_or_insert_with(number.clone(), Due::default)
            .note(now);
    }

    /// Anything may have changed.
    pub fn note_all(&mut self, now: u64) {
        self.all.note(now);
    }

    /// What is to be told now; nothing while all of it rests.
    pub fn due(&mut self, now: u64) -> Option<News> {
        if self.all.tell(now) {
            self.cases.clear();
            return Some(News::All);
        }
        let mut due: Vec<CaseNumber> = self.cases.keys().cloned().collect();
        due.retain(|number| {
            self.cases
                .get_mut(number)
                .is_some_and(|case| case.tell(now))
        });
        (!due.is_empty()).then_some(News::Of(due))
    }

    /// When to look again; none while nothing waits.
    pub fn next(&self) -> Option<u64> {
        let cases = self.cases.values().filter_map(|case| case.at);
        cases.chain(self.all.at).min()
    }

    fn forget_rested(&mut self, now: u64) {
        let rested: Vec<CaseNumber> = self
            .cases
            .iter()
            .filter(|(_, case)| {
                case.at.is_none() && case.told.is_none_or(|told| told + REST <= now)
            })
            .map(|(number, _)| number.clone())
            .collect();
        for number in rested {
            self.cases.remove(&number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(number: usize) -> CaseNumber {
        CaseNumber::new(format!("LG26-0311-{number:04}"))
    }

    #[test]
    fn one_change_is_told_soon_and_once() {
        let mut gathering = Gathering::default();
        gathering.note(&case(1), 1_000);
        assert_eq!(gathering.due(1_299), None);
        assert_eq!(gathering.next(), Some(1_300));
        assert_eq!(gathering.due(1_300), Some(News::Of(vec![case(1)])));
        assert_eq!((gathering.due(9_000), gathering.next()), (None, None));
    }

    #[test]
    fn ten_thousand_changes_in_a_minute_are_sixteen_refreshes_and_the_last_counts() {
        let mut gathering = Gathering::default();
        let (mut told, mut last) = (0, 0);
        for change in 0..10_000u64 {
            let now = change * 6;
            gathering.note(&case(1), now);
            if gathering.due(now).is_some() {
                told += 1;
                last = now;
            }
        }
        assert_eq!(told, 15);
        assert!(gathering.next().is_some_and(|next| next > last));
        assert_eq!(gathering.due(70_000), Some(News::Of(vec![case(1)])));
    }

    #[test]
    fn many_cases_at_once_are_all_of_them_and_the_memory_is_bounded() {
        let mut gathering = Gathering::default();
        for number in 0..10_000 {
            gathering.note(&case(number), 0);
        }
        assert_eq!(gathering.cases.len(), MOST);
        assert_eq!(gathering.due(300), Some(News::All));
        assert_eq!(gathering.due(20_000), None);
        // Those that were told long ago make room.
        for number in 0..MOST {
            gathering.note(&case(number), 30_000);
        }
        assert!(gathering.due(30_300).is_some());
        gathering.note(&case(9_999), 60_000);
        assert_eq!(gathering.due(60_300), Some(News::Of(vec![case(9_999)])));
    }
}

//! The one thing a resident has to do, or can do, about an application.

use crate::domain::points::standing::{AppealStage, ApplicationStanding, StandingState};
use chrono::NaiveDate;

/// What is to be done now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Todo {
    /// So many papers are asked for.
    SendPapers {
        /// How many are still missing.
        missing: usize,
        /// The last day for them.
        due: NaiveDate,
    },
    /// Nothing has to be done; an appeal can be made.
    MayAppeal {
        /// Of which kind.
        stage: AppealStage,
        /// The last day for it.
        until: NaiveDate,
    },
    /// Nothing.
    Nothing,
    /// Nothing, for good.
    Over,
}

impl Todo {
    /// What comes first: what is asked goes before what is possible.
    pub fn of(standing: &ApplicationStanding) -> Self {
        if standing.state == StandingState::Withdrawn {
            return Self::Over;
        }
        if let (Some(correction), Some(due)) = (&standing.correction, standing.until.correct) {
            let missing = correction
                .items
                .iter()
                .filter(|item| !item.received)
                .count();
            if missing > 0 {
                return Self::SendPapers { missing, due };
            }
        }
        match appeal_now(standing) {
            Some((stage, until)) => Self::MayAppeal { stage, until },
            None if standing.state == StandingState::Placed => Self::Over,
            None => Self::Nothing,
        }
    }
}

/// The appeal that can be made now, and the last day for it. The recheck comes
/// before the review.
pub fn appeal_now(standing: &ApplicationStanding) -> Option<(AppealStage, NaiveDate)> {
    let recheck = standing.until.appeal.map(|day| (AppealStage::Recheck, day));
    let review = standing.until.review.map(|day| (AppealStage::Review, day));
    recheck.or(review)
}

#[cfg(test)]
mod tests {
    use super::super::sample::standing;
    use super::*;
    use crate::domain::identity::FactId;
    use crate::domain::points::standing::{Correction, CorrectionItem};
    use crate::domain::text::Text;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 3, day).expect("a day")
    }

    fn correction(received: [bool; 2]) -> Correction {
        let item = |received| CorrectionItem {
            fact: FactId::new("permit"),
            label: Text::plain("Permit"),
            why: Text::plain("No paper"),
            received,
        };
        Correction {
            opened_at: standing().submitted_at,
            due: day(20),
            zero_if_missed: true,
            items: received.map(item).into(),
        }
    }

    #[test]
    fn papers_that_are_asked_for_come_first() {
        let mut standing = standing();
        standing.until.correct = Some(day(20));
        standing.until.appeal = Some(day(25));
        standing.correction = Some(correction([true, false]));
        let papers = Todo::SendPapers {
            missing: 1,
            due: day(20),
        };
        assert_eq!(Todo::of(&standing), papers);
        standing.correction = Some(correction([true, true]));
        let appeal = Todo::MayAppeal {
            stage: AppealStage::Recheck,
            until: day(25),
        };
        assert_eq!(Todo::of(&standing), appeal);
    }

    #[test]
    fn a_round_that_is_over_asks_for_nothing() {
        let mut standing = standing();
        standing.correction = Some(correction([false, false]));
        assert_eq!(Todo::of(&standing), Todo::Nothing);
    }

    #[test]
    fn a_review_can_be_asked_for_when_the_recheck_is_answered() {
        let mut standing = standing();
        standing.until.review = Some(day(30));
        assert_eq!(appeal_now(&standing), Some((AppealStage::Review, day(30))));
        standing.state = StandingState::Withdrawn;
        assert_eq!(Todo::of(&standing), Todo::Over);
    }
}

//! The standing as the API tells it.

use super::Dossier;
use super::desk::PointsDesk;
use super::finding::Verdict;
use super::{terms, way, words};
use crate::clock::Moment;
use longgang_portal::domain::identity::CaseNumber;
use longgang_portal::domain::points::facts::{Facts, Standing};
use longgang_portal::domain::points::standing::{
    AppealStage, ApplicationStanding, StandingState, Warning, WarningKind, Windows,
};
use longgang_portal::domain::text::Text;

impl Dossier {
    /// How it stands now.
    pub fn told(
        &self,
        desk: &PointsDesk<'_>,
        number: &CaseNumber,
        now: Moment,
    ) -> ApplicationStanding {
        ApplicationStanding {
            number: number.clone(),
            scheme: self.scheme.clone(),
            scheme_version: self.scheme_version.clone(),
            purpose: self.purpose.clone(),
            as_of: self.submitted_at.date_naive(),
            submitted_at: self.submitted_at,
            state: self.state(),
            facts: self.said(),
            official: self.tree(desk, now),
            items: self.items(desk, now),
            history: self.history(desk),
            until: self.windows(desk, now),
            answered_within: terms::answered_within(),
            correction: self.asked.as_ref().map(|asked| asked.told()),
            appeals: self.appeals.iter().map(|filed| filed.told(desk)).collect(),
            warnings: self.warnings(desk, now),
            round: self.round.clone(),
            place: self.place.clone(),
        }
    }

    /// How far it is.
    pub fn state(&self) -> StandingState {
        if self.withdrawn_at.is_some() {
            return StandingState::Withdrawn;
        }
        if let Some(filed) = self.open_appeal() {
            return match filed.stage {
                AppealStage::Recheck => StandingState::Appealing,
                AppealStage::Review => StandingState::Reviewing,
            };
        }
        match (self.settled_at.is_some(), self.given) {
            (true, true) if self.has_place() => StandingState::Placed,
            (true, true) => StandingState::NotPlaced,
            (true, false) => StandingState::Settled,
            (false, _) if self.open_correction().is_some() => StandingState::Correcting,
            (false, _) if self.registers_read => StandingState::Checking,
            (false, _) => StandingState::Received,
        }
    }

    /// What the resident says, confirmed where it was found to be so.
    fn said(&self) -> Facts {
        let mut facts = self.facts.clone();
        for (fact, known) in self.facts.0.iter() {
            let found = self.found(fact).map(|finding| &finding.verdict);
            if matches!(found, Some(Verdict::Confirmed)) {
                let mut known = known.clone();
                known.standing = Standing::Confirmed;
                facts.0.insert(fact.clone(), known);
            }
        }
        facts
    }

    /// Until when it can be taken back: as long as the score is not settled.
    pub fn withdrawable_until(&self, desk: &PointsDesk<'_>) -> Option<Moment> {
        let open = self.settled_at.is_none() && self.withdrawn_at.is_none();
        open.then(|| self.settles_at(desk.calendar()))
    }

    /// Whether it can be amended at a moment.
    pub fn is_amendable(&self, now: Moment) -> bool {
        self.withdrawn_at.is_none() && now < self.amendable_until()
    }

    fn windows(&self, desk: &PointsDesk<'_>, now: Moment) -> Windows {
        Windows {
            amend: self.is_amendable(now).then(|| self.amendable_until()),
            withdraw: self.withdrawable_until(desk),
            correct: self.open_correction().map(|asked| asked.due),
            appeal: self.appeal_until(desk, AppealStage::Recheck, now),
            review: self.appeal_until(desk, AppealStage::Review, now),
        }
    }

    fn warnings(&self, desk: &PointsDesk<'_>, now: Moment) -> Vec<Warning> {
        let mut warnings = Vec::new();
        if let Some(asked) = self.open_correction() {
            warnings.push(Warning {
                kind: WarningKind::AutomaticZero,
                text: words::zero_warning(&way::missing(self, desk), asked.due),
                due: Some(terms::end_of(asked.due)),
            });
        }
        if self.round.is_none() && self.withdrawn_at.is_none() && !self.closed {
            let next = desk
                .published
                .next_opening(&self.scheme, &self.purpose, now.date_naive());
            let text = match next {
                Some(opens) => words::in_both(|language| match language {
                    "en" => format!(
                        "No round was open when you applied, so this application takes part in none. The next opens on {}.",
                        words::dated(opens, language)
                    ),
                    _ => format!(
                        "您申请时没有开放的批次，这次申请不参加排名。下一批 {}开始。",
                        words::dated(opens, language)
                    ),
                }),
                None => Text::both(
                    "这张计分表没有排名批次，只核定分数。",
                    "There are no rounds for this; only the score is settled.",
                ),
            };
            warnings.push(Warning {
                kind: WarningKind::OutsideOfRound,
                text,
                due: None,
            });
        }
        warnings
    }
}

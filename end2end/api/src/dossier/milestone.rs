//! What the clock does next with an application.

use super::Dossier;
use super::desk::PointsDesk;
use super::terms;
use crate::clock::Moment;
use crate::rounds::Dates;
use crate::web::refusal::Refusal;
use longgang_portal::domain::points::standing::AppealStage;
use rusqlite::Connection;

/// One thing the clock does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Milestone {
    /// The registers are read in full.
    Registers,
    /// The desk looks at what they do not hold.
    Desk,
    /// The desk looks at papers.
    Papers,
    /// The term for papers is over.
    Missed,
    /// The score is settled.
    Settled,
    /// An appeal is answered.
    Answered,
    /// The list of the round is published.
    Listed,
    /// The places of the round are given.
    Given,
    /// Nothing more can come: the case is closed.
    Closed,
}

impl Dossier {
    /// The next thing, and when.
    pub fn next(&self, desk: &PointsDesk<'_>) -> Option<(Moment, Milestone)> {
        if self.withdrawn_at.is_some() || self.closed {
            return None;
        }
        let calendar = desk.calendar();
        let mut next: Vec<(Moment, Milestone)> = Vec::new();
        if !self.registers_read {
            next.push((self.registers_at(calendar), Milestone::Registers));
        } else if !self.desk_done {
            next.push((self.desk_at(calendar), Milestone::Desk));
        } else {
            let unseen = self.papers.iter().filter(|paper| !paper.looked);
            next.extend(unseen.map(|paper| (paper.look_at, Milestone::Papers)));
            let missed = self.open_correction();
            next.extend(missed.map(|asked| (asked.closes_at, Milestone::Missed)));
            let waits = self.settled_at.is_none() && self.open_correction().is_none();
            next.extend(waits.then(|| (self.settles_at(calendar), Milestone::Settled)));
        }
        next.extend(self.open_appeal().map(|filed| {
            let at = terms::answered_at(calendar, filed.stage, filed.filed_at);
            (at, Milestone::Answered)
        }));
        if let Some(round) = self.dates(desk) {
            if !self.listed {
                next.push((round.published_at, Milestone::Listed));
            } else if !self.given {
                next.push((round.given_at, Milestone::Given));
            }
        }
        next.extend(self.closes_at(desk).map(|at| (at, Milestone::Closed)));
        // Of one moment the first counts: that is the order they stand in.
        next.into_iter().min_by_key(|(at, _)| *at)
    }

    /// The days of its round.
    pub fn dates(&self, desk: &PointsDesk<'_>) -> Option<Dates> {
        let round = desk.published.round(self.round.as_ref()?)?;
        Some(round.dates)
    }

    /// When the case is closed, as things stand: the first opening after every
    /// term to object is over and the round is done.
    pub fn closes_at(&self, desk: &PointsDesk<'_>) -> Option<Moment> {
        let settled = self.settled_at?;
        if self.open_appeal().is_some() || (self.round.is_some() && !self.given) {
            return None;
        }
        let calendar = desk.calendar();
        let answered = |stage: AppealStage| {
            let filed = self.appeals.iter().find(|filed| filed.stage == stage)?;
            filed.answer.as_ref().map(|answer| answer.at)
        };
        let objections = match (
            answered(AppealStage::Recheck),
            answered(AppealStage::Review),
        ) {
            (_, Some(review)) => review,
            (Some(recheck), None) => terms::end_of(terms::objection_until(calendar, recheck)),
            (None, None) => terms::end_of(terms::objection_until(calendar, settled)),
        };
        let given = self.dates(desk);
        let last = given.map_or(objections, |round| objections.max(round.given_at));
        Some(calendar.next_opening(last))
    }

    /// Does it.
    pub fn pass(
        &mut self,
        desk: &PointsDesk<'_>,
        db: &Connection,
        case: i64,
        at: Moment,
        milestone: Milestone,
    ) -> Result<(), Refusal> {
        match milestone {
            Milestone::Registers => self.read_registers(desk, at),
            Milestone::Desk => self.take_up(desk, at),
            Milestone::Papers => self.look(at),
            Milestone::Missed => self.miss(desk, at),
            Milestone::Settled => self.settle(desk, at),
            Milestone::Answered => self.answer_appeal(desk, at),
            Milestone::Listed => self.list(desk, db, case, at)?,
            Milestone::Given => self.give(desk, db, case, at)?,
            Milestone::Closed => self.close(at),
        }
        Ok(())
    }
}

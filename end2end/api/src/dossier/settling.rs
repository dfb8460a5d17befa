//! The score is settled, the round gives its places, the case is closed.

use super::Dossier;
use super::desk::PointsDesk;
use super::way;
use crate::clock::Moment;
use crate::rounds::ranking;
use crate::web::refusal::Refusal;
use longgang_portal::domain::points::standing::{Place, PlaceState};
use rusqlite::Connection;

impl Dossier {
    /// Settles the score.
    pub fn settle(&mut self, desk: &PointsDesk<'_>, at: Moment) {
        self.settled_at = Some(at);
        let points = self.tree(desk, at).interval.confirmed;
        self.log.push(way::settled(at, points, self.late));
    }

    /// The list is published: the application has a place, or none.
    pub fn list(
        &mut self,
        desk: &PointsDesk<'_>,
        db: &Connection,
        case: i64,
        at: Moment,
    ) -> Result<(), Refusal> {
        self.listed = true;
        self.place = self.ranked(desk, db, case, at)?;
        self.log.push(way::listed(self, at));
        Ok(())
    }

    /// The places are given, by lot where it must be.
    pub fn give(
        &mut self,
        desk: &PointsDesk<'_>,
        db: &Connection,
        case: i64,
        at: Moment,
    ) -> Result<(), Refusal> {
        self.given = true;
        self.place = self.ranked(desk, db, case, at)?;
        self.log.push(way::given(self, at));
        Ok(())
    }

    fn ranked(
        &self,
        desk: &PointsDesk<'_>,
        db: &Connection,
        case: i64,
        at: Moment,
    ) -> Result<Option<Place>, Refusal> {
        match &self.round {
            Some(round) => ranking::place(desk.published, db, round, case, at),
            None => Ok(None),
        }
    }

    /// Whether it has a place of the round.
    pub fn has_place(&self) -> bool {
        let state = self.place.as_ref().map(|place| place.state);
        matches!(state, Some(PlaceState::In | PlaceState::LotIn))
    }

    /// Nothing more can come.
    pub fn close(&mut self, at: Moment) {
        self.closed = true;
        self.log.push(way::closed(self, at));
    }
}

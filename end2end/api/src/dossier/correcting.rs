//! What is sent for the correction round.

use super::desk::PointsDesk;
use super::finding::Verdict;
use super::{Dossier, terms, way, words};
use crate::casework::actors::points_desk;
use crate::clock::Moment;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::standing::NewCorrection;

impl Dossier {
    /// Takes a correction in. A corrected fact is set against the registers
    /// again; where they are silent and the new value claims nothing, no paper
    /// is needed any more.
    pub fn correct(&mut self, desk: &PointsDesk<'_>, correction: &NewCorrection, now: Moment) {
        for (fact, known) in &correction.facts.0 {
            self.say(now, fact, &known.value);
        }
        let wanted = desk.wants_paper(self);
        for fact in correction.facts.0.keys() {
            let held = desk.register(&self.phone, fact, now);
            let same = self.facts.get(fact).zip(held);
            if let Some((_, held)) = same.filter(|(known, held)| known.value == held.value) {
                let why = words::register_agrees(&held.source);
                self.find(now, fact, Verdict::Confirmed, held.source.clone(), why);
            } else if !wanted.contains(fact) {
                let why = words::nothing_against();
                self.find(now, fact, Verdict::Confirmed, points_desk(), why);
            }
        }
        self.receive(&correction.evidence, terms::look_at(desk.calendar(), now));
        let came: Vec<FactId> = correction
            .evidence
            .iter()
            .map(|one| one.fact.clone())
            .collect();
        let found: Vec<FactId> = self.findings.iter().map(|one| one.fact.clone()).collect();
        for item in self.asked.iter_mut().flat_map(|asked| &mut asked.items) {
            let proven = came.contains(&item.fact) || found.contains(&item.fact);
            if proven && item.received_at.is_none() {
                item.received_at = Some(now);
            }
        }
        let step = way::corrected(self, desk, now, correction);
        self.log.push(step);
    }
}

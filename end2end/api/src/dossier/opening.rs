//! An application becomes a dossier; so does one that replaces it.

use super::desk::PointsDesk;
use super::papers::Paper;
use super::{Dossier, way};
use crate::clock::Moment;
use longgang_portal::domain::points::application::{Application, Evidence};
use longgang_portal::domain::points::facts::Facts;

/// When an application came, and how long the desk takes.
#[derive(Clone, Copy)]
pub struct Arrival {
    /// When the first one came.
    pub first_sent_at: Moment,
    /// When this one came.
    pub at: Moment,
    /// Whether the desk takes two working days longer than promised.
    pub late: bool,
}

impl Dossier {
    /// A new dossier: registers that hold the same have confirmed it already.
    pub fn open(
        desk: &PointsDesk<'_>,
        phone: &str,
        application: &Application,
        arrival: Arrival,
    ) -> Self {
        let round = desk.published.open_round(
            &application.scheme,
            &application.purpose,
            arrival.at.date_naive(),
        );
        let mut facts = Facts::default();
        for (id, known) in &application.facts.0 {
            facts.claim(id.clone(), known.value.clone());
        }
        let mut dossier = Self {
            phone: phone.to_owned(),
            name: application.applicant.name.trim().to_owned(),
            scheme: application.scheme.clone(),
            scheme_version: application.scheme_version.clone(),
            purpose: application.purpose.clone(),
            first_sent_at: arrival.first_sent_at,
            submitted_at: arrival.at,
            late: arrival.late,
            facts,
            corrected: Vec::new(),
            papers: Vec::new(),
            findings: Vec::new(),
            registers_read: false,
            desk_done: false,
            asked: None,
            settled_at: None,
            appeals: Vec::new(),
            withdrawn_at: None,
            round: round.map(|round| round.id),
            listed: false,
            given: false,
            place: None,
            closed: false,
            log: vec![way::received(arrival.at)],
        };
        let look_at = dossier.papers_at(desk.calendar());
        dossier.receive(&application.evidence, look_at);
        dossier.confirm_at_once(desk);
        dossier
    }

    /// Papers came; the desk looks at them then.
    pub fn receive(&mut self, evidence: &[Evidence], look_at: Moment) {
        for one in evidence {
            self.papers.push(Paper {
                fact: one.fact.clone(),
                look_at,
                looked: false,
            });
        }
    }

    /// Takes it back.
    pub fn withdraw(&mut self, at: Moment) {
        self.withdrawn_at = Some(at);
        self.log.push(way::withdrawn(at));
    }
}

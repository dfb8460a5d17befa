//! What an application is checked by: the table, the registers, the calendar.

use super::Dossier;
use crate::clock::Moment;
use crate::published::Published;
use crate::resources::registers::Granted;
use crate::resources::{fact_words, registers};
use crate::web::refusal::Refusal;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::evidence::needed;
use longgang_portal::domain::points::facts::{FactValue, Facts, Standing, VerifiedFact};
use longgang_portal::domain::points::scheme::{FactDefinition, Scheme};
use longgang_portal::domain::text::Text;
use rusqlite::Connection;

/// The points desk with everything one dossier is checked by.
pub struct PointsDesk<'a> {
    /// What the city publishes.
    pub published: &'a Published,
    /// The table of the dossier.
    pub scheme: &'a Scheme,
    /// What was corrected in the registers of the resident.
    corrected: Vec<Granted>,
}

impl<'a> PointsDesk<'a> {
    /// The desk that checks an application of the resident with this phone.
    pub fn new(
        db: &Connection,
        published: &'a Published,
        scheme: &'a Scheme,
        phone: &str,
    ) -> Result<Self, Refusal> {
        Ok(Self {
            published,
            scheme,
            corrected: registers::granted(db, scheme, phone)?,
        })
    }

    /// The desk for a dossier. Fails where its table is gone, which a stand-in
    /// with built-in tables only meets on a file of another one.
    pub fn of(
        db: &Connection,
        published: &'a Published,
        dossier: &Dossier,
    ) -> Result<Self, Refusal> {
        let id = &dossier.scheme;
        let scheme = published
            .scheme(id.as_str())
            .ok_or_else(|| Refusal::Broken(format!("the table {id} is gone")))?;
        Self::new(db, published, scheme, &dossier.phone)
    }

    /// Working days.
    pub fn calendar(&self) -> &'a WorkingCalendar {
        &self.published.calendar
    }

    /// What a register holds at a moment about a fact of the resident; nothing
    /// where it is silent.
    pub fn register(&self, phone: &str, fact: &FactId, at: Moment) -> Option<VerifiedFact> {
        self.registers(phone, at)
            .into_iter()
            .find(|held| held.fact == *fact)
    }

    /// Everything the registers hold at a moment about the resident.
    pub fn registers(&self, phone: &str, at: Moment) -> Vec<VerifiedFact> {
        let held = self.published.known_facts(self.scheme, phone);
        let mut held: Vec<VerifiedFact> = held.into_iter().cloned().collect();
        for corrected in self.corrected.iter().filter(|one| one.from <= at) {
            let same = |one: &&mut VerifiedFact| one.fact.as_str() == corrected.fact;
            if let Some(one) = held.iter_mut().find(same) {
                one.value = corrected.value.clone();
            }
        }
        held
    }

    /// The question a fact answers.
    pub fn definition(&self, fact: &FactId) -> Option<&'a FactDefinition> {
        let mut asked = self.scheme.subjects.iter().flat_map(|one| &one.facts);
        asked.find(|definition| definition.id == *fact)
    }

    /// What a fact is called.
    pub fn label(&self, fact: &FactId) -> Text {
        self.definition(fact)
            .map(|definition| definition.label.clone())
            .unwrap_or_default()
    }

    /// The paper that proves a fact, in words.
    pub fn paper(&self, fact: &FactId) -> Text {
        self.definition(fact)
            .map(|definition| definition.evidence.clone())
            .unwrap_or_default()
    }

    /// A value of a fact in words.
    pub fn words(&self, fact: &FactId, value: &FactValue) -> Text {
        self.definition(fact)
            .map(|definition| fact_words::words(&definition.kind, value))
            .unwrap_or_default()
    }

    /// The facts of a dossier that count only with a paper: a "no", a zero and
    /// an option that is worth nothing need none.
    pub fn wants_paper(&self, dossier: &Dossier) -> Vec<FactId> {
        let mut claimed = Facts::default();
        for (id, known) in &dossier.facts.0 {
            let mut known = known.clone();
            known.standing = Standing::Claimed;
            claimed.0.insert(id.clone(), known);
        }
        needed(self.scheme, &dossier.purpose, &claimed)
            .into_iter()
            .map(|need| need.fact)
            .collect()
    }
}

//! What an application is checked by: the table, the registers, the calendar.

use super::Dossier;
use crate::published::Published;
use crate::resources::fact_words;
use crate::web::refusal::Refusal;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::evidence::needed;
use longgang_portal::domain::points::facts::{FactValue, Facts, Standing, VerifiedFact};
use longgang_portal::domain::points::scheme::{FactDefinition, Scheme};
use longgang_portal::domain::text::Text;

/// The points desk with everything one dossier is checked by.
pub struct PointsDesk<'a> {
    /// What the city publishes.
    pub published: &'a Published,
    /// The table of the dossier.
    pub scheme: &'a Scheme,
}

impl<'a> PointsDesk<'a> {
    /// The desk for a dossier. Fails where its table is gone, which a stand-in
    /// with built-in tables only meets on a file of another one.
    pub fn of(published: &'a Published, dossier: &Dossier) -> Result<Self, Refusal> {
        let id = &dossier.scheme;
        let scheme = published
            .scheme(id.as_str())
            .ok_or_else(|| Refusal::Broken(format!("the table {id} is gone")))?;
        Ok(Self { published, scheme })
    }

    /// Working days.
    pub fn calendar(&self) -> &'a WorkingCalendar {
        &self.published.calendar
    }

    /// What a register holds about a fact of the resident; nothing where it is
    /// silent.
    pub fn register(&self, phone: &str, fact: &FactId) -> Option<&'a VerifiedFact> {
        self.registers(phone)
            .into_iter()
            .find(|held| held.fact == *fact)
    }

    /// Everything the registers hold about the resident.
    pub fn registers(&self, phone: &str) -> Vec<&'a VerifiedFact> {
        self.published.known_facts(self.scheme, phone)
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

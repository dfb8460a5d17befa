//! The facts of a form kept up to date: after a change only the questions that
//! depend on it are looked at again.

use super::answer::{Answer, Answers};
use super::definition::{Field, FormDefinition};
use super::from_scheme::known;
use crate::domain::identity::{FactId, FieldId};
use crate::domain::map::Map;
use crate::domain::points::facts::{FactValue, Facts, KnownFact, VerifiedFact};
use chrono::NaiveDate;
use std::sync::Arc;

/// What is known by the answers of a scheme's form and by the registers. At
/// every moment it is what [`facts`] says of them.
///
/// [`facts`]: super::from_scheme::facts
pub struct LiveFacts {
    form: Arc<FormDefinition>,
    today: NaiveDate,
    answers: Answers,
    verified: Map<FactId, FactValue>,
    /// The place of each field, and of the fields that its answer shows.
    places: Map<FieldId, Vec<(usize, usize)>>,
}

/// What is known of a fact now; none where nothing is.
pub type Change = (FactId, Option<KnownFact>);

impl LiveFacts {
    /// For a form of `from_scheme` without answers.
    pub fn new(form: Arc<FormDefinition>, verified: &[VerifiedFact], today: NaiveDate) -> Self {
        let mut places: Map<FieldId, Vec<(usize, usize)>> = Map::new();
        for (page, of_page) in form.pages.iter().enumerate() {
            for (at, field) in of_page.fields.iter().enumerate() {
                let own = places.get_or_insert_with(field.id.clone(), Vec::new);
                own.push((page, at));
                if let Some(when) = &field.visible_when {
                    let shown = places.get_or_insert_with(when.field.clone(), Vec::new);
                    shown.push((page, at));
                }
            }
        }
        let verified = verified.iter();
        Self {
            form,
            today,
            answers: Answers::new(),
            verified: verified
                .map(|fact| (fact.fact.clone(), fact.value.clone()))
                .collect(),
            places,
        }
    }

    /// Everything that is known.
    pub fn facts(&self) -> Facts {
        let fields = self.form.pages.iter().flat_map(|page| &page.fields);
        let known = fields.filter_map(|field| {
            let (fact, known) = self.look(field);
            Some((fact, known?))
        });
        Facts(known.collect())
    }

    /// Takes in an answer; what it changes.
    pub fn change(&mut self, field: &FieldId, answer: Answer) -> Vec<Change> {
        self.answers.insert(field.clone(), answer);
        let places = self.places.get(field).map_or(&[][..], Vec::as_slice);
        let fields = places
            .iter()
            .filter_map(|(page, at)| self.form.pages.get(*page)?.fields.get(*at));
        fields.map(|field| self.look(field)).collect()
    }

    fn look(&self, field: &Field) -> Change {
        let verified = |id: &FactId| self.verified.get(id);
        let known = known(field, &self.answers, &verified, self.today);
        (FactId::new(field.id.as_str()), known)
    }
}

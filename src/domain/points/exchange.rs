//! The facts as they are if another person applies, and whether a scheme asks
//! enough to say.

use super::facts::Facts;
use super::scheme::{FactDefinition, Person, Scheme};
use super::view::counterparts;
use crate::domain::identity::PersonId;

/// The persons who could apply in place of the applicant: those of whom the
/// scheme asks facts that stand for the applicant's.
pub fn could_apply(scheme: &Scheme) -> Vec<&Person> {
    scheme
        .persons
        .iter()
        .skip(1)
        .filter(|person| !counterparts(scheme, &person.id).is_empty())
        .collect()
}

/// `facts` with `person` as the applicant and the applicant in the place of that
/// person: facts that stand for each other change places. What is asked of the
/// applicant alone is unknown of the other; what is asked of others, or of the
/// person without standing for anything, as whether there is a spouse, stays.
pub fn exchanged(scheme: &Scheme, facts: &Facts, person: &PersonId) -> Facts {
    let theirs = counterparts(scheme, person);
    let applicant = scheme.persons.first().map(|person| &person.id);
    let is_applicants = |fact: &FactDefinition| {
        let whose = fact.person.as_ref();
        whose.is_none() || whose == applicant
    };
    let mut exchanged = Facts::default();
    let asked = scheme.subjects.iter().flat_map(|subject| &subject.facts);
    for fact in asked {
        let source = match (theirs.get(&fact.id), &fact.same_as) {
            (Some(theirs), _) => theirs,
            (None, Some(same_as)) if fact.person.as_ref() == Some(person) => same_as,
            (None, _) if is_applicants(fact) => continue,
            (None, _) => &fact.id,
        };
        if let Some(known) = facts.get(source) {
            exchanged.0.insert(fact.id.clone(), known.clone());
        }
    }
    exchanged
}

//! What is asked: bounds, options, persons.

use super::rules::options_of;
use super::{Check, SchemeFault};
use crate::domain::decimal::Decimal;
use crate::domain::map::Set;
use crate::domain::points::scheme::{FactDefinition, FactKind, Opt};
use std::mem::discriminant;

impl Check<'_> {
    pub(super) fn facts(&mut self) {
        let scheme = self.scheme;
        let mut seen = Set::new();
        for person in &scheme.persons {
            if let Some(when) = &person.when {
                self.condition(&format!("persons/{}", person.id), when);
            }
        }
        for subject in &scheme.subjects {
            for fact in &subject.facts {
                let path = format!("{}/{}", subject.id, fact.id);
                if !seen.insert(&fact.id) {
                    self.found(&path, SchemeFault::DuplicateFact);
                }
                self.fact(&path, fact);
            }
        }
    }

    fn fact(&mut self, path: &str, fact: &FactDefinition) {
        self.purposes(path, &fact.purposes);
        self.kind(path, &fact.kind);
        if let Some(condition) = &fact.asked_when {
            self.condition(path, condition);
        }
        if fact.changeable == Some(true)
            && matches!(fact.kind, FactKind::Date { .. } | FactKind::Periods { .. })
        {
            self.found(path, SchemeFault::ChangeableTime);
        }
        let persons = &self.scheme.persons;
        if let Some(person) = &fact.person
            && !persons.iter().any(|one| one.id == *person)
        {
            self.found(path, SchemeFault::UnknownPerson(person.clone()));
        }
        if let Some(same_as) = &fact.same_as {
            match self.definitions.get(same_as) {
                None => self.found(path, SchemeFault::UnknownFact(same_as.clone())),
                Some(kind) if discriminant(*kind) != discriminant(&fact.kind) => {
                    self.found(path, SchemeFault::WrongKind(same_as.clone()));
                }
                Some(kind) if ids(kind) != ids(&fact.kind) => {
                    self.found(path, SchemeFault::OtherOptions(same_as.clone()));
                }
                Some(_) => {}
            }
        }
    }

    fn kind(&mut self, path: &str, kind: &FactKind) {
        match kind {
            FactKind::Number {
                min, max, decimals, ..
            } => {
                if min > max {
                    self.found(path, SchemeFault::EmptyBounds);
                }
                let fit = min.has_at_most(*decimals) && max.has_at_most(*decimals);
                if *decimals > Decimal::DIGITS || !fit {
                    self.found(path, SchemeFault::Decimals);
                }
            }
            FactKind::Date {
                earliest,
                latest: Some(latest),
            } if earliest > latest => {
                self.found(path, SchemeFault::EmptyBounds);
            }
            FactKind::Choice { options } | FactKind::Many { options } => {
                self.option_list(path, options);
            }
            FactKind::Entries { fields, .. } => {
                self.once(path, fields.iter().map(|field| field.id.as_str()));
                for field in fields {
                    self.kind(&format!("{path}/{}", field.id), &field.kind);
                }
            }
            _ => {}
        }
    }

    fn option_list(&mut self, path: &str, options: &[Opt]) {
        if options.is_empty() {
            self.found(path, SchemeFault::NoOptions);
        }
        self.once(path, options.iter().map(|option| option.id.as_str()));
    }
}

/// The ids of the options of a choice, in order.
fn ids(kind: &FactKind) -> Vec<&str> {
    let options = options_of(kind).unwrap_or_default().iter();
    let mut ids: Vec<&str> = options.map(|option| option.id.as_str()).collect();
    ids.sort_unstable();
    ids
}

//! What a scheme says once and refers to by name.

use super::{Check, SchemeFault};

impl Check<'_> {
    /// Each definition by itself: what is wrong with it is told once, not where it
    /// is named.
    pub(super) fn definitions(&mut self) {
        let scheme = self.scheme;
        for definition in &scheme.named {
            let path = format!("named/{}", definition.id);
            match (&definition.condition, &definition.measure) {
                (Some(condition), None) => self.condition(&path, condition),
                (None, Some(measure)) => self.measure(&path, measure),
                _ => self.found(&path, SchemeFault::NotOneDefinition),
            }
        }
    }

    pub(super) fn names_definition(&mut self, id: &str) {
        self.referred_to.insert(id.to_owned());
    }

    pub(super) fn unused_definitions(&mut self) {
        let scheme = self.scheme;
        for definition in &scheme.named {
            if !self.referred_to.contains(&definition.id) {
                let path = format!("named/{}", definition.id);
                self.found(&path, SchemeFault::UnusedDefinition);
            }
        }
    }
}

//! Papers, and the round in which they are asked for.

use super::Dossier;
use crate::clock::Moment;
use chrono::NaiveDate;
use longgang_portal::domain::identity::FactId;
use longgang_portal::domain::points::standing::{Correction, CorrectionItem};
use longgang_portal::domain::text::Text;
use serde::{Deserialize, Serialize};

/// A paper that came.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    /// What it proves.
    pub fact: FactId,
    /// When the desk looks at it.
    pub look_at: Moment,
    /// Whether it has.
    pub looked: bool,
}

/// What the resident was asked to prove.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// When.
    pub opened_at: Moment,
    /// The last day.
    pub due: NaiveDate,
    /// The midnight after it.
    pub closes_at: Moment,
    /// Whether that has passed with something missing.
    pub missed: bool,
    /// The facts.
    pub items: Vec<AskedItem>,
}

/// One fact that must be proven.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AskedItem {
    /// Which.
    pub fact: FactId,
    /// What it is called.
    pub label: Text,
    /// What is missing.
    pub why: Text,
    /// When something came for it.
    pub received_at: Option<Moment>,
}

impl Asked {
    /// Whether something came for every fact.
    pub fn is_complete(&self) -> bool {
        self.missing().next().is_none()
    }

    /// The facts for which nothing has come.
    pub fn missing(&self) -> impl Iterator<Item = &AskedItem> {
        self.items.iter().filter(|item| item.received_at.is_none())
    }

    /// When the desk could go on: the last paper came, or the term was over.
    pub fn ended_at(&self) -> Option<Moment> {
        if self.missed {
            return Some(self.closes_at);
        }
        let received = self.items.iter().map(|item| item.received_at);
        received.collect::<Option<Vec<_>>>()?.into_iter().max()
    }

    /// As the API tells it.
    pub fn told(&self) -> Correction {
        let item = |item: &AskedItem| CorrectionItem {
            fact: item.fact.clone(),
            label: item.label.clone(),
            why: item.why.clone(),
            received: item.received_at.is_some(),
        };
        Correction {
            opened_at: self.opened_at,
            due: self.due,
            zero_if_missed: true,
            items: self.items.iter().map(item).collect(),
        }
    }
}

impl Dossier {
    /// The correction round, as long as something can be sent for it.
    pub fn open_correction(&self) -> Option<&Asked> {
        let asked = self.asked.as_ref()?;
        let open = !asked.is_complete() && !asked.missed && self.withdrawn_at.is_none();
        open.then_some(asked)
    }
}

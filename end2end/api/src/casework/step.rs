//! One step of a case.

use crate::clock::Moment;
use longgang_portal::domain::cases::{Ask, CaseStatus, Clause, EventKind};
use longgang_portal::domain::text::Text;
use serde::{Deserialize, Serialize};

/// What happens when the clock passes a moment, and how the case stands then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// When.
    pub at: Moment,
    /// How the case stands from then on.
    pub status: CaseStatus,
    /// Which line of the timeline it stands on.
    pub kind: EventKind,
    /// Who does it.
    pub by: Text,
    /// One sentence about it, once it has happened.
    pub text: Text,
    /// One sentence about it, as long as it lies ahead; empty for what nobody
    /// could have foreseen.
    pub ahead: Text,
    /// Who deals with the case from then on.
    pub with: Text,
    /// What they are doing.
    pub doing: Text,
    /// The promise that is met by it.
    pub meets: Option<Clause>,
    /// Why the promises stand still from then on until the next step.
    pub pauses: Option<Text>,
    /// What the resident must do.
    pub asks: Vec<Ask>,
}

impl Step {
    /// A step by `by`, who keeps the case.
    pub fn new(at: Moment, status: CaseStatus, kind: EventKind, by: &Text, text: Text) -> Self {
        Self {
            at,
            status,
            kind,
            by: by.clone(),
            text,
            ahead: Text::default(),
            with: by.clone(),
            doing: Text::default(),
            meets: None,
            pauses: None,
            asks: Vec::new(),
        }
    }

    /// With words for the time before it.
    pub fn ahead(mut self, ahead: Text) -> Self {
        self.ahead = ahead;
        self
    }

    /// With another one who deals with the case afterwards.
    pub fn with(mut self, with: &Text) -> Self {
        self.with = with.clone();
        self
    }

    /// With words for what is being done afterwards.
    pub fn doing(mut self, doing: Text) -> Self {
        self.doing = doing;
        self
    }

    /// It meets a promise.
    pub fn meets(mut self, clause: Clause) -> Self {
        self.meets = Some(clause);
        self
    }

    /// The resident must do something, and the promises stand still.
    pub fn asks(mut self, asks: Vec<Ask>, pauses: Text) -> Self {
        self.asks = asks;
        self.pauses = Some(pauses);
        self
    }
}

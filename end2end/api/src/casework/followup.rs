//! What belongs to a case beside its steps: who deals with it, its answer, what the
//! resident says to it, and what is to come that no step foresees.

use super::actors::Actors;
use crate::clock::Moment;
use longgang_portal::domain::cases::{CityAnswer, Clause, GivenConsent, Window};
use longgang_portal::domain::identity::{AskId, AttachmentId};
use serde::{Deserialize, Serialize};

/// All of it; kept as JSON with the case.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Followup {
    /// Those who deal with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actors: Option<Actors>,
    /// Whether it can be taken back by the call for reports and services.
    pub withdrawable: bool,
    /// How often it was reopened.
    pub round: u32,
    /// The last answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answer: Option<CityAnswer>,
    /// Until when something can be said to it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    /// What the resident thinks of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rated: Option<Rated>,
    /// What the resident agreed to.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<GivenConsent>,
    /// The asks for which something is here that was not refused.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<AskId>,
    /// What is to come, in no order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub errands: Vec<Errand>,
}

/// Stars, codes and words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Rated {
    /// One to five.
    pub stars: u32,
    /// Codes of those on offer.
    pub reasons: Vec<String>,
    /// In the resident's words.
    pub text: String,
}

/// Something that comes of what a resident did.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Errand {
    /// When.
    pub at: Moment,
    /// What.
    pub what: What,
}

/// What comes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The city answers an urge.
    AnswerUrge(Clause),
    /// The city answers a message.
    Reply,
    /// What was asked came by a message.
    Replied(AskId),
    /// Somebody begins to look at a file that was asked for.
    Look(AskId, AttachmentId),
    /// A file is accepted, or refused.
    Judge(AskId, AttachmentId),
}

impl Followup {
    /// Notes something for later.
    pub fn later(&mut self, at: Moment, what: What) {
        self.errands.push(Errand { at, what });
    }

    /// When the next of it is due.
    pub fn next(&self) -> Option<Moment> {
        self.errands.iter().map(|errand| errand.at).min()
    }

    /// Takes the next one out; the first noted of those due at once.
    pub fn take(&mut self) -> Option<Errand> {
        let at = self.next()?;
        let first = self.errands.iter().position(|errand| errand.at == at)?;
        Some(self.errands.remove(first))
    }
}

//! One step of a case.

use crate::clock::Moment;
use longgang_portal::domain::cases::{Ask, CaseStatus, Clause, EventKind, Fixed};
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
    /// Why it happens, of what needs a reason; else empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub why: Text,
    /// Who had the case before, where it changes hands; else empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub from: Text,
    /// The answer it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Answered>,
    /// Whether the resident reopens the case with it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub reopens: bool,
    /// What it waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub only: Option<Only>,
}

/// An answer beside the words of its step.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answered {
    /// Whether the city says that it is fixed.
    pub fixed: Fixed,
    /// Which pair of photos comes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub photos: Option<String>,
}

/// What a step waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Only {
    /// What was asked for came and was accepted; passed over otherwise.
    Sent,
    /// It did not come in time.
    Missed,
    /// The resident urged; nothing moves before.
    Urged,
    /// Nothing: it is only shown, and written down when it happens.
    Shown,
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
            why: Text::default(),
            from: Text::default(),
            answer: None,
            reopens: false,
            only: None,
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

    /// From one to another, who deals with it afterwards.
    pub fn hands(mut self, from: &Text, to: &Text) -> Self {
        self.from = from.clone();
        self.with = to.clone();
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

    /// It answers, with these photos.
    pub fn answers(mut self, fixed: Fixed, photos: Option<&str>) -> Self {
        self.answer = Some(Answered {
            fixed,
            photos: photos.map(str::to_owned),
        });
        self
    }

    /// The resident must do something, and the promises stand still.
    pub fn asks(mut self, asks: Vec<Ask>, pauses: Text) -> Self {
        self.asks = asks;
        self.pauses = Some(pauses);
        self
    }
}

//! How far an application is.

use crate::domain::read::{At, Read, Unreadable, readable};
use serde::{Serialize, Serializer};

/// How far an application is. A word the portal does not know is kept and shown
/// as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StandingState {
    /// The city has it; it can still be amended.
    Received,
    /// Item by item is set against registers and papers.
    Checking,
    /// Papers are needed from the resident.
    Correcting,
    /// The score is settled; it can be appealed against.
    Settled,
    /// Appealed: the office checks again.
    Appealing,
    /// Appealed a second time: the city's office reviews.
    Reviewing,
    /// It has a place.
    Placed,
    /// It has no place.
    NotPlaced,
    /// Taken back by the resident.
    Withdrawn,
    /// A word of the server's own.
    Other(String),
}

impl StandingState {
    const KNOWN: [(&'static str, Self); 9] = [
        ("received", Self::Received),
        ("checking", Self::Checking),
        ("correcting", Self::Correcting),
        ("settled", Self::Settled),
        ("appealing", Self::Appealing),
        ("reviewing", Self::Reviewing),
        ("placed", Self::Placed),
        ("not_placed", Self::NotPlaced),
        ("withdrawn", Self::Withdrawn),
    ];

    /// The word on the wire.
    pub fn word(&self) -> &str {
        if let Self::Other(word) = self {
            return word;
        }
        let known = Self::KNOWN.iter().find(|(_, state)| state == self);
        known.map_or("", |(word, _)| word)
    }

    /// Reads the word.
    pub fn from_word(word: &str) -> Self {
        let known = Self::KNOWN.iter().find(|(known, _)| *known == word);
        known.map_or_else(|| Self::Other(word.to_owned()), |(_, state)| state.clone())
    }
}

impl Serialize for StandingState {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

impl Read for StandingState {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.text().map(Self::from_word)
    }
}

readable!(StandingState);

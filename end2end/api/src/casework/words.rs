//! What the city and the timeline say beside the scripts; read from data.

use super::dice::Dice;
use super::script::ScriptStep;
use longgang_portal::domain::cases::RatingReason;
use longgang_portal::domain::text::Text;
use serde::Deserialize;

/// All of it, see `data/casework/words.json`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Reasons on offer for a rating.
    pub rating_reasons: Vec<RatingReason>,
    /// The resident urges.
    pub urged: Text,
    /// What the city says to it.
    pub urge_answers: Vec<Text>,
    /// What the city writes to a message; one language, as messages have.
    pub replies: Vec<String>,
    /// What was asked came by a message.
    pub replied: Text,
    /// What was asked came as files.
    pub files_sent: Text,
    /// A file is accepted.
    pub file_accepted: Text,
    /// A file is refused.
    pub file_refused: Text,
    /// Why.
    pub refusals: Vec<Text>,
    /// The resident says that it is fixed.
    pub fixed: Text,
    /// And what is done then.
    pub fixed_doing: Text,
    /// The resident says that it is not fixed.
    pub reopened: Text,
    /// And what is done then.
    pub reopened_doing: Text,
    /// The way from there on.
    pub reopened_steps: Vec<ScriptStep>,
    /// The resident takes it back.
    pub withdrawn: Text,
    /// The resident takes a consent back; `{title}` is what it was to.
    pub consent_withdrawn: Text,
    /// Lines for load tests.
    pub burst: Vec<Text>,
    /// Nothing more comes.
    pub over: Text,
    /// A correction of a points application rests on it: nothing of its own.
    pub evidence_consequence: Text,
}

impl Words {
    /// One of several, by a seed.
    pub fn one_of<T: Clone + Default>(these: &[T], seed: u64) -> T {
        Dice::new(seed).pick(these).cloned().unwrap_or_default()
    }
}

/// A text with the names in braces put in.
pub fn filled(text: &Text, names: &[(&str, &Text)]) -> Text {
    let of = |language: &str| {
        let mut words = text.get(language).to_owned();
        for (name, value) in names {
            words = words.replace(&format!("{{{name}}}"), value.get(language));
        }
        words
    };
    if text.is_empty() {
        return Text::default();
    }
    Text::both(of("zh-CN"), of("en"))
}

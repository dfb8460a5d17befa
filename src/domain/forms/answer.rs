//! What a resident has given so far: raw, perhaps half finished, perhaps wrong.
//! Nothing deeper than [`super::check`] ever looks inside.

use crate::domain::identity::FieldId;
use crate::domain::map::Map;
use crate::domain::read::{At, Read, Unreadable, one_of, readable};
use serde::Serialize;

/// The raw answers of a form by field. A field that is not in here is empty.
pub type Answers = Map<FieldId, Answer>;

/// One raw answer. It keeps what was typed as it was typed, so that nothing a
/// resident wrote is lost when it turns out to be faulty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Answer {
    /// Nothing yet.
    #[default]
    Empty,
    /// "I am not sure", where the field offers it.
    NotSure,
    /// Typed text; the option's id of a choice; `yes` or `no`; a date as its
    /// parts as typed, joined by `-` (`2019-5-20`, `2019--` while incomplete);
    /// a date and time as `y-m-d hh:mm`.
    Text(String),
    /// Ids of the chosen options; none of them is an answer too.
    Many(Vec<String>),
    /// Spans of time.
    Periods(Vec<RawPeriod>),
    /// Records, each a raw text per part, in the shapes of [`Answer::Text`].
    Entries(Vec<RawEntry>),
}

impl Read for Answer {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        Ok(match record.tag("kind")? {
            "empty" => Self::Empty,
            "not_sure" => Self::NotSure,
            "text" => Self::Text(record.need("value")?),
            "many" => Self::Many(record.need("value")?),
            "periods" => Self::Periods(record.need("value")?),
            "entries" => Self::Entries(record.need("value")?),
            _ => {
                let words = one_of!("empty" "not_sure" "text" "many" "periods" "entries");
                return record.unknown("kind", words);
            }
        })
    }
}

readable!(Answer);

/// One record of a list as typed.
pub type RawEntry = Map<FieldId, String>;

/// The raw text of a part of a record that the resident is not sure of. Nobody
/// can type it.
pub const PART_NOT_SURE: &str = "\u{1}not-sure";

/// One span of time as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RawPeriod {
    /// First day, parts joined by `-`.
    pub from: String,
    /// Last day, parts joined by `-`; not looked at while `ongoing`.
    pub to: String,
    /// Whether it is still going on.
    pub ongoing: bool,
}

readable!(RawPeriod {
    from: or_default,
    to: or_default,
    ongoing: or_default
});

impl Answer {
    /// A text answer.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Whether nothing at all has been given. "Not sure" is something, and so is
    /// a list said to have no rows, which is not a list of blank rows.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::NotSure => false,
            Self::Text(text) => is_blank_text(text),
            Self::Many(_) => false,
            Self::Periods(rows) => !rows.is_empty() && rows.iter().all(RawPeriod::is_blank),
            Self::Entries(rows) => !rows.is_empty() && rows.iter().all(is_blank_entry),
        }
    }

    /// The raw values a condition compares with: the text, or every chosen id.
    pub fn values(&self) -> Vec<&str> {
        match self {
            Self::Text(text) => vec![text.trim()],
            Self::Many(chosen) => chosen.iter().map(|id| id.trim()).collect(),
            _ => Vec::new(),
        }
    }
}

impl RawPeriod {
    /// Whether nothing has been typed; a ticked "still going on" is something.
    pub fn is_blank(&self) -> bool {
        !self.ongoing && is_blank_text(&self.from) && is_blank_text(&self.to)
    }
}

/// Whether no part of a record has been given.
pub fn is_blank_entry(entry: &RawEntry) -> bool {
    entry.values().all(|text| is_blank_text(text))
}

/// `--` is what three empty boxes of a date come to.
fn is_blank_text(text: &str) -> bool {
    text.chars().all(|c| c == '-' || c.is_whitespace())
}

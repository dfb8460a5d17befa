//! What is known about a resident, and how surely.

use super::fact_correction::AskedCorrection;
use crate::domain::decimal::Decimal;
use crate::domain::identity::{FactId, OptionId};
use crate::domain::map::Map;
use crate::domain::read::{At, Read, Unreadable, chosen, readable, words};
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// The value of a fact, of the kind its definition asks for.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum FactValue {
    /// Yes or no.
    Flag(bool),
    /// A quantity in the unit of the definition.
    Number(Decimal),
    /// One option.
    Choice(OptionId),
    /// Any number of options; none is an answer too.
    Many(Vec<OptionId>),
    /// A day.
    Date(NaiveDate),
    /// Spans of time, in any order, possibly overlapping.
    Periods(Vec<Period>),
    /// A list of records, each field by its id.
    Entries(Vec<Entry>),
}

chosen!(FactValue by "kind" with "value" {
    "flag" => Flag,
    "number" => Number,
    "choice" => Choice,
    "many" => Many,
    "date" => Date,
    "periods" => Periods,
    "entries" => Entries,
});

/// A span of days. Both ends count; an open end is still going on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Period {
    /// First day.
    pub from: NaiveDate,
    /// Last day, absent while it goes on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
}

readable!(Period {
    from: need,
    to: optional
});

/// One record of a list, as one patent or one commendation.
pub type Entry = Map<String, EntryField>;

/// One field of a record.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum EntryField {
    /// Yes or no.
    Flag(bool),
    /// A quantity.
    Number(Decimal),
    /// One option.
    Choice(OptionId),
    /// A day.
    Date(NaiveDate),
}

chosen!(EntryField by "kind" with "value" {
    "flag" => Flag,
    "number" => Number,
    "choice" => Choice,
    "date" => Date,
});

/// How surely a fact is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// A register says so.
    Confirmed,
    /// The resident says so; what is not said to be confirmed is claimed.
    #[default]
    Claimed,
}

words!(Standing {
    "confirmed" => Confirmed,
    "claimed" => Claimed,
});

/// A fact that is known in some way.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct KnownFact {
    /// What it is.
    #[serde(flatten)]
    pub value: FactValue,
    /// How surely.
    pub standing: Standing,
    /// What a register holds, where the resident says otherwise. It counts as
    /// confirmed until it is decided who is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub held: Option<FactValue>,
}

readable!(KnownFact {
    value: flat,
    standing: or_default,
    held: optional
});

impl KnownFact {
    /// What the resident says and no register knows.
    pub fn claimed(value: FactValue) -> Self {
        Self {
            value,
            standing: Standing::Claimed,
            held: None,
        }
    }

    /// What a register says.
    pub fn confirmed(value: FactValue) -> Self {
        Self {
            value,
            standing: Standing::Confirmed,
            held: None,
        }
    }

    /// What the resident says against a register that holds `held`.
    pub fn disputed(value: FactValue, held: FactValue) -> Self {
        Self {
            held: Some(held),
            ..Self::claimed(value)
        }
    }

    /// What counts for one who believes registers only.
    pub fn official(&self) -> Option<&FactValue> {
        match self.standing {
            Standing::Confirmed => Some(&self.value),
            Standing::Claimed => self.held.as_ref(),
        }
    }
}

/// Everything known about one resident. A fact that is not in here is unknown,
/// which is never the same as zero or no.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[serde(transparent)]
pub struct Facts(pub Map<FactId, KnownFact>);

impl Read for Facts {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        Read::read(at).map(Self)
    }
}

readable!(Facts);

impl Facts {
    /// What is known of `id`.
    pub fn get(&self, id: &FactId) -> Option<&KnownFact> {
        self.0.get(id)
    }

    /// Adds what the resident says.
    pub fn claim(&mut self, id: impl Into<FactId>, value: FactValue) {
        self.0.insert(id.into(), KnownFact::claimed(value));
    }
}

/// `GET /api/v1/schemes/{id}/facts`: one fact that a register already holds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct VerifiedFact {
    /// Which fact.
    pub fact: FactId,
    /// Its value.
    #[serde(flatten)]
    pub value: FactValue,
    /// Which office's register.
    pub source: Text,
    /// The day the register was read.
    pub as_of: NaiveDate,
    /// What the resident has said against it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub correction: Option<AskedCorrection>,
}

readable!(VerifiedFact {
    fact: need,
    value: flat,
    source: need,
    as_of: need,
    correction: optional
});

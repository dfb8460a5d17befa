//! Reference tables and indexes: numbers that rules look up.

use crate::domain::decimal::Decimal;
use crate::domain::identity::{IndexId, OptionId, TableId};
use crate::domain::map::Map;
use crate::domain::read::{At, Read, Unreadable, readable};
use crate::domain::text::Text;
use chrono::NaiveDate;
use serde::Serialize;

/// Numbers by one or more keys, as pay by sector and age.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    /// Its id.
    pub id: TableId,
    /// Its name.
    pub title: Text,
    /// Where it is published.
    pub source: Text,
    /// The numbers: an object for the first key, objects for the second within
    /// it, and so on.
    pub values: Values,
}

readable!(Table {
    id: need,
    title: or_default,
    source: or_default,
    values: need
});

/// A number, or numbers by one more key.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Values {
    /// The number, whatever the keys that are left.
    Number(Decimal),
    /// By the next key; [`Values::ANY`] stands for what is not named.
    By(Map<OptionId, Values>),
}

impl Values {
    /// The key for everything that is not named.
    pub const ANY: &'static str = "*";
}

impl Read for Values {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        if at.value().is_object() {
            Read::read(at).map(Self::By)
        } else {
            Read::read(at).map(Self::Number)
        }
    }
}

readable!(Values);

/// A number that changes on certain days, as the average pay of the city.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    /// Its id.
    pub id: IndexId,
    /// Its name.
    pub title: Text,
    /// Where it is published.
    pub source: Text,
    /// Its values, in the order of their days. Before the first there is none;
    /// the last holds on.
    pub steps: Vec<Step>,
}

readable!(Index {
    id: need,
    title: or_default,
    source: or_default,
    steps: need
});

/// From a day on, a value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Step {
    /// The first day.
    pub from: NaiveDate,
    /// The value from then on.
    pub value: Decimal,
}

readable!(Step {
    from: need,
    value: need
});

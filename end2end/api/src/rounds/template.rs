//! A kind of round as data.

use longgang_portal::domain::identity::{FactId, PurposeId, SchemeId};
use longgang_portal::domain::map::Map;
use longgang_portal::domain::points::facts::FactValue;
use longgang_portal::domain::points::scheme::{MonthDay, Ranking};
use longgang_portal::domain::text::Text;
use serde::Deserialize;

/// A kind of round.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Template {
    /// Whose table.
    pub scheme: SchemeId,
    /// What the places are for.
    pub purpose: PurposeId,
    /// Its name, with `{year}` and `{n}`.
    pub title: Text,
    /// When one can apply, year by year.
    pub windows: Vec<Window>,
    /// So many days after the last day to apply the list is published, or on
    /// the next working day.
    pub published_after_days: i64,
    /// How many places there are.
    pub places: u32,
    /// The order, where the table has none of its own.
    #[serde(default)]
    pub ranking: Option<Ranking>,
    /// Who applies.
    pub applicants: Invented,
}

/// From when to when one can apply.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Window {
    /// The first day.
    pub opens: MonthDay,
    /// The last day.
    pub closes: MonthDay,
}

/// People who are made up for a round.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invented {
    /// How many.
    pub count: usize,
    /// So many of them in a row share their facts, so that there are ties.
    pub alike: usize,
    /// Facts that each has of its own all the same.
    pub own: Vec<FactId>,
    /// The values of each fact they are drawn from.
    pub facts: Map<FactId, Vec<FactValue>>,
}

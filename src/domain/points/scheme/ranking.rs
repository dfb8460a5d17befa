//! Who comes first when places are few.

use super::Measure;
use crate::domain::read::{chosen, readable, words};
use crate::domain::text::Text;
use serde::Serialize;

/// How places are given among those who reach the line.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Ranking {
    /// The keys, the most weighty first; the next decides where one is equal.
    pub keys: Vec<RankKey>,
    /// What happens to those who are equal in every key at the last place.
    pub ties: Ties,
}

readable!(Ranking {
    keys: need,
    ties: need
});

/// One key of the order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct RankKey {
    /// Its name.
    pub title: Text,
    /// Which end comes first.
    pub order: RankOrder,
    /// What is compared.
    #[serde(flatten)]
    pub by: RankBy,
}

readable!(RankKey {
    title: need,
    order: or_default,
    by: flat
});

/// What is compared.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum RankBy {
    /// A number of the facts or of the score.
    Measure {
        /// Which.
        of: Measure,
    },
    /// The moment of the application, the earlier first.
    Applied,
}

chosen!(RankBy by "by" {
    "measure" => Measure { of: need },
    "applied" => Applied {},
});

/// Which end comes first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RankOrder {
    /// The most.
    #[default]
    MostFirst,
    /// The least.
    LeastFirst,
}

words!(RankOrder {
    "most_first" => MostFirst,
    "least_first" => LeastFirst,
});

/// What happens to full ties at the last place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ties {
    /// All of them are admitted, also above the quota.
    AllAdmitted,
    /// None of them is admitted.
    NoneAdmitted,
    /// The lot decides among them.
    Lot,
}

words!(Ties {
    "all_admitted" => AllAdmitted,
    "none_admitted" => NoneAdmitted,
    "lot" => Lot,
});

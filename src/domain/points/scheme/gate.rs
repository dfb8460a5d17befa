//! What must hold beside the points.

use super::Condition;
use crate::domain::identity::PurposeId;
use crate::domain::read::readable;
use crate::domain::text::Text;
use serde::Serialize;

/// A prerequisite, or (with `not`) a veto: without it the points are of no use.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Gate {
    /// Its id, unique among the gates.
    pub id: String,
    /// Its name.
    pub title: Text,
    /// For which purposes it is demanded; empty means all.
    pub purposes: Vec<PurposeId>,
    /// What must hold on the day of the application.
    pub requires: Condition,
    /// What it means when it does not hold.
    pub else_text: Text,
}

readable!(Gate {
    id: need,
    title: need,
    purposes: or_default,
    requires: need,
    else_text: or_default,
});

//! Whose facts they are.

use super::Condition;
use crate::domain::identity::PersonId;
use crate::domain::read::readable;
use crate::domain::text::Text;
use serde::Serialize;

/// Somebody whose facts count: the applicant, the spouse, a child.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Person {
    /// Its id, as `spouse`.
    pub id: PersonId,
    /// What the person is called.
    pub title: Text,
    /// There is such a person only when this holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
}

readable!(Person {
    id: need,
    title: need,
    when: optional
});

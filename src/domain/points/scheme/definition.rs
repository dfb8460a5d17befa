//! What a scheme says once and refers to by name.

use super::{Condition, Measure};
use crate::domain::read::{At, Read, Unreadable, readable};
use serde::Serialize;

/// A condition or a measure with a name. It may refer to definitions further up
/// in the list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Definition {
    /// Its id, unique among the definitions.
    pub id: String,
    /// What `{"is": "named"}` stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub condition: Option<Condition>,
    /// What `{"measure": "named"}` stands for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub measure: Option<Measure>,
}

impl Read for Definition {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        at.as_definition(|at| {
            let record = at.record()?;
            Ok(Self {
                id: record.need("id")?,
                condition: record.optional("condition")?,
                measure: record.optional("measure")?,
            })
        })
    }
}

readable!(Definition);

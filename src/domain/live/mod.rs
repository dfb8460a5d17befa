//! What changes while a page is open: read from a stream of events, each taken once,
//! told to the pages seldom enough that they stay usable.
//!
//! | file        | holds                                              |
//! |-------------|----------------------------------------------------|
//! | `stream`    | server-sent events out of bytes, however they come |
//! | `ledger`    | which event has been taken already                 |
//! | `gathering` | ten thousand changes as a few refreshes            |
//! | `terms`     | when to ask again, when a line is dead             |
//! | `tabs`      | what tabs say to each other, and who goes on       |

pub mod gathering;
pub mod ledger;
pub mod stream;
pub mod tabs;
pub mod terms;

use crate::domain::identity::CaseNumber;
use crate::domain::read::{self, readable};

/// A case has changed: the data of one event. What has changed is fetched with the
/// case itself.
#[derive(Clone, Debug, PartialEq)]
pub struct CaseChange {
    /// Which.
    pub number: CaseNumber,
}

readable!(CaseChange { number: need });

impl CaseChange {
    /// Reads the data of an event; nothing where it is no change of a case.
    pub fn read(data: &str) -> Option<Self> {
        let value = read::parsed(data.as_bytes()).ok()?;
        read::from_value(&value).ok()
    }
}

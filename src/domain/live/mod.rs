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

/// What an event of a change must say; the rest is fetched with the case itself.
struct Named {
    number: CaseNumber,
}

readable!(Named { number: need });

/// Which case has changed, by the data of an event; nothing where it says no such
/// thing.
pub fn changed_case(data: &str) -> Option<CaseNumber> {
    let value = read::parsed(data.as_bytes()).ok()?;
    let named: Named = read::from_value(&value).ok()?;
    Some(named.number)
}

#[cfg(test)]
mod tests {
    use super::changed_case;

    #[test]
    fn a_change_names_its_case_whatever_else_it_says() {
        let whole =
            r#"{"number":"LG26-0311-0417","at":"2026-03-12T10:12:00+08:00","event_id":"7"}"#;
        assert_eq!(changed_case(whole), Some("LG26-0311-0417".into()));
        assert_eq!(changed_case(r#"{"number":"SR-1"}"#), Some("SR-1".into()));
        for other in ["", "{", "{}", "[]", r#"{"number":{}}"#] {
            assert_eq!(changed_case(other), None, "{other}");
        }
    }
}

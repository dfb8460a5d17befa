//! A case: an application or a report on its way through the city.

pub mod case;
pub mod case_order;
pub mod changes;
pub mod ics;
pub mod promise;
pub mod promise_clock;
pub mod snapshot;

pub use case::{
    Ask, Author, Case, CaseKind, CaseList, CaseStatus, CaseSummary, Event, EventKind, Message,
    OfficialScore, SentField,
};
pub use case_order::sort_for_resident;
pub use changes::{Change, changes};
pub use promise::{Allowance, Clause, Pause, Promise, PromiseState};
pub use snapshot::{Snapshot, Stood};

//! A case: an application or a report on its way through the city.

pub mod case;
pub mod case_order;
pub mod promise;
pub mod promise_clock;

pub use case::{
    Ask, Author, Case, CaseKind, CaseList, CaseStatus, CaseSummary, Event, EventKind, Message,
    OfficialScore, SentField,
};
pub use case_order::sort_for_resident;
pub use promise::{Allowance, Clause, Pause, Promise, PromiseState};

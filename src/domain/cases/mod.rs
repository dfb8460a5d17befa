//! A case: an application or a report on its way through the city.

pub mod case;
pub mod promise;

pub use case::{
    Ask, Author, Case, CaseKind, CaseList, CaseStatus, CaseSummary, Event, EventKind, Message,
    OfficialScore, SentField,
};
pub use promise::{Allowance, Clause, Pause, Promise, PromiseState};

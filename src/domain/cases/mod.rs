//! A case: an application or a report on its way through the city.

pub mod acts;
pub mod answer;
pub mod ask;
pub mod case;
pub mod case_order;
pub mod changes;
pub mod consent;
pub mod event;
pub mod filter;
pub mod holding;
pub mod ics;
pub mod lanes;
pub mod message;
pub mod promise;
pub mod promise_clock;
pub mod sent;
pub mod snapshot;
pub mod status;

pub use acts::{NewFiles, NewMessage, NewRating, NewUrge, NewVerdict, NewWithdrawal};
pub use answer::{CityAnswer, Fixed, Rating, RatingReason, Verdict, Window};
pub use ask::{Ask, AskKind, AskedFile, FileState};
pub use case::{Case, CaseCounts, CaseKind, CaseList, CaseSummary};
pub use case_order::sort_for_resident;
pub use changes::{Change, changes};
pub use consent::GivenConsent;
pub use event::{CaseChange, Event, EventKind};
pub use filter::{CaseFilter, CaseSort};
pub use message::{Author, Message};
pub use promise::{Allowance, Clause, Pause, Promise, PromiseState};
pub use sent::{OfficialScore, SentField};
pub use snapshot::{Snapshot, Stood};
pub use status::{CaseState, CaseStatus};

//! A case: an application or a report on its way through the city.

pub mod acts;
pub mod answer;
pub mod ask;
pub mod case;
pub mod case_order;
pub mod consent;
pub mod event;
pub mod message;
pub mod promise;
pub mod promise_clock;
pub mod sent;
pub mod status;

pub use acts::{NewFiles, NewMessage, NewRating, NewUrge, NewVerdict, NewWithdrawal};
pub use answer::{CityAnswer, Fixed, Rating, RatingReason, Verdict, Window};
pub use ask::{Ask, AskKind, AskedFile, FileState};
pub use case::{Case, CaseCounts, CaseKind, CaseList, CaseSummary};
pub use case_order::sort_for_resident;
pub use consent::GivenConsent;
pub use event::{CaseChange, Event, EventKind};
pub use message::{Author, Message};
pub use promise::{Allowance, Clause, Pause, Promise, PromiseState};
pub use sent::{OfficialScore, SentField};
pub use status::{CaseState, CaseStatus};

//! Report a problem: choose what kind, say where and what, send once.

mod check;
mod journey;
mod listed;
mod locate;
mod matter;
mod photos;
mod place;
mod sending;
mod shelf;
mod start;
mod step_page;
mod steps;
mod strip;
mod subject;
mod unsent_card;
mod unsent_words;

pub use journey::ReportJourney;
pub use listed::ListedReport;
pub use shelf::ReportShelf;
pub use start::ReportStart;
pub use strip::UnsentStrip;

use crate::domain::identity::ServiceCode;

/// The name of the form of a service, and of its draft.
fn form_name(service: &ServiceCode) -> String {
    format!("report/{service}")
}

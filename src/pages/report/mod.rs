//! Report a problem: choose what kind, say where and what, send once.

mod check;
mod journey;
mod listed;
mod locate;
mod matter;
mod photos;
mod place;
mod start;
mod step_page;
mod steps;
mod subject;

pub use journey::ReportJourney;
pub use listed::ListedReport;
pub use start::ReportStart;

//! Report a problem: choose what kind, say where and what, send once.

mod another;
mod begun;
mod check;
mod followed_list;
mod guidance;
mod journey;
mod keeper;
mod listed;
mod locate;
mod matter;
mod nearby;
mod photos;
mod place;
mod place_map;
mod place_search;
mod seen;
mod seen_card;
mod sending;
mod shelf;
mod spot;
mod start;
mod step_page;
mod steps;
mod strip;
mod subject;
mod unsent_card;
mod unsent_words;
mod where_fields;

pub use journey::ReportJourney;
pub use listed::ListedReport;
pub use shelf::ReportShelf;
pub use start::ReportStart;
pub use strip::UnsentStrip;

//! Following cases: my own, and one by number and code.

mod filters;
mod list;
mod lookup;
mod page;

pub use list::CasesPage;
pub use lookup::LookupPage;
pub use page::CasePage;

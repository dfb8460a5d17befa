//! The city's API, one file per resource.

pub mod amendment;
pub mod appeals;
pub mod application_check;
pub mod applications;
pub mod attachments;
pub mod cases;
pub mod city;
pub mod corrections;
pub mod demo_clock;
pub mod evidence_check;
pub mod fact_check;
pub mod fact_corrections;
pub mod fact_words;
pub mod file_check;
pub mod lookup;
pub mod messages;
pub mod registers;
pub mod rounds;
pub mod schemes;
pub mod session;
pub mod standing;
pub mod withdrawal;

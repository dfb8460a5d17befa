//! Building blocks: one file per component. They know the domain and the
//! language, never a page and never the API.

pub mod button;
pub mod card;
pub mod choice;
pub mod date_input;
pub mod error_summary;
pub mod field;
pub mod focus;
pub mod form;
pub mod live;
pub mod many;
pub mod notice;
pub mod pager;
pub mod reveal;
pub mod rows;
pub mod steps;
pub mod tag;
pub mod text_area;
pub mod text_input;
mod timer;
mod typing;
pub mod words;

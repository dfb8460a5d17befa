//! Building blocks: one file per component. They know the domain and the
//! language, never a page and never the API.

pub mod button;
pub mod card;
pub mod choice;
pub mod date_input;
pub mod dialog;
pub mod download;
pub mod error_summary;
pub mod field;
pub mod file_input;
pub mod files;
pub mod focus;
pub mod forecast_curve;
pub mod form;
pub mod live;
pub mod many;
pub mod notice;
pub mod pager;
pub mod plan_list;
pub mod print;
pub mod promise_clock;
pub mod qr;
pub mod receipt;
pub mod reveal;
pub mod rows;
pub mod score_gauge;
pub mod score_tree;
pub mod score_words;
pub mod state_panel;
pub mod steps;
pub mod tag;
pub mod text_area;
pub mod text_input;
pub mod timeline;
pub mod timer;
mod typing;
pub mod words;

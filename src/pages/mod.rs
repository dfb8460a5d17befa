//! One folder per journey. A page never imports another; what several show
//! stands here beside them.

pub mod draft_notice;
pub mod loaded_view;
pub mod points;
pub mod submission_view;
pub mod upload_lines;

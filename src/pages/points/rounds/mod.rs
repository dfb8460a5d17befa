//! Rounds in which places are given: their days and lines, and who has a place.

mod list;
mod ranking;
mod words;

pub use list::RoundsPage;
pub use ranking::RankingList;
pub use words::{has_list, place_words, round_rows, tie_words};

//! Rounds: when places are given, who competes for them, who has one.
//!
//! | file         | holds                                                    |
//! |--------------|----------------------------------------------------------|
//! | `template`   | a kind of round as data: windows, places, order          |
//! | `schedule`   | its rounds of each year, with their days                 |
//! | `applicants` | invented people who apply in every round                 |
//! | `names`      | invented names, and every name masked                    |
//! | `order`      | by what the places are given                             |
//! | `ranking`    | the list: who stands where, and who has a place          |
//! | `lot`        | the lot among those who are equal at the last place      |

pub mod applicants;
pub mod lot;
pub mod names;
pub mod order;
pub mod ranking;
pub mod schedule;
pub mod template;

pub use schedule::{Dates, Round};
pub use template::Template;

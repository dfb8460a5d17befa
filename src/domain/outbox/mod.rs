//! Reports on their way: kept from the moment the resident presses "send" until
//! the city has answered, under one idempotency key, so that each is sent once
//! whatever the network does.
//!
//! | file    | holds                                                       |
//! |---------|-------------------------------------------------------------|
//! | `entry` | one report as it is kept on the device                      |
//! | `photo` | a photo that goes with it                                   |
//! | `turn`  | what to send next                                           |
//! | `reply` | what an answer means, and when to try again                 |

mod entry;
mod photo;
mod reply;
#[cfg(test)]
mod tests;
mod turn;

pub use entry::{Entry, Pair, Stage, VERSION};
pub use photo::{Photo, PhotoStage};
pub use reply::{MOST_PHOTO_TRIES, Reply};
pub use turn::{KEY_LIFE_HOURS, Now, Turn};

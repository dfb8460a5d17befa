//! What only a machine in a hall shows: its foot, the question whether anybody is
//! still there, and that everything was erased.

mod foot;
mod idle;
mod leave;
mod staff;
mod wiped;

pub use foot::Foot;
pub use wiped::WipedPage;

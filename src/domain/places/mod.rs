//! Where things are: what the city draws on its map, which unit a place is in, how far
//! it is from another.
//!
//! | file       | holds                                                  |
//! |------------|--------------------------------------------------------|
//! | `shapes`   | the GeoJSON of a city, decoded tolerantly              |
//! | `area`     | whether a place is in an area, how far from its edge   |
//! | `locate`   | unit and community of a place, or that it is outside   |
//! | `distance` | metres between two places                              |
//! | `found`    | what the city's list of streets answers                |

mod area;
mod distance;
mod found;
mod locate;
mod shapes;

pub use distance::metres;
pub use found::{Found, FoundPlace};
pub use locate::{Located, SLACK};
pub use shapes::{CityShapes, Shape, ShapeKind};

//! What all requests share.

use crate::clock::Clock;
use crate::published::Published;
use crate::store::Store;
use crate::web::idempotency::Running;
use std::path::PathBuf;

/// The running stand-in.
pub struct App {
    /// What the city publishes.
    pub published: Published,
    /// Everything that is kept.
    pub store: Store,
    /// The city's clock.
    pub clock: Clock,
    /// Keys of requests that are still running.
    pub running: Running,
    /// The folder of the built portal.
    pub dist: PathBuf,
    /// Whether it runs as a demonstration.
    pub demo: bool,
    /// Whether an odd Open311 city stands beside it.
    pub foreign: bool,
}

//! What all requests share.

use crate::clock::Clock;
use crate::published::Published;
use crate::store::Store;
use crate::web::idempotency::Running;
use std::path::PathBuf;
use tokio::sync::watch;

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
    /// Names this start of the program in the tags of answers.
    pub started: String,
    /// Turns true when the program is told to stop.
    pub stopping: watch::Sender<bool>,
    /// Whether an odd Open311 city stands beside it.
    pub foreign: bool,
    /// Whether it serves a machine in a hall.
    pub kiosk: bool,
}

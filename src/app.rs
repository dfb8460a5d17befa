//! Providers and the route table, nothing else.

/// Starts the portal.
pub fn start() {}

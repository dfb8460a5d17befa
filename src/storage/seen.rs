//! Cases as they were when the resident last looked, as text by number. They are kept
//! on the device alone; what a browser refuses to keep is simply not known next time.

use super::indexed::{self, Store};

/// What is kept of `number`.
pub async fn read(number: &str) -> Option<String> {
    indexed::get(Store::Seen, number).await.ok()?.as_string()
}

/// Keeps it in place of what was there.
pub async fn write(number: &str, snapshot: &str) {
    let _ = indexed::put(Store::Seen, number, &snapshot.into()).await;
}

//! Reads a body up to a limit.

use super::refusal::Refusal;
use axum::body::{Body, HttpBody};
use axum::http::StatusCode;
use std::future::poll_fn;
use std::pin::Pin;
use std::time::Duration;

/// A phone on a bad network may pause; a connection that is gone must not hold
/// an idempotency key for long.
const SILENCE: Duration = Duration::from_secs(20);

/// So much of a body that is too large is read and thrown away, so that the
/// caller reads the refusal instead of a broken connection.
const THROWN_AWAY: usize = 40_000_000;

/// The whole body. 413 above `limit` bytes, 400 when it breaks off, 408 when
/// nothing comes any more.
pub async fn read(mut body: Body, limit: usize) -> Result<Vec<u8>, Refusal> {
    let mut read = Vec::new();
    let mut size = 0usize;
    loop {
        let frame = poll_fn(|context| Pin::new(&mut body).poll_frame(context));
        let frame = tokio::time::timeout(SILENCE, frame).await.map_err(|_| {
            Refusal::new(
                StatusCode::REQUEST_TIMEOUT,
                "timed-out",
                "The body stopped coming.",
            )
        })?;
        let Some(frame) = frame else { break };
        let frame = frame.map_err(|_| Refusal::malformed("The body broke off."))?;
        if let Ok(data) = frame.into_data() {
            size = size.saturating_add(data.len());
            if size <= limit {
                read.extend_from_slice(&data);
            } else if size > THROWN_AWAY {
                break;
            }
        }
    }
    if size > limit {
        let title = format!("The body is larger than {limit} bytes.");
        return Err(Refusal::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            &title,
        ));
    }
    Ok(read)
}

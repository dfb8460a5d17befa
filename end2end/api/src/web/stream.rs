//! A body that is written while it is sent.

use axum::body::{Body, Bytes};
use http_body::{Body as Content, Frame};
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};
use tokio::sync::mpsc;

/// Pieces that wait for a slow reader; then the writer waits.
const WAITING: usize = 8;

/// The end that is written to.
pub struct Sender(mpsc::Sender<Bytes>);

impl Sender {
    /// Sends a piece; false when nobody reads any more.
    pub async fn send(&self, piece: String) -> bool {
        self.0.send(Bytes::from(piece)).await.is_ok()
    }

    /// Waits until nobody reads any more.
    pub async fn is_gone(&self) {
        self.0.closed().await;
    }
}

struct Pieces(mpsc::Receiver<Bytes>);

impl Content for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let piece = self.0.poll_recv(context);
        piece.map(|piece| piece.map(|piece| Ok(Frame::data(piece))))
    }
}

/// Both ends.
pub fn channel() -> (Sender, Body) {
    let (sender, receiver) = mpsc::channel(WAITING);
    (Sender(sender), Body::new(Pieces(receiver)))
}

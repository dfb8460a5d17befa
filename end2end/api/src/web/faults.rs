//! A bad day of the network, for tests: submissions are held up, turned away, cut
//! off or answered with something else, in an order that a seed decides. What the
//! city took in spite of it stands in its database, as on a bad day.

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body::{Body as Content, Frame};
use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

/// A slow line answers after so long at most, in milliseconds.
const SLOWEST: u64 = 800;

/// Before a connection that brings no answer ends.
const SILENCE: Duration = Duration::from_secs(2);

/// How bad the day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weather {
    /// The same seed brings the same faults in the same order.
    pub seed: u64,
    /// Of a hundred submissions, so many meet a fault.
    pub percent: u8,
}

/// What happens to a submission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    /// Answered late.
    Slow(u64),
    /// Turned away with this status, some with `Retry-After`.
    Status(u16),
    /// Neither taken nor answered.
    Silence,
    /// The connection ends within the upload.
    CutUpload,
    /// Taken, and the answer is lost.
    LostAnswer,
    /// Taken, and answered with half of the JSON.
    HalfAnswer,
    /// Not taken: the login page of a public network answers instead.
    Page,
}

/// Faults, one after the other.
#[derive(Debug)]
pub struct Faults {
    weather: Weather,
    next: AtomicU64,
}

impl Faults {
    /// Those of this weather.
    pub fn new(weather: Weather) -> Arc<Self> {
        let next = AtomicU64::new(0);
        Arc::new(Self { weather, next })
    }

    fn draw(&self) -> Option<Fault> {
        let at = self.next.fetch_add(1, Ordering::Relaxed);
        let dice = mixed(self.weather.seed ^ mixed(at));
        if dice % 100 >= u64::from(self.weather.percent) {
            return None;
        }
        let dice = mixed(dice);
        Some(match dice % 11 {
            0 => Fault::Slow(mixed(dice) % SLOWEST),
            1 => Fault::Status(429),
            2 => Fault::Status(500),
            3 => Fault::Status(502),
            4 => Fault::Status(503),
            5 => Fault::Silence,
            6 => Fault::CutUpload,
            7 | 8 => Fault::LostAnswer,
            9 => Fault::HalfAnswer,
            _ => Fault::Page,
        })
    }
}

/// splitmix64: every number a different one, and none like its neighbour.
fn mixed(seed: u64) -> u64 {
    let mut z = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The layer around everything else.
pub async fn strike(State(faults): State<Arc<Faults>>, request: Request, next: Next) -> Response {
    let submits = request.method() == Method::POST
        && ["/api/v1/attachments", "/open311/v2/requests.json"].contains(&request.uri().path());
    let fault = if submits { faults.draw() } else { None };
    match fault {
        None => next.run(request).await,
        Some(Fault::Slow(milliseconds)) => {
            tokio::time::sleep(Duration::from_millis(milliseconds)).await;
            next.run(request).await
        }
        Some(Fault::Status(status)) => refused(status),
        Some(Fault::Silence) => {
            tokio::time::sleep(SILENCE).await;
            cut()
        }
        Some(Fault::CutUpload) => {
            begin(request.into_body()).await;
            cut()
        }
        Some(Fault::LostAnswer) => {
            next.run(request).await;
            cut()
        }
        Some(Fault::HalfAnswer) => half(next.run(request).await).await,
        Some(Fault::Page) => {
            let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (kind, "<!doctype html><title>Welcome to our network</title>").into_response()
        }
    }
}

fn refused(status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, "").into_response();
    if matches!(status.as_u16(), 429 | 503) {
        let rest = HeaderValue::from_static("1");
        response.headers_mut().insert(header::RETRY_AFTER, rest);
    }
    response
}

/// Takes the first piece of an upload.
async fn begin(mut body: Body) {
    poll_fn(|context| Pin::new(&mut body).poll_frame(context).map(drop)).await;
}

async fn half(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let whole = axum::body::to_bytes(body, usize::MAX)
        .await
        .unwrap_or_default();
    parts.headers.remove(header::CONTENT_LENGTH);
    let half = whole.slice(..whole.len() / 2);
    Response::from_parts(parts, Body::from(half))
}

/// An answer that ends the connection instead.
fn cut() -> Response {
    Response::new(Body::new(Broken))
}

struct Broken;

impl Content for Broken {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(seed: u64, percent: u8) -> Vec<Option<Fault>> {
        let faults = Faults::new(Weather { seed, percent });
        (0..2_000).map(|_| faults.draw()).collect()
    }

    #[test]
    fn a_seed_always_brings_the_same_day() {
        assert_eq!(drawn(7, 30), drawn(7, 30));
        assert_ne!(drawn(7, 30), drawn(8, 30));
    }

    #[test]
    fn as_many_faults_as_told_and_every_kind_of_them() {
        let day = drawn(20_261_125, 30);
        let faults: Vec<Fault> = day.iter().copied().flatten().collect();
        // 600 of 2,000; four standard deviations are 82.
        assert!((518..=682).contains(&faults.len()), "{}", faults.len());
        let kinds = [
            Fault::Status(429),
            Fault::Status(500),
            Fault::Status(502),
            Fault::Status(503),
            Fault::Silence,
            Fault::CutUpload,
            Fault::LostAnswer,
            Fault::HalfAnswer,
            Fault::Page,
        ];
        for kind in kinds {
            assert!(faults.contains(&kind), "{kind:?}");
        }
        assert!(faults.iter().any(|fault| matches!(fault, Fault::Slow(_))));
        assert!(drawn(1, 0).iter().all(Option::is_none));
        assert!(drawn(1, 100).iter().all(Option::is_some));
    }
}

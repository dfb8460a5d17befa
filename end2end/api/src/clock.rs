//! The city's clock. It runs with real time and can be turned in a
//! demonstration; the offset is kept, so that a restart does not jump back.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use std::sync::atomic::{AtomicI64, Ordering};

/// A moment in the city.
pub type Moment = DateTime<FixedOffset>;

/// China Standard Time.
const EAST_SECONDS: i32 = 8 * 3600;

/// The clock, shared by all requests.
#[derive(Debug, Default)]
pub struct Clock {
    offset_seconds: AtomicI64,
}

impl Clock {
    /// A clock that is ahead of real time by so many seconds.
    pub fn ahead_by(seconds: i64) -> Self {
        Self {
            offset_seconds: AtomicI64::new(seconds),
        }
    }

    /// Now, in whole seconds.
    pub fn now(&self) -> Moment {
        moment(real_seconds().saturating_add(self.offset_seconds.load(Ordering::SeqCst)))
    }

    /// Sets it so that it is `now`; gives the offset to keep.
    pub fn turn_to(&self, now: Moment) -> i64 {
        let offset = now.timestamp().saturating_sub(real_seconds());
        self.offset_seconds.store(offset, Ordering::SeqCst);
        offset
    }
}

/// Real time in seconds since 1970; what sessions run by.
pub fn real_seconds() -> i64 {
    Utc::now().timestamp()
}

/// A stored time as a moment. Times outside what a calendar can hold become 1970.
pub fn moment(seconds: i64) -> Moment {
    let utc = DateTime::from_timestamp(seconds, 0).unwrap_or_default();
    match FixedOffset::east_opt(EAST_SECONDS) {
        Some(zone) => utc.with_timezone(&zone),
        None => utc.fixed_offset(),
    }
}

/// The moment `delta` later, unless the calendar ends before.
pub fn after(start: Moment, delta: TimeDelta) -> Moment {
    start.checked_add_signed(delta).unwrap_or(start)
}

//! The city's time. Devices are often wrong, so the server's `Date` counts;
//! it is for display only, never for deciding whether a session has ended.

use super::rooted;
use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use leptos::leptos_dom::helpers::{set_interval_with_handle, window_event_listener};
use leptos::prelude::*;
use std::sync::LazyLock;
use std::time::Duration;

/// China Standard Time in seconds east of Greenwich.
const CHINA: i32 = 8 * 3600;

struct Clock {
    /// Server time minus device time, in milliseconds.
    ahead: ArcRwSignal<i64>,
    /// Ticks twice a minute while the page is visible.
    now: ArcRwSignal<DateTime<FixedOffset>>,
}

static CLOCK: LazyLock<Clock> = LazyLock::new(|| Clock {
    ahead: ArcRwSignal::new(0),
    now: ArcRwSignal::new(at(js_sys::Date::now() as i64)),
});

/// The time in the city, so many milliseconds after 1970 began in Greenwich.
pub fn at(milliseconds: i64) -> DateTime<FixedOffset> {
    let utc = Utc
        .timestamp_millis_opt(milliseconds)
        .single()
        .unwrap_or_default();
    // +08:00 is always an offset.
    FixedOffset::east_opt(CHINA)
        .map_or_else(|| utc.fixed_offset(), |china| utc.with_timezone(&china))
}

/// The time in the city, as of this moment.
pub fn now() -> DateTime<FixedOffset> {
    at(js_sys::Date::now() as i64 + CLOCK.ahead.get_untracked())
}

/// The day in the city, as of this moment.
pub fn today() -> NaiveDate {
    now().date_naive()
}

/// The time in the city as a signal that moves every 30 seconds, and at once
/// when the server's clock turns out to differ or the page becomes visible.
pub fn ticking() -> ArcReadSignal<DateTime<FixedOffset>> {
    CLOCK.now.read_only()
}

/// The time in the city as a signal that moves every second, for a countdown;
/// it ends with the page that asked.
pub fn every_second() -> ReadSignal<DateTime<FixedOffset>> {
    let (time, set_time) = signal(now());
    let tick = move || {
        if !document().hidden() {
            set_time.try_set(now());
        }
    };
    if let Ok(timer) = set_interval_with_handle(tick, Duration::from_secs(1)) {
        on_cleanup(move || timer.clear());
    }
    time
}

/// Takes over the server's time. Differences below two seconds are the network.
pub fn set_from_server(server: DateTime<Utc>) {
    let ahead = server.timestamp_millis() - js_sys::Date::now() as i64;
    if (ahead - CLOCK.ahead.get_untracked()).abs() > 2_000 {
        CLOCK.ahead.set(ahead);
        CLOCK.now.set(now());
    }
}

/// Starts ticking.
pub fn start() {
    rooted(|| {
        let tick = || {
            if !document().hidden() {
                CLOCK.now.set(now());
            }
        };
        let _ = set_interval_with_handle(tick, Duration::from_secs(30));
        // A visible page must not show the time of its last visit. The event
        // reaches the window from the document.
        let _ = window_event_listener(leptos::ev::visibilitychange, move |_| tick());
    });
}

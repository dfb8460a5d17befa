//! Whether anybody is still at the machine. Nobody is asked who has not begun: a
//! first page that nobody has touched holds nothing.

use super::{Stage, end, stage};
use crate::api::shell;
use crate::domain::kiosk::{Kiosk, KioskFile, Presence};
use crate::state::{forms, looks};
use leptos::ev;
use leptos::leptos_dom::helpers::{set_interval_with_handle, window_event_listener};
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::LazyLock;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;

/// What is being sent when the time is up has so long to arrive, in seconds.
const LAST_PATIENCE: u32 = 30;

static SETTINGS: LazyLock<ArcRwSignal<Kiosk>> =
    LazyLock::new(|| ArcRwSignal::new(Kiosk::default()));

static PRESENCE: LazyLock<ArcRwSignal<Presence>> =
    LazyLock::new(|| ArcRwSignal::new(Presence::Here));

thread_local! {
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
    /// When somebody last pressed anything, in milliseconds; none since the start.
    static PRESSED: Cell<Option<f64>> = const { Cell::new(None) };
}

/// What is set for this machine.
pub fn settings() -> ArcReadSignal<Kiosk> {
    SETTINGS.read_only()
}

/// Whether anybody is there.
pub fn presence() -> ArcReadSignal<Presence> {
    PRESENCE.read_only()
}

/// Seconds from the question to the end, as things are now.
pub fn warning() -> u32 {
    let unhurried = looks::elder().get_untracked();
    SETTINGS.with_untracked(|kiosk| kiosk.warning(unhurried))
}

/// Somebody is there: it goes on.
pub fn stay() {
    PRESSED.set(Some(js_sys::Date::now()));
    look();
}

/// Starts watching. Once is enough.
pub fn follow() {
    if FOLLOWED.replace(true) {
        return;
    }
    spawn_local(async {
        // Without it the usual terms hold.
        if let Ok(file) = shell::config::<KioskFile>().await {
            SETTINGS.set(file.kiosk);
        }
    });
    let _ = window_event_listener(ev::pointerdown, |event| touched(event.target()));
    let _ = window_event_listener(ev::keydown, |_| moved());
    let _ = window_event_listener(ev::input, |_| moved());
    let _ = window_event_listener(ev::wheel, |_| moved());
    let _ = set_interval_with_handle(look, Duration::from_secs(1));
}

/// Once it asks, a finger beside its buttons is an answer too; a key may be on its way
/// to one of them.
fn touched(at: Option<web_sys::EventTarget>) {
    let at = at.and_then(|at| at.dyn_into::<Element>().ok());
    let on_button = at.is_some_and(|at| at.closest("button").is_ok_and(|it| it.is_some()));
    if PRESENCE.get_untracked() == Presence::Here || !on_button {
        stay();
    }
}

fn moved() {
    if PRESENCE.get_untracked() == Presence::Here {
        stay();
    }
}

fn look() {
    let now = js_sys::Date::now();
    let Some(pressed) = PRESSED.get().filter(|_| is_open()) else {
        return tell(Presence::Here);
    };
    // A clock that was set back would keep a machine waiting.
    let pressed = pressed.min(now);
    PRESSED.set(Some(pressed));
    let seconds = ((now - pressed) / 1_000.0) as u32;
    let unhurried = looks::elder().get_untracked();
    let presence = SETTINGS.with_untracked(|kiosk| kiosk.presence(seconds, unhurried));
    if presence == Presence::Gone {
        let late = SETTINGS.with_untracked(|kiosk| {
            let end = kiosk
                .idle(unhurried)
                .saturating_add(kiosk.warning(unhurried));
            seconds.saturating_sub(end)
        });
        if !forms::is_any_on_its_way() || late >= LAST_PATIENCE {
            PRESSED.set(None);
            end();
            return tell(Presence::Here);
        }
    }
    tell(presence);
}

fn is_open() -> bool {
    stage().get_untracked() == Stage::Open
}

fn tell(presence: Presence) {
    if PRESENCE.get_untracked() != presence {
        PRESENCE.set(presence);
    }
}

//! Erasing everything of whoever was there: the session at the server, the memory,
//! what the browser has stored, the history. Each is looked at afterwards; what is
//! shown as done has been seen to be done.
//!
//! A session that the server has not ended would open the cases of the last person to
//! the next: until it has answered, the machine stays closed.

use super::{Stage, open, stage, watch};
use crate::api;
use crate::domain::retry;
use crate::routes::Route;
use crate::state::session::Session;
use crate::state::{forms, navigation, receipts, session};
use crate::storage::erase;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::LazyLock;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

/// No pause between two tries to reach the server is longer, in milliseconds.
const LONGEST_PAUSE: f64 = 15_000.0;

/// How far one thing is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Done {
    /// Not looked at yet.
    #[default]
    Waiting,
    /// Seen to be done.
    Yes,
    /// It did not work; it is tried again.
    No,
}

impl From<bool> for Done {
    fn from(done: bool) -> Self {
        if done { Self::Yes } else { Self::No }
    }
}

/// How far all of it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wiped {
    /// What was typed, opened and received, in this page.
    pub memory: Done,
    /// What the browser has stored.
    pub storage: Done,
    /// The address, and the way back.
    pub history: Done,
    /// The session at the server.
    pub session: Done,
}

impl Wiped {
    /// Whether all of it is done.
    pub fn is_all(self) -> bool {
        [self.memory, self.storage, self.history, self.session] == [Done::Yes; 4]
    }
}

static WIPED: LazyLock<ArcRwSignal<Wiped>> = LazyLock::new(|| ArcRwSignal::new(Wiped::default()));

thread_local! {
    static BEGUN: Cell<bool> = const { Cell::new(false) };
    /// Entries of the history when the machine was switched on.
    static ENTRIES: Cell<u32> = const { Cell::new(0) };
}

/// How far it is.
pub fn wiped() -> ArcReadSignal<Wiped> {
    WIPED.read_only()
}

/// Erases at the start and at every end. Once is enough.
pub fn start() {
    if BEGUN.replace(true) {
        return;
    }
    leave_no_history();
    ENTRIES.set(entries());
    let stage = stage();
    watch(move || {
        if stage.get() != Stage::Open {
            WIPED.set(Wiped::default());
            spawn_local(wipe());
        }
    });
}

/// Goes to the first page as if the machine had just been switched on: a page that is
/// loaded anew has a memory of its own.
pub fn start_anew() {
    let _ = window().location().replace("/");
}

async fn wipe() {
    let is_end = stage().get_untracked() == Stage::Ending;
    session::forget().await;
    erase::erase().await;
    if is_end {
        forget_address();
    } else {
        leave_personal_page();
    }
    let mut tries = 0;
    loop {
        let ended = match api::session::sign_out().await {
            Ok(()) => true,
            Err(error) => error.is_not_signed_in(),
        };
        // What the answer to somebody's press brought meanwhile goes too.
        session::forget().await;
        erase::erase().await;
        let wiped = look(ended, is_end).await;
        WIPED.set(wiped);
        if wiped.is_all() {
            break;
        }
        tries += 1;
        let pause = retry::pause(tries, js_sys::Math::random(), Some(1), LONGEST_PAUSE);
        api::sleep(pause).await;
    }
    if stage().get_untracked() == Stage::Starting {
        open();
    }
}

async fn look(session_ended: bool, is_end: bool) -> Wiped {
    let memory = !forms::hold_anything()
        && receipts::last().with_untracked(Option::is_none)
        && session::session().get_untracked() == Session::SignedOut;
    Wiped {
        memory: memory.into(),
        storage: (erase::left().await.sum() == 0).into(),
        history: (entries() <= ENTRIES.get() && (!is_end || is_first_page())).into(),
        session: session_ended.into(),
    }
}

fn entries() -> u32 {
    window()
        .history()
        .and_then(|history| history.length())
        .unwrap_or(0)
}

fn is_first_page() -> bool {
    let location = window().location();
    let bare = |part: Result<String, JsValue>| part.is_ok_and(|part| part.is_empty());
    location.pathname().is_ok_and(|path| path == "/")
        && bare(location.search())
        && bare(location.hash())
}

fn forget_address() {
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some("/"));
    }
}

/// A machine that was switched off on the page of somebody's case begins at the first
/// page.
fn leave_personal_page() {
    let route = navigation::route().get_untracked();
    if matches!(
        route,
        Some(Route::Case { .. } | Route::PointsApplication { .. } | Route::ReportListed { .. })
    ) {
        navigation::replace(&Route::Home);
    }
}

/// A page takes the place of the one before, so that Back leads nowhere.
fn leave_no_history() {
    let Ok(history) = window().history() else {
        return;
    };
    if let Ok(replace) = js_sys::Reflect::get(&history, &"replaceState".into()) {
        let _ = js_sys::Reflect::set(&history, &"pushState".into(), &replace);
    }
    // A page that a browser has kept as it was shows what stood on it.
    let _ = window_event_listener(leptos::ev::pageshow, |event| {
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
}

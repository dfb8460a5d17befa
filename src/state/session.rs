//! Who is signed in. The cookie decides, not this: a 401 always wins.

use super::{forms, looks, messages, opened, points, receipts, same_place, unsent};
use crate::api::session::{CodeSent, Resident};
use crate::api::{self, ApiError};
use crate::storage;
use crate::storage::preferences::{self, Preference};
use leptos::leptos_dom::helpers::window_event_listener;
use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;
use wasm_bindgen_futures::spawn_local;

/// Who is signed in.
#[derive(Clone, Debug, PartialEq)]
pub enum Session {
    /// Not asked yet.
    Unknown,
    /// Nobody.
    SignedOut,
    /// This resident.
    SignedIn(Resident),
}

impl Session {
    /// Who, if anybody.
    pub fn resident(&self) -> Option<&Resident> {
        match self {
            Self::SignedIn(resident) => Some(resident),
            _ => None,
        }
    }

    /// Whether anybody is; `None` while that is being asked. Who it is may
    /// change without a page; what it has loaded must not.
    pub fn is_signed_in(&self) -> Option<bool> {
        match self {
            Self::Unknown => None,
            Self::SignedOut => Some(false),
            Self::SignedIn(_) => Some(true),
        }
    }
}

static SESSION: LazyLock<ArcRwSignal<Session>> =
    LazyLock::new(|| ArcRwSignal::new(Session::Unknown));

/// Whether the last sign-out did not reach the server.
static UNFINISHED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Whether the session ran out while somebody was at work.
static RAN_OUT: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

thread_local! {
    /// The last resident of this page, also after the session has run out: what
    /// is open belongs to them and to nobody else.
    static LAST: RefCell<Option<(String, String)>> = const { RefCell::new(None) };
    /// The mark the other tabs know.
    static MARK: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Who is signed in.
pub fn session() -> ArcReadSignal<Session> {
    SESSION.read_only()
}

/// Whether the last sign-out did not reach the server, so that the session
/// there runs until it expires.
pub fn sign_out_unfinished() -> ArcReadSignal<bool> {
    UNFINISHED.read_only()
}

/// Who is signed in, as what is made for them is marked; empty for nobody, `None`
/// while that is not known.
pub fn owner() -> Option<String> {
    match SESSION.get_untracked() {
        Session::Unknown => None,
        Session::SignedOut => Some(String::new()),
        Session::SignedIn(resident) => Some([resident.name, resident.phone].join(" ")),
    }
}

/// Whether the session ran out while somebody was at work.
pub fn ran_out() -> ArcReadSignal<bool> {
    RAN_OUT.read_only()
}

/// Asks the server who is signed in, and watches for other tabs.
///
/// Where this browser knows that nobody is, the question is spared: its answer
/// would be a refusal, which browsers write into the console as an error.
pub fn start() {
    let mark = preferences::read(Preference::SessionMark);
    let nobody = preferences::are_kept() && !mark.as_deref().is_some_and(says_signed_in);
    MARK.set(mark);
    // Written by another tab that signed in or out.
    let _ = window_event_listener(leptos::ev::storage, |_| {
        let mark = preferences::read(Preference::SessionMark);
        if MARK.replace(mark.clone()) != mark {
            api::forget();
            let signed_in = mark.as_deref().is_some_and(says_signed_in);
            spawn_local(async move { if signed_in { ask().await } else { gone().await } });
        }
    });
    if nobody {
        SESSION.set(Session::SignedOut);
    } else {
        spawn_local(ask());
    }
}

/// Signed out in another tab: nothing of the resident stays here.
async fn gone() {
    if LAST.take().is_some() {
        wipe().await;
    }
    SESSION.set(Session::SignedOut);
}

async fn ask() {
    match api::session::current().await {
        Ok(resident) => welcome(resident),
        Err(error) if error.is_not_signed_in() => gone().await,
        // No answer is no proof either way; pages that need a session will ask.
        Err(_) => {
            if SESSION.get_untracked() == Session::Unknown {
                SESSION.set(Session::SignedOut);
            }
        }
    }
}

fn welcome(resident: Resident) {
    let who = (resident.name.clone(), resident.phone.clone());
    let before = LAST.replace(Some(who.clone()));
    // Somebody else: nothing of the one before may be seen.
    if before.is_some_and(|before| before != who) {
        forget_everything();
    }
    UNFINISHED.set(false);
    RAN_OUT.set(false);
    forms::put_refusals_away("not-signed-in");
    SESSION.set(Session::SignedIn(resident));
}

/// Sends a one-time code to `phone` (digits only).
pub async fn send_code(phone: &str) -> Result<CodeSent, ApiError> {
    api::session::send_code(phone, &api::new_key()).await
}

/// Trades a code for a session. What was filled in before signing in stays.
pub async fn sign_in(phone: &str, code: &str) -> Result<(), ApiError> {
    let resident = api::session::sign_in(phone, code, &api::new_key()).await?;
    api::forget();
    welcome(resident);
    tell_other_tabs(SIGNED_IN);
    Ok(())
}

/// Ends the session and removes everything of the resident from this page and
/// this device, also when the server cannot be reached; see
/// [`sign_out_unfinished`].
pub async fn sign_out() {
    let ended = api::session::sign_out().await;
    LAST.take();
    RAN_OUT.set(false);
    wipe().await;
    looks::keep_looks();
    // Nobody signed in any more is just as well.
    UNFINISHED.set(ended.is_err_and(|error| !error.is_not_signed_in()));
    SESSION.set(Session::SignedOut);
    tell_other_tabs(SIGNED_OUT);
}

/// Forgets everything this page holds of a resident.
fn forget_everything() {
    api::forget();
    forms::wipe();
    receipts::wipe();
    same_place::wipe();
    opened::wipe();
    messages::wipe();
    points::wipe();
}

async fn wipe() {
    forget_everything();
    looks::set_keep_drafts(None);
    storage::wipe().await;
    unsent::wipe();
}

/// An answer said that nobody is signed in. What is open stays: the resident
/// signs in again and goes on.
pub fn expired() {
    if matches!(SESSION.get_untracked(), Session::SignedIn(_)) {
        api::forget();
        RAN_OUT.set(true);
        SESSION.set(Session::SignedOut);
    }
}

/// How a mark begins; the rest only makes it differ from the one before.
const SIGNED_IN: &str = "in.";
const SIGNED_OUT: &str = "out.";

fn says_signed_in(mark: &str) -> bool {
    mark.starts_with(SIGNED_IN)
}

fn tell_other_tabs(what: &str) {
    let mark = format!("{what}{}", api::new_key());
    MARK.set(Some(mark.clone()));
    preferences::write(Preference::SessionMark, &mark);
}

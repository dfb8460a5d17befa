//! A notification of the browser when a case has changed and nobody looks at the
//! portal. Off until somebody asks for it by a press, never on a machine in a hall, and
//! without a word about whose case it is or what it is about: it may show on a locked
//! screen.

use crate::i18n;
use crate::state::kiosk;
use crate::storage::preferences::{self, Preference};
use js_sys::{Array, Date, Function, Object, Promise, Reflect};
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// No two notifications are closer than this, in milliseconds.
const REST: f64 = 60_000.0;

const CHOSEN: &str = "yes";

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// This browser has no notifications, or nobody may have them here.
    Never,
    /// Not asked for.
    No,
    /// Asked for and allowed.
    Yes,
    /// Asked for; the browser says no, and only its own settings can change that.
    Refused,
}

static WANTED: LazyLock<ArcRwSignal<Wanted>> = LazyLock::new(|| ArcRwSignal::new(first()));

thread_local! {
    static LAST: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
}

/// How it stands.
pub fn wanted() -> ArcReadSignal<Wanted> {
    WANTED.read_only()
}

/// Whether somebody waits for notifications.
pub(super) fn is_wanted() -> bool {
    WANTED.get_untracked() == Wanted::Yes
}

/// Asks the browser, which asks the resident: only after a press.
pub async fn switch_on() {
    let answer = class()
        .and_then(|class| {
            let ask = Reflect::get(&class, &"requestPermission".into()).ok()?;
            ask.dyn_into::<Function>().ok()?.call0(&class).ok()
        })
        .map(|answer| Promise::resolve(&answer));
    if let Some(answer) = answer {
        let _ = JsFuture::from(answer).await;
    }
    let is_allowed = permission().as_deref() == Some("granted");
    if is_allowed {
        preferences::write(Preference::Notify, CHOSEN);
    }
    WANTED.set(if is_allowed {
        Wanted::Yes
    } else {
        Wanted::Refused
    });
}

/// No more of them.
pub fn switch_off() {
    preferences::forget(Preference::Notify);
    WANTED.set(Wanted::No);
}

/// A case has changed: says so, where somebody wants it and does not look.
pub(super) fn news() {
    let now = Date::now();
    if !is_wanted() || !document().hidden() || now - LAST.get() < REST {
        return;
    }
    LAST.set(now);
    let options = Object::new();
    for (name, value) in [
        ("body", i18n::t("live.notification")),
        ("tag", "portal.case".to_owned()),
        ("icon", "/icon-192.png".to_owned()),
    ] {
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    let title = i18n::t("app.name");
    // Some phones only know notifications of a kind that a page cannot make.
    if let Some(class) = class() {
        let _ = Reflect::construct(&class, &Array::of2(&title.into(), &options));
    }
}

fn first() -> Wanted {
    if class().is_none() || kiosk::keeps_nothing() {
        return Wanted::Never;
    }
    let is_chosen = preferences::read(Preference::Notify).as_deref() == Some(CHOSEN);
    match permission().as_deref() {
        Some("granted") if is_chosen => Wanted::Yes,
        Some("denied") if is_chosen => Wanted::Refused,
        _ => Wanted::No,
    }
}

fn class() -> Option<Function> {
    let class = Reflect::get(&window(), &"Notification".into()).ok()?;
    class.dyn_into().ok()
}

fn permission() -> Option<String> {
    let class = class()?;
    let permission = Reflect::get(&class, &"permission".into()).ok()?;
    permission.as_string()
}

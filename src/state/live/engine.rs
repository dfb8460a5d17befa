//! The pulse of the news: once a second it is seen what has come and what is to be
//! told. Changes come by the stream while that is open; cases that were opened by a
//! code, and all of them while there is no stream, are looked at now and then, by the
//! tab that is looked at. An answer that has not changed costs a few bytes.

use super::{CHECKED, FAILURES, FOLLOWED, LIST, SHOWN, line, notify};
use crate::domain::identity::CaseNumber;
use crate::domain::live::gathering::{Gathering, News};
use crate::domain::live::tabs::Word;
use crate::domain::live::terms;
use crate::funnel::{effect, kept};
use crate::state::{clock, opened, rooted, session};
use js_sys::Date;
use leptos::ev;
use leptos::leptos_dom::helpers::{set_interval_with_handle, window_event_listener};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;
use std::time::Duration;

/// Whether changes come by themselves.
static STREAMS: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

thread_local! {
    static GATHERING: RefCell<Gathering> = RefCell::default();
    /// When cases are looked at next.
    static NEXT_LOOK: Cell<f64> = const { Cell::new(0.0) };
}

/// Whether changes come by themselves at the moment.
pub fn streams() -> ArcReadSignal<bool> {
    STREAMS.read_only()
}

/// Starts. Once is enough.
pub fn start() {
    if FOLLOWED.replace(true) {
        return;
    }
    look_later();
    rooted(|| {
        let session = session::session();
        // Somebody else is a line of their own.
        let who = kept(move || session.with(|it| it.resident().map(|it| it.phone.clone())));
        let mut before = None;
        effect(move || {
            let now = who.get();
            if now.is_some() {
                line::begin();
            } else {
                line::end();
                if before.is_some() {
                    notify::switch_off();
                }
            }
            before = now;
        });
    });
    let _ = set_interval_with_handle(pulse, Duration::from_secs(1));
    let _ = window_event_listener(ev::online, |_| {
        line::renew();
        look_soon();
    });
    let _ = window_event_listener(ev::visibilitychange, |_| {
        if !document().hidden() {
            line::wake();
            look_soon();
        }
    });
}

fn pulse() {
    let is_looked_at = !document().hidden();
    line::pulse(is_looked_at);
    let streams = line::is_open();
    if STREAMS.get_untracked() != streams {
        STREAMS.set(streams);
    }
    let news = GATHERING.with_borrow_mut(|gathering| gathering.due(Date::now() as u64));
    match news {
        Some(News::All) => tell(|_| true, true),
        Some(News::Of(numbers)) => tell(|number| numbers.contains(number), true),
        None => {}
    }
    if (is_looked_at || notify::is_wanted()) && Date::now() >= NEXT_LOOK.get() {
        look_later();
        tell(
            |number| !streams || opened::code(number).is_some(),
            !streams,
        );
    }
}

/// Pages fetch again what they show.
fn tell(is_meant: impl Fn(&CaseNumber) -> bool, list: bool) {
    // Outside of the borrow: whoever hears may stop watching.
    let meant: Vec<ArcRwSignal<u32>> = SHOWN.with_borrow(|shown| {
        let meant = shown.iter().filter(|(number, _)| is_meant(number));
        meant.map(|(_, (_, news))| news.clone()).collect()
    });
    for news in meant {
        news.update(|times| *times = times.wrapping_add(1));
    }
    if list {
        LIST.update(|times| *times = times.wrapping_add(1));
    }
}

/// Something has come by the stream, here or in the tab that holds it.
pub(super) fn heard(word: &Word) {
    let now = Date::now() as u64;
    GATHERING.with_borrow_mut(|gathering| match word {
        Word::News { numbers, .. } => {
            for number in numbers {
                gathering.note(&CaseNumber::new(number.clone()), now);
            }
        }
        Word::All => gathering.note_all(now),
        _ => {}
    });
}

/// The stream says that all is known. To the minute is enough.
pub(super) fn checked() {
    let now = clock::now();
    let is_known = CHECKED.with_untracked(|checked| {
        checked.is_some_and(|checked| (now - checked).num_seconds().abs() < 20)
    });
    if !is_known {
        CHECKED.set(Some(now));
    }
}

fn look_later() {
    let wait = terms::next_look(FAILURES.get(), js_sys::Math::random());
    NEXT_LOOK.set(Date::now() + f64::from(wait));
}

fn look_soon() {
    NEXT_LOOK.set(Date::now() + 300.0);
}

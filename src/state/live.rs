//! News about cases while a page is open. A page says what it shows and hears when that
//! should be fetched again; where the news comes from is not its business.
//!
//! | file      | holds                                                        |
//! |-----------|--------------------------------------------------------------|
//! | `engine`  | the pulse: when to look, what to tell                        |
//! | `line`    | the stream, held by one tab for all                          |
//! | `lock`    | which tab                                                    |
//! | `channel` | what the tabs say to each other                              |
//! | `notify`  | a notification of the browser, for whoever wants it          |
//!
//! All but this file comes with a part of the program of its own; until it is here,
//! pages look twice a minute.

mod channel;
pub mod engine;
mod line;
mod lock;
pub mod notify;

use crate::domain::identity::CaseNumber;
use crate::domain::map::Map;
use crate::state::clock;
use chrono::{DateTime, FixedOffset};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;

/// When the city last said how things stand.
static CHECKED: LazyLock<ArcRwSignal<Option<DateTime<FixedOffset>>>> =
    LazyLock::new(|| ArcRwSignal::new(None));

/// Changes when the list of cases should be fetched again.
static LIST: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

thread_local! {
    /// The same for the cases that are shown, with by how many pages.
    static SHOWN: RefCell<Map<CaseNumber, (u32, ArcRwSignal<u32>)>> = const { RefCell::new(Map::new()) };
    /// Whether the engine runs.
    static FOLLOWED: Cell<bool> = const { Cell::new(false) };
    /// Questions in a row without an answer.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
}

/// Changes whenever the case should be fetched again, until the page that asked is
/// left.
pub fn watch(number: &CaseNumber) -> ArcReadSignal<u32> {
    let news = SHOWN.with_borrow_mut(|shown| {
        let new = || (0, ArcRwSignal::new(0));
        let (pages, news) = shown.get_or_insert_with(number.clone(), new);
        *pages += 1;
        news.read_only()
    });
    let number = number.clone();
    on_cleanup(move || {
        SHOWN.with_borrow_mut(|shown| {
            let pages = shown.get_mut(&number).map_or(0, |(pages, _)| {
                *pages = pages.saturating_sub(1);
                *pages
            });
            if pages == 0 {
                shown.remove(&number);
            }
        });
    });
    news
}

/// The same for the list of cases.
pub fn watch_list() -> ArcReadSignal<u32> {
    LIST.read_only()
}

/// Whether somebody else sees to it that pages hear of news. Until then they look
/// themselves.
pub fn is_followed() -> bool {
    FOLLOWED.get()
}

/// When the city last said how things stand; none before the first time.
pub fn checked() -> ArcReadSignal<Option<DateTime<FixedOffset>>> {
    CHECKED.read_only()
}

/// A page has asked the city: whether it has answered.
pub fn answered(has_answered: bool) {
    if has_answered {
        FAILURES.set(0);
        CHECKED.set(Some(clock::now()));
    } else {
        FAILURES.set(FAILURES.get().saturating_add(1));
    }
}

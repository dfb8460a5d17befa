//! The last answer to each GET, so that asking again costs a few bytes. In
//! memory only: personal answers are never written down, and signing out
//! forgets them.

use crate::domain::map::Map;
use std::cell::RefCell;
use std::rc::Rc;

/// An answer with the tag the server knows it by.
#[derive(Clone)]
pub(super) struct Kept {
    pub(super) tag: String,
    pub(super) body: Rc<[u8]>,
}

/// More than a session ever asks; it keeps a machine that runs for days small.
const MOST: usize = 64;

thread_local! {
    static KEPT: RefCell<Map<String, Kept>> = RefCell::default();
}

pub(super) fn get(url: &str) -> Option<Kept> {
    KEPT.with_borrow(|kept| kept.get(url).cloned())
}

pub(super) fn put(url: &str, tag: String, body: Rc<[u8]>) {
    KEPT.with_borrow_mut(|kept| {
        if kept.len() >= MOST {
            kept.clear();
        }
        kept.insert(url.to_owned(), Kept { tag, body });
    });
}

/// Forgets every answer.
pub fn forget() {
    KEPT.with_borrow_mut(Map::clear);
}

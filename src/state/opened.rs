//! Cases opened by number and code, without an account. The codes stay in
//! memory until the page is closed.

use crate::domain::identity::{AccessCode, CaseNumber};
use crate::domain::map::Map;
use std::cell::RefCell;

thread_local! {
    static CODES: RefCell<Map<CaseNumber, AccessCode>> = const { RefCell::new(Map::new()) };
}

/// The code a case was opened with.
pub fn code(number: &CaseNumber) -> Option<AccessCode> {
    CODES.with_borrow(|codes| codes.get(number).cloned())
}

/// Remembers the code that opened a case.
pub fn remember(number: CaseNumber, code: AccessCode) {
    CODES.with_borrow_mut(|codes| codes.insert(number, code));
}

/// Forgets them all.
pub fn wipe() {
    CODES.with_borrow_mut(Map::clear);
}

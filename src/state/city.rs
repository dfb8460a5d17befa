//! What every page may need of the city: fetched once, when first asked for.

use super::loaded::{Loaded, Loader};
use super::rooted;
use crate::api;
use crate::domain::calendar::WorkingCalendar;
use crate::domain::city::City;
use std::cell::RefCell;
use std::sync::Arc;

thread_local! {
    static CITY: RefCell<Option<Loader<Arc<City>>>> = const { RefCell::new(None) };
    static CALENDAR: RefCell<Option<Loader<Arc<WorkingCalendar>>>> = const { RefCell::new(None) };
}

/// The city: hall, units, classes of matter and their promises.
pub fn city() -> Loader<Arc<City>> {
    if let Some(loader) = CITY.with_borrow(Clone::clone) {
        return loader;
    }
    let loader = rooted(|| Loader::new(|| async { api::city::city().await.map(Arc::new) }));
    CITY.set(Some(loader.clone()));
    loader
}

/// The working calendar, for promises in working days.
pub fn calendar() -> Loader<Arc<WorkingCalendar>> {
    if let Some(loader) = CALENDAR.with_borrow(Clone::clone) {
        return loader;
    }
    let loader = rooted(|| Loader::new(|| async { api::calendar::calendar().await.map(Arc::new) }));
    CALENDAR.set(Some(loader.clone()));
    loader
}

/// The working calendar as far as it is here, tracked: weekends only until then.
pub fn calendar_now() -> Arc<WorkingCalendar> {
    match calendar().get() {
        Loaded::Ready(calendar) => calendar,
        _ => Arc::default(),
    }
}

//! The public list of reports as far as it was fetched. It outlives its page: who
//! comes back from a report finds the list as it was left.

use super::clock;
use crate::api::{ApiError, open311};
use crate::domain::places::metres;
use crate::domain::reports::around::{Filters, Sort};
use crate::domain::reports::extension::Extension;
use crate::domain::reports::listed::ServiceRequest;
use crate::domain::reports::query::{Wanted, Zone};
use crate::domain::reports::request::Place;
use crate::domain::reports::walk::Walk;
use crate::domain::window::Heights;
use chrono::{DateTime, FixedOffset, TimeDelta};
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use wasm_bindgen_futures::spawn_local;

/// How far back the list goes.
const BACK: TimeDelta = TimeDelta::days(365);

/// The nearest are those of one question; GeoReport allows no longer span.
const BACK_OF_NEAREST: TimeDelta = TimeDelta::days(90);

/// A list that is older is fetched anew when its page is opened again.
const FRESH: TimeDelta = TimeDelta::minutes(10);

/// So many answers without a report that fits, then the resident decides whether to
/// look further.
const MOST_IN_VAIN: u32 = 8;

/// How far fetching is.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    /// More is on its way.
    Fetching,
    /// There may be more.
    More,
    /// That was all.
    End,
    /// The rest does not come, and why.
    Stopped(ApiError),
}

/// What is on the list.
#[derive(Clone, Debug, PartialEq)]
pub struct List {
    /// The reports that fit, in their order.
    pub rows: Vec<Arc<ServiceRequest>>,
    /// How many reports the server has sent for it.
    pub seen: usize,
    /// How far fetching is.
    pub progress: Progress,
    /// Whether the server was asked for less than the filters say, so that only what
    /// was fetched is looked through.
    pub looked_through: bool,
}

/// What a list was begun for.
#[derive(Clone, PartialEq)]
struct For {
    filters: Filters,
    near: Option<Place>,
    locale: &'static str,
}

/// How it goes on.
#[derive(Clone)]
struct Course {
    of: For,
    wanted: Wanted,
    walk: Walk,
    begun: DateTime<FixedOffset>,
}

static LIST: LazyLock<ArcRwSignal<List>> = LazyLock::new(|| {
    ArcRwSignal::new(List {
        rows: Vec::new(),
        seen: 0,
        progress: Progress::More,
        looked_through: false,
    })
});

/// Where the device is, as far as it was asked for on this visit. In memory only.
static NEAR: LazyLock<ArcRwSignal<Option<Place>>> = LazyLock::new(|| ArcRwSignal::new(None));

static HEIGHTS: LazyLock<Arc<Mutex<Heights>>> = LazyLock::new(Arc::default);

thread_local! {
    static COURSE: RefCell<Option<Course>> = const { RefCell::new(None) };
    /// The report that was opened from the list.
    static LEFT: RefCell<Option<String>> = const { RefCell::new(None) };
    /// Counts the lists: an answer for an earlier one is nobody's.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The list.
pub fn list() -> ArcReadSignal<List> {
    LIST.read_only()
}

/// How high its rows are.
pub fn heights() -> Arc<Mutex<Heights>> {
    Arc::clone(&HEIGHTS)
}

/// Where the device is, if it was asked.
pub fn near() -> ArcReadSignal<Option<Place>> {
    NEAR.read_only()
}

/// The device has said where it is.
pub fn set_near(place: Option<Place>) {
    NEAR.set(place);
}

/// What the list was last narrowed to; none where it was not looked at yet.
pub fn filters() -> Option<Filters> {
    COURSE.with_borrow(|course| course.as_ref().map(|course| course.of.filters.clone()))
}

/// Shows the list of these filters: the one that is there, or a new one.
pub fn show(filters: &Filters, locale: &'static str) {
    let of = For {
        near: NEAR
            .get_untracked()
            .filter(|_| filters.sort == Sort::Nearest),
        filters: filters.clone(),
        locale,
    };
    let now = clock::now();
    let stands = COURSE.with_borrow(|course| {
        course
            .as_ref()
            .is_some_and(|course| course.of == of && now - course.begun < FRESH)
    });
    if !stands {
        begin(of);
    }
}

/// Goes on where a missing network has stopped it.
pub fn resume() {
    let waits = LIST.with_untracked(
        |list| matches!(&list.progress, Progress::Stopped(error) if error.is_network()),
    );
    if waits {
        more();
    }
}

/// A report of the list is being opened.
pub fn leave_for(number: String) {
    LEFT.set(Some(number));
}

/// The report that was opened from the list last, once.
pub fn take_left() -> Option<String> {
    LEFT.take()
}

fn begin(of: For) {
    TURN.set(TURN.get().wrapping_add(1));
    let (wanted, looked_through) = of.filters.asked(open311::has, of.near);
    let now = clock::now();
    let back = if wanted.near.is_some() {
        BACK_OF_NEAREST
    } else {
        BACK
    };
    let walk = Walk::back(now, now - back, open311::has(Extension::Paging));
    COURSE.set(Some(Course {
        of,
        wanted,
        walk,
        begun: now,
    }));
    with_heights(|heights| *heights = Heights::default());
    LIST.set(List {
        rows: Vec::new(),
        seen: 0,
        progress: Progress::More,
        looked_through,
    });
    more();
}

/// Fetches more of it, unless that is under way or there is no more.
pub fn more() {
    let goes =
        LIST.with_untracked(|list| matches!(list.progress, Progress::More | Progress::Stopped(_)));
    if !goes {
        return;
    }
    LIST.update(|list| list.progress = Progress::Fetching);
    let turn = TURN.get();
    spawn_local(async move {
        for _ in 0..MOST_IN_VAIN {
            if !step(turn).await {
                return;
            }
        }
        LIST.update(|list| list.progress = Progress::More);
    });
}

/// One question of a walk. Whether another should follow at once.
async fn step(turn: u32) -> bool {
    let Some(mut course) = COURSE.with_borrow(Clone::clone) else {
        return false;
    };
    let of = course.of.clone();
    let answer = open311::requests(
        &course.wanted,
        &mut course.walk,
        Zone::Written,
        course.of.locale,
    )
    .await;
    if TURN.get() != turn {
        return false;
    }
    let ended = course.walk.next().is_none();
    COURSE.set(Some(course));
    let fresh = match answer {
        Ok(fresh) => fresh.unwrap_or_default(),
        Err(error) => {
            LIST.update(|list| list.progress = Progress::Stopped(error));
            return false;
        }
    };
    let seen = fresh.len();
    let fitting: Vec<_> = fresh
        .into_iter()
        .filter(|row| of.filters.fits(row))
        .map(|row| Arc::new(row.without_details()))
        .collect();
    let found = !fitting.is_empty();
    LIST.update(|list| {
        list.seen += seen;
        list.rows.extend(fitting);
        if of.near.is_some() && !open311::has(Extension::Near) {
            by_distance(&mut list.rows, of.near);
        }
        if ended {
            list.progress = Progress::End;
        } else if found {
            list.progress = Progress::More;
        }
    });
    let len = LIST.with_untracked(|list| list.rows.len());
    with_heights(|heights| heights.set_len(len));
    !ended && !found
}

/// The nearest first; those that say no place come last, as they came.
fn by_distance(rows: &mut [Arc<ServiceRequest>], near: Option<Place>) {
    let away = |row: &Arc<ServiceRequest>| match (near, row.place) {
        (Some(near), Some(place)) => metres(near, place),
        _ => f64::INFINITY,
    };
    rows.sort_by(|one, other| away(one).total_cmp(&away(other)));
    with_heights(Heights::forget_all);
}

fn with_heights(change: impl FnOnce(&mut Heights)) {
    change(&mut HEIGHTS.lock().unwrap_or_else(PoisonError::into_inner));
}

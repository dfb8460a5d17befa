//! Any bytes as a case, a list of them, a receipt or a problem: they are read or
//! refused, and the promises of what is read have a state at any time.
#![no_main]

use chrono::{DateTime, FixedOffset};
use libfuzzer_sys::fuzz_target;
use longgang_portal::domain::calendar::WorkingCalendar;
use longgang_portal::domain::cases::{Case, CaseList, sort_for_resident};
use longgang_portal::domain::problem::Problem;
use longgang_portal::domain::read::{Read, from_value};
use longgang_portal::domain::receipt::Receipt;
use points_fuzz::edits::edit;
use points_fuzz::read;
use serde_json::Value;
use std::sync::LazyLock;

static SEED: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../seeds/case/made-up.json")).expect("cases and a calendar")
});

static CALENDAR: LazyLock<WorkingCalendar> =
    LazyLock::new(|| part(&SEED, "calendar").expect("a calendar"));

fn part<T: Read>(of: &Value, name: &str) -> Option<T> {
    from_value(of.get(name)?).ok()
}

fn look(case: &Case, calendar: &WorkingCalendar) {
    let summary = &case.summary;
    let moments: [DateTime<FixedOffset>; 2] = [summary.submitted_at, summary.updated_at];
    for promise in &summary.promises {
        for now in moments.into_iter().chain([promise.due_at]) {
            let _ = promise.state(now, calendar);
            assert!((0.0..=1.0).contains(&promise.share(now, calendar)));
        }
    }
    let _ = summary.next_promise();
}

fuzz_target!(|bytes: &[u8]| {
    if let Some(case) = read::<Case>(bytes) {
        look(&case, &CALENDAR);
    }
    if let Some(mut list) = read::<CaseList>(bytes) {
        sort_for_resident(&mut list.items);
    }
    let _ = (read::<Receipt>(bytes), read::<Problem>(bytes));
    let mut seed = SEED.clone();
    edit(&mut seed, bytes);
    let calendar = part(&seed, "calendar").unwrap_or_else(|| CALENDAR.clone());
    for name in ["case", "application"] {
        if let Some(case) = part::<Case>(&seed, name) {
            look(&case, &calendar);
        }
    }
});

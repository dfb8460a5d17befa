//! Any bytes as facts: they load or are refused, and what loads is scored.
#![no_main]

use libfuzzer_sys::fuzz_target;
use longgang_portal::domain::points::facts::Facts;
use longgang_portal::domain::points::scheme::Scheme;
use points_fuzz::edits::edit;
use points_fuzz::{evaluate, read};
use serde_json::Value;
use std::sync::LazyLock;

static PAIR: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../seeds/pair.json")).expect("a table and facts")
});

static TABLE: LazyLock<Scheme> = LazyLock::new(|| {
    let scheme = PAIR.get("scheme").cloned().unwrap_or_default();
    serde_json::from_value(scheme).expect("a table")
});

fuzz_target!(|bytes: &[u8]| {
    if let Some(facts) = read::<Facts>(bytes) {
        return evaluate(&TABLE, &facts);
    }
    // Not facts yet: taken as edits of some, which come further.
    let mut facts = PAIR.get("facts").cloned().unwrap_or_default();
    edit(&mut facts, bytes);
    if let Ok(facts) = serde_json::from_value(facts) {
        evaluate(&TABLE, &facts);
    }
});

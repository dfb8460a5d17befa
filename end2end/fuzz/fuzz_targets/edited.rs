//! A table with facts, edited: deep inside the language, where bytes at random
//! do not get.
#![no_main]

use libfuzzer_sys::fuzz_target;
use points_fuzz::edits::edit;
use points_fuzz::evaluate;
use serde_json::Value;
use std::sync::LazyLock;

// Every rule and most measures, with facts for all of it.
static PAIR: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../seeds/pair.json")).expect("a table and facts")
});

fuzz_target!(|bytes: &[u8]| {
    let mut pair = PAIR.clone();
    edit(&mut pair, bytes);
    let part = |name: &str| pair.get(name).cloned().unwrap_or_default();
    let scheme = serde_json::from_value(part("scheme"));
    let facts = serde_json::from_value(part("facts"));
    if let (Ok(scheme), Ok(facts)) = (scheme, facts) {
        evaluate(&scheme, &facts);
    }
});

//! Any bytes as a receipt: computed again or refused, never a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;
use longgang_portal::domain::points::receipt_document::verify::verify;
use points_fuzz::edits::edit;
use serde_json::Value;
use std::sync::LazyLock;

static RECEIPT: LazyLock<Value> = LazyLock::new(|| {
    serde_json::from_str(include_str!("../seeds/receipt/made-up.json")).expect("a receipt")
});

fuzz_target!(|bytes: &[u8]| {
    if let Ok(found) = verify(bytes, None) {
        let _ = found.verdict();
        return;
    }
    // Not one yet: taken as edits of one, which come further.
    let mut receipt = RECEIPT.clone();
    edit(&mut receipt, bytes);
    if let Ok(found) = verify(receipt.to_string().as_bytes(), None) {
        let _ = found.verdict();
    }
});

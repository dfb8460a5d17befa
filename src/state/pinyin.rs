//! How Chinese sounds, fetched by the first who types letters into a search.

use crate::api::shell;
use crate::domain::reports::pinyin::Readings;
use leptos::prelude::*;
use std::cell::Cell;
use std::sync::{Arc, LazyLock};
use wasm_bindgen_futures::spawn_local;
use web_sys::TextDecoder;

static READINGS: LazyLock<ArcRwSignal<Option<Arc<Readings>>>> =
    LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    static COMING: Cell<bool> = const { Cell::new(false) };
}

/// The readings, once they are here.
pub fn readings() -> ArcReadSignal<Option<Arc<Readings>>> {
    READINGS.read_only()
}

/// Fetches them, unless they are here or on their way. Without them everything but
/// the search by sound works, so nobody is told of a failure; the next letter asks
/// again.
pub fn want() {
    if READINGS.with_untracked(Option::is_some) || COMING.replace(true) {
        return;
    }
    spawn_local(async {
        let table = shell::pinyin().await.ok();
        if let (Some(table), Some(characters)) = (table, characters()) {
            READINGS.set(Some(Arc::new(Readings::new(&characters, table))));
        }
        COMING.set(false);
    });
}

/// The characters the lines of the table stand for: rows 16 to 87 of GB 2312.
fn characters() -> Option<String> {
    let places = (0xb0..=0xf7).flat_map(|row| (0xa1..=0xfe).flat_map(move |cell| [row, cell]));
    let bytes: Vec<u8> = places.collect();
    let decoder = TextDecoder::new_with_label("gb2312").ok()?;
    decoder.decode_with_u8_array(&bytes).ok()
}

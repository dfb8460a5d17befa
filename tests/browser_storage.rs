//! What stays on the device, in a real browser: drafts, preferences, wiping.
#![cfg(target_arch = "wasm32")]

use longgang_portal::storage::drafts::{self, Lasting};
use longgang_portal::storage::preferences::{self, Preference};
use longgang_portal::storage::wipe;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
async fn a_draft_is_written_read_and_deleted() {
    assert_eq!(drafts::read("storage/one").await, None);
    assert_eq!(drafts::write("storage/one", "甲").await, Lasting::OnDevice);
    assert_eq!(drafts::write("storage/one", "乙").await, Lasting::OnDevice);
    assert_eq!(drafts::read("storage/one").await.as_deref(), Some("乙"));
    assert_eq!(drafts::read("storage/other").await, None);
    drafts::delete("storage/one").await;
    assert_eq!(drafts::read("storage/one").await, None);
}

#[wasm_bindgen_test]
async fn a_connection_taken_away_is_opened_again() {
    drafts::write("storage/closed", "before").await;
    // Another tab that deletes the database asks every connection to close.
    let factory = web_sys::window()
        .expect("a window")
        .indexed_db()
        .expect("allowed");
    let deleting = factory
        .expect("IndexedDB")
        .delete_database("portal")
        .expect("a request");
    let deleted = js_sys::Promise::new(&mut |done, _| deleting.set_onsuccess(Some(&done)));
    JsFuture::from(deleted).await.expect("deleted");
    assert_eq!(drafts::read("storage/closed").await, None);
    assert_eq!(
        drafts::write("storage/closed", "after").await,
        Lasting::OnDevice
    );
    assert_eq!(
        drafts::read("storage/closed").await.as_deref(),
        Some("after")
    );
}

#[wasm_bindgen_test]
fn preferences_are_kept_and_forgotten() {
    for preference in [Preference::Theme, Preference::Mode, Preference::Locale] {
        assert!(preferences::write(preference, "x"));
        assert_eq!(preferences::read(preference).as_deref(), Some("x"));
        preferences::forget(preference);
        assert_eq!(preferences::read(preference), None);
    }
    // `public/boot/theme.js` reads the same keys before the first paint.
    let keys = [Preference::Theme, Preference::Mode, Preference::Locale].map(Preference::key);
    let boot = include_str!("../public/boot/theme.js");
    for key in keys {
        assert!(boot.contains(&format!("\"{key}\"")), "{key}");
    }
}

#[wasm_bindgen_test]
async fn wiping_leaves_only_how_the_page_looks() {
    drafts::write("storage/wiped", "x").await;
    preferences::write(Preference::KeepDrafts, "yes");
    preferences::write(Preference::Theme, "dark");
    wipe().await;
    assert_eq!(drafts::read("storage/wiped").await, None);
    assert_eq!(preferences::read(Preference::KeepDrafts), None);
    assert_eq!(
        preferences::read(Preference::Theme).as_deref(),
        Some("dark")
    );
    preferences::forget(Preference::Theme);
}

//! What stays on the device, in a real browser: drafts, preferences, wiping.
#![cfg(target_arch = "wasm32")]

use longgang_portal::storage::drafts::{self, Lasting};
use longgang_portal::storage::outbox;
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

fn photo(name: &str) -> web_sys::File {
    let parts = js_sys::Array::of1(&"jpeg".into());
    web_sys::File::new_with_str_sequence(&parts, name).expect("a file")
}

#[wasm_bindgen_test]
async fn a_report_and_its_photo_are_kept_until_they_are_taken_away() {
    assert_eq!(outbox::put("k1", "one", true).await, Lasting::OnDevice);
    outbox::put_photo("p1", &photo("砖.jpg"), true).await;
    assert_eq!(outbox::get("k1").await.as_deref(), Some("one"));
    assert!(outbox::all().await.contains(&"one".to_owned()));
    let kept = outbox::photo("p1").await.expect("a photo");
    assert_eq!((kept.name().as_str(), kept.size()), ("砖.jpg", 4.0));
    assert!(outbox::photo_keys().await.contains(&"p1".to_owned()));
    outbox::delete("k1").await;
    outbox::delete_photo("p1").await;
    assert_eq!(outbox::get("k1").await, None);
    assert!(outbox::photo("p1").await.is_none());
}

#[wasm_bindgen_test]
async fn what_must_not_be_kept_stays_in_memory() {
    assert_eq!(outbox::put("k2", "two", false).await, Lasting::UntilClosed);
    outbox::put_photo("p2", &photo("a.jpg"), false).await;
    // What comes of it is not kept either.
    assert_eq!(outbox::put("k2", "three", true).await, Lasting::UntilClosed);
    assert_eq!(outbox::get("k2").await.as_deref(), Some("three"));
    assert!(outbox::photo("p2").await.is_some());
    assert!(!outbox::photo_keys().await.contains(&"p2".to_owned()));
    outbox::delete("k2").await;
    outbox::delete_photo("p2").await;
    assert_eq!(outbox::get("k2").await, None);
}

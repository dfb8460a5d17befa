//! A browser that does not store anything: drafts stay in memory, and it is said.
#![cfg(target_arch = "wasm32")]

use leptos::prelude::GetUntracked;
use longgang_portal::storage::drafts::{self, Lasting};
use longgang_portal::storage::outbox;
use longgang_portal::storage::preferences::{self, Preference};
use wasm_bindgen::prelude::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Makes a property of `window` throw, as blocked storage does.
fn block(name: &str) {
    let refuse = Closure::<dyn Fn() -> Result<JsValue, JsValue>>::new(|| {
        Err(js_sys::Error::new("SecurityError").into())
    });
    let descriptor = js_sys::Object::new();
    js_sys::Reflect::set(&descriptor, &"get".into(), refuse.as_ref()).expect("a descriptor");
    refuse.forget();
    let window = web_sys::window().expect("a window");
    js_sys::Object::define_property(&window, &name.into(), &descriptor);
}

#[wasm_bindgen_test]
async fn drafts_stay_in_memory_and_preferences_are_not_kept() {
    block("indexedDB");
    block("localStorage");
    assert_eq!(
        drafts::write("blocked/form", "x").await,
        Lasting::UntilClosed
    );
    assert_eq!(drafts::lasting().get_untracked(), Lasting::UntilClosed);
    assert_eq!(drafts::read("blocked/form").await.as_deref(), Some("x"));
    drafts::delete("blocked/form").await;
    assert_eq!(drafts::read("blocked/form").await, None);

    assert!(!preferences::write(Preference::Theme, "dark"));
    assert_eq!(preferences::read(Preference::Theme), None);

    // A report is sent all the same, as long as the page is open.
    assert_eq!(outbox::put("k1", "one", true).await, Lasting::UntilClosed);
    assert_eq!(outbox::all().await, ["one"]);
    outbox::delete("k1").await;
    assert_eq!(outbox::get("k1").await, None);
}

//! Which tab holds the line: a Web Lock, for which the others queue. A browser gives it
//! on when its tab is closed or dies; from a tab that sleeps it can be taken.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

const NAME: &str = "portal.live";

/// Waits for the lock, or takes it from whoever holds it. `granted` is called once it
/// is here and gives back what is settled when it is needed no longer; nothing to
/// give it on at once. Completes when the lock is gone: given on, or taken away.
pub(super) async fn queue(take: bool, granted: impl FnOnce() -> Option<Promise> + 'static) {
    let locks = Reflect::get(&window().navigator(), &"locks".into());
    let locks = locks.ok().filter(JsValue::is_object);
    let Some(locks) = locks else {
        // Without locks every tab holds a line of its own.
        if let Some(held) = granted() {
            let _ = JsFuture::from(held).await;
        }
        return;
    };
    let callback = Closure::once_into_js(move |_lock: JsValue| {
        granted().map_or(JsValue::UNDEFINED, JsValue::from)
    });
    if let Some(gone) = request(&locks, take, &callback) {
        let _ = JsFuture::from(Promise::resolve(&gone)).await;
    }
}

fn request(locks: &JsValue, take: bool, callback: &JsValue) -> Option<JsValue> {
    let options = Object::new();
    Reflect::set(&options, &"steal".into(), &take.into()).ok()?;
    let request: Function = Reflect::get(locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    request.call3(locks, &NAME.into(), &options, callback).ok()
}

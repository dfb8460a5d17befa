//! Answers that `public/boot/portal.js` asked for before the program was here.

use gloo_net::http::Response;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// The answer of this address, if it was asked for and has come; each is given
/// out once. A failure is nobody's: whoever wanted it asks again.
pub(super) async fn answer(address: &str) -> Option<Response> {
    let window: JsValue = leptos::prelude::window().into();
    let early = js_sys::Reflect::get(&window, &"portalEarly".into()).ok()?;
    let early: &js_sys::Function = early.dyn_ref()?;
    let promise = early.call1(&window, &address.into()).ok()?;
    let promise: js_sys::Promise = promise.dyn_into().ok()?;
    let response = JsFuture::from(promise).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    (!response.body_used()).then(|| response.into())
}

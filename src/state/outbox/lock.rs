//! One tab at a time: a Web Lock, which the browser takes back when its tab dies.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Held until it is dropped.
pub struct Held(Option<Function>);

impl Drop for Held {
    fn drop(&mut self) {
        if let Some(release) = self.0.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

/// Whether this browser has locks: all since 2022, and only on pages that are
/// served securely.
pub fn are_there() -> bool {
    locks().is_some()
}

fn locks() -> Option<JsValue> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    locks.is_object().then_some(locks)
}

/// Takes the lock `name`; `None` where another tab holds it. Without locks in this
/// browser everybody gets it, see [`are_there`].
pub async fn hold(name: &str) -> Option<Held> {
    let Some(locks) = locks() else {
        return Some(Held(None));
    };
    let mut release = None;
    // Settled when this tab needs the lock no longer.
    let held = Promise::new(&mut |resolve, _| release = Some(resolve));
    let granted = Promise::new(&mut |resolve, _| {
        let held = held.clone();
        let refuse = resolve.clone();
        let take = Closure::once_into_js(move |lock: JsValue| {
            let is_mine = !lock.is_null() && !lock.is_undefined();
            let _ = resolve.call1(&JsValue::UNDEFINED, &is_mine.into());
            if is_mine {
                JsValue::from(held)
            } else {
                JsValue::UNDEFINED
            }
        });
        if ask(&locks, name, &take).is_none() {
            let _ = refuse.call1(&JsValue::UNDEFINED, &JsValue::FALSE);
        }
    });
    let is_mine = JsFuture::from(granted).await.is_ok_and(|it| it.is_truthy());
    is_mine.then_some(Held(release))
}

/// Asks for the lock without waiting for it.
fn ask(locks: &JsValue, name: &str, take: &JsValue) -> Option<()> {
    let options = Object::new();
    Reflect::set(&options, &"ifAvailable".into(), &JsValue::TRUE).ok()?;
    let request: Function = Reflect::get(locks, &"request".into())
        .ok()?
        .dyn_into()
        .ok()?;
    request
        .call3(locks, &name.into(), &options, take)
        .ok()
        .map(drop)
}

//! What the tabs of this browser say to each other.

use crate::domain::live::tabs::Word;
use js_sys::{Array, Function, Reflect};
use leptos::prelude::window;
use std::cell::RefCell;
use wasm_bindgen::prelude::*;

const NAME: &str = "portal.live";

struct Channel {
    port: JsValue,
    /// Lives as long as the port.
    _hears: Closure<dyn FnMut(JsValue)>,
}

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
}

/// Listens from now on. A browser without channels has tabs that know nothing of each
/// other.
pub(super) fn open(mut hear: impl FnMut(Word) + 'static) {
    let hears = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        let said = Reflect::get(&event, &"data".into()).ok();
        let said = said.filter(Array::is_array).map(|said| Array::from(&said));
        let words = said.into_iter().flatten();
        let words: Vec<String> = words.filter_map(|word| word.as_string()).collect();
        if let Some(word) = Word::read(&words) {
            hear(word);
        }
    });
    let made = Reflect::get(&window(), &"BroadcastChannel".into())
        .ok()
        .and_then(|class| class.dyn_into::<Function>().ok())
        .and_then(|class| Reflect::construct(&class, &Array::of1(&NAME.into())).ok());
    if let Some(port) = made {
        let _ = Reflect::set(&port, &"onmessage".into(), hears.as_ref());
        CHANNEL.set(Some(Channel {
            port,
            _hears: hears,
        }));
    }
}

/// Says something to all the others.
pub(super) fn say(word: &Word) {
    let words: Array = word.write().into_iter().map(JsValue::from).collect();
    call("postMessage", &Array::of1(&words));
}

/// Hears and says nothing any more.
pub(super) fn close() {
    call("close", &Array::new());
    CHANNEL.set(None);
}

fn call(name: &str, with: &Array) {
    CHANNEL.with_borrow(|channel| {
        let port = &channel.as_ref()?.port;
        let function: Function = Reflect::get(port, &name.into()).ok()?.dyn_into().ok()?;
        function.apply(port, with).ok()
    });
}

//! Everything this site has stored in the browser, of every kind and whoever wrote
//! it: erased, and afterwards counted by reading it. A machine in a hall does so
//! between two people.

use super::indexed;
use js_sys::{Array, Function, Promise, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbFactory, Storage};

/// How many things are still there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Texts in `localStorage` and `sessionStorage`.
    pub texts: u32,
    /// Databases.
    pub databases: u32,
    /// Caches.
    pub caches: u32,
    /// Cookies a script can see. That of the session it cannot: the server says
    /// that it is over.
    pub cookies: u32,
}

impl Left {
    /// All of them.
    pub const fn sum(self) -> u32 {
        self.texts + self.databases + self.caches + self.cookies
    }
}

/// Erases everything.
pub async fn erase() {
    for storage in storages() {
        let _ = storage.clear();
    }
    indexed::close();
    if let Some(factory) = factory() {
        for name in databases(&factory).await {
            delete(&factory, &name).await;
        }
    }
    if let Some(caches) = caches() {
        for name in cache_names(&caches).await {
            settled(call(&caches, "delete", &[name.into()])).await;
        }
    }
    for cookie in cookies() {
        let name = cookie.split('=').next().unwrap_or_default();
        let gone = format!("{name}=; Path=/; Max-Age=0");
        let _ = Reflect::set(&document(), &"cookie".into(), &gone.into());
    }
}

/// Counts what is there.
pub async fn left() -> Left {
    let texts = storages()
        .map(|storage| storage.length().unwrap_or(0))
        .sum();
    let mut left = Left {
        texts,
        cookies: count(cookies().len()),
        ..Left::default()
    };
    if let Some(factory) = factory() {
        left.databases = count(databases(&factory).await.len());
    }
    if let Some(caches) = caches() {
        left.caches = count(cache_names(&caches).await.len());
    }
    left
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Those a browser gives; asking throws where they are blocked.
fn storages() -> impl Iterator<Item = Storage> {
    let both = [window().local_storage(), window().session_storage()];
    both.into_iter().filter_map(|one| one.ok().flatten())
}

fn factory() -> Option<IdbFactory> {
    window().indexed_db().ok().flatten()
}

/// The names of the databases. A browser that does not tell has at most ours.
async fn databases(factory: &IdbFactory) -> Vec<String> {
    let listed = settled(call(factory, "databases", &[])).await;
    let Some(listed) = listed else {
        return vec![indexed::DATABASE.to_owned()];
    };
    let name = |one: JsValue| Reflect::get(&one, &"name".into()).ok()?.as_string();
    Array::from(&listed).into_iter().filter_map(name).collect()
}

/// Waits until a database is gone, or cannot go because another tab holds it.
async fn delete(factory: &IdbFactory, name: &str) {
    let Ok(request) = factory.delete_database(name) else {
        return;
    };
    let ended = Promise::new(&mut |done, _| {
        request.set_onsuccess(Some(&done));
        request.set_onerror(Some(&done));
        request.set_onblocked(Some(&done));
    });
    let _ = JsFuture::from(ended).await;
}

fn caches() -> Option<JsValue> {
    let caches = Reflect::get(&window(), &"caches".into()).ok()?;
    caches.is_object().then_some(caches)
}

async fn cache_names(caches: &JsValue) -> Vec<String> {
    let names = settled(call(caches, "keys", &[])).await.unwrap_or_default();
    let names = names.is_object().then(|| Array::from(&names));
    let names = names.into_iter().flatten();
    names.filter_map(|name| name.as_string()).collect()
}

fn cookies() -> Vec<String> {
    let all = Reflect::get(&document(), &"cookie".into()).ok();
    let all = all.and_then(|all| all.as_string()).unwrap_or_default();
    let all = all.split("; ").filter(|one| !one.is_empty());
    all.map(str::to_owned).collect()
}

fn call(object: &JsValue, name: &str, with: &[JsValue]) -> Option<JsValue> {
    let function: Function = Reflect::get(object, &name.into()).ok()?.dyn_into().ok()?;
    let with: Array = with.iter().collect();
    function.apply(object, &with).ok()
}

async fn settled(promise: Option<JsValue>) -> Option<JsValue> {
    JsFuture::from(Promise::resolve(&promise?)).await.ok()
}

//! A thin hand on IndexedDB: one database, three stores, text and files by key.
//! Written here because the portal needs six operations and every library brings
//! forty.

use leptos::leptos_dom::helpers::set_timeout_with_handle;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransactionMode};

const DATABASE: &str = "portal";
/// 1 had only the drafts.
const VERSION: u32 = 2;

/// A store of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Store {
    /// Drafts by the name of their form, and keys of what was sent from it.
    Drafts,
    /// Reports that are not received yet, by their key.
    Outbox,
    /// Their photos, each by a key of its own.
    Photos,
}

const STORES: [Store; 3] = [Store::Drafts, Store::Outbox, Store::Photos];

impl Store {
    const fn name(self) -> &'static str {
        match self {
            Self::Drafts => "drafts",
            Self::Outbox => "outbox",
            Self::Photos => "photos",
        }
    }
}

/// Some browsers never answer an `open` while they are busy cleaning up.
const PATIENCE: Duration = Duration::from_secs(3);

/// The browser does not keep anything: blocked, full or broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Refused;

impl From<JsValue> for Refused {
    fn from(why: JsValue) -> Self {
        let why = why.dyn_into::<js_sys::Error>().map(|error| error.message());
        leptos::logging::warn!("storage refused: {}", String::from(why.unwrap_or_default()));
        Self
    }
}

thread_local! {
    static OPEN: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// What is under `key`; undefined where nothing is.
pub(super) async fn get(store: Store, key: &str) -> Result<JsValue, Refused> {
    let key = JsValue::from_str(key);
    run(store, IdbTransactionMode::Readonly, &|store| {
        store.get(&key)
    })
    .await
}

/// Keeps `value` under `key`. It is kept once this returns: the transaction has
/// completed, which survives a crash of the browser.
pub(super) async fn put(store: Store, key: &str, value: &JsValue) -> Result<(), Refused> {
    let key = JsValue::from_str(key);
    run(store, IdbTransactionMode::Readwrite, &|store| {
        store.put_with_key(value, &key)
    })
    .await
    .map(drop)
}

/// Removes what is under `key`.
pub(super) async fn delete(store: Store, key: &str) -> Result<(), Refused> {
    let key = JsValue::from_str(key);
    run(store, IdbTransactionMode::Readwrite, &|store| {
        store.delete(&key)
    })
    .await
    .map(drop)
}

/// All texts of a store, in the order of their keys.
pub(super) async fn all(store: Store) -> Result<Vec<String>, Refused> {
    let all = run(store, IdbTransactionMode::Readonly, &|store| {
        store.get_all()
    });
    Ok(texts(&all.await?))
}

/// The keys of a store, in order.
pub(super) async fn keys(store: Store) -> Result<Vec<String>, Refused> {
    let keys = run(store, IdbTransactionMode::Readonly, &|store| {
        store.get_all_keys()
    });
    Ok(texts(&keys.await?))
}

fn texts(list: &JsValue) -> Vec<String> {
    let list = js_sys::Array::from(list).into_iter();
    list.filter_map(|value| value.as_string()).collect()
}

/// Removes everything.
pub(super) async fn clear() -> Result<(), Refused> {
    for store in STORES {
        run(store, IdbTransactionMode::Readwrite, &IdbObjectStore::clear).await?;
    }
    Ok(())
}

/// What to ask of a store.
type Ask<'a> = &'a dyn Fn(&IdbObjectStore) -> Result<IdbRequest, JsValue>;

/// Runs one request in a transaction of its own. Safari closes connections
/// under memory pressure, so a connection that fails is opened once more.
async fn run(store: Store, mode: IdbTransactionMode, ask: Ask<'_>) -> Result<JsValue, Refused> {
    let database = connection().await?;
    match transact(&database, store, mode, ask).await {
        Ok(value) => Ok(value),
        Err(_) => {
            close();
            let database = connection().await?;
            Ok(transact(&database, store, mode, ask).await?)
        }
    }
}

async fn transact(
    database: &IdbDatabase,
    store: Store,
    mode: IdbTransactionMode,
    ask: Ask<'_>,
) -> Result<JsValue, JsValue> {
    let transaction = database.transaction_with_str_and_mode(store.name(), mode)?;
    let request = ask(&transaction.object_store(store.name())?)?;
    // A full disk aborts the transaction; the request itself reports no error.
    settled(|done, failed| {
        transaction.set_oncomplete(Some(done));
        transaction.set_onabort(Some(failed));
        transaction.set_onerror(Some(failed));
    })
    .await?;
    request.result()
}

fn close() {
    if let Some(database) = OPEN.take() {
        database.close();
    }
}

async fn connection() -> Result<IdbDatabase, Refused> {
    if let Some(database) = OPEN.with_borrow(Clone::clone) {
        return Ok(database);
    }
    let factory = web_sys::window()
        .ok_or(Refused)?
        .indexed_db()?
        .ok_or(Refused)?;
    let request = factory.open_with_u32(DATABASE, VERSION)?;
    let opening = settled_or_late(&request).await;
    request.set_onupgradeneeded(None);
    opening?;
    let database: IdbDatabase = request.result()?.dyn_into().map_err(|_| Refused)?;
    watch(&database);
    OPEN.set(Some(database.clone()));
    Ok(database)
}

async fn settled_or_late(request: &IdbOpenDbRequest) -> Result<(), Refused> {
    let make_stores = {
        let request = request.clone();
        Closure::<dyn FnMut()>::new(move || {
            if let Ok(database) = request.result().and_then(JsCast::dyn_into::<IdbDatabase>) {
                // One that is there from a version before is refused, and stays.
                for store in STORES {
                    let _ = database.create_object_store(store.name());
                }
            }
        })
    };
    request.set_onupgradeneeded(Some(make_stores.as_ref().unchecked_ref()));
    let late = js_sys::Promise::new(&mut |_, reject| {
        let give_up = move || {
            let _ = reject.call1(&JsValue::UNDEFINED, &JsValue::from_str("no answer"));
        };
        let _ = set_timeout_with_handle(give_up, PATIENCE);
    });
    let opened = settled_promise(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    });
    let first = js_sys::Promise::race(&js_sys::Array::of2(&opened.0, &late));
    JsFuture::from(first).await.map(drop).map_err(Refused::from)
}

/// Another tab that wants a newer version, or a browser that cleans up, takes
/// the connection away; the next request opens another.
fn watch(database: &IdbDatabase) {
    let gone = Closure::<dyn FnMut()>::new(close);
    database.set_onversionchange(Some(gone.as_ref().unchecked_ref()));
    database.set_onclose(Some(gone.as_ref().unchecked_ref()));
    // Once per connection, of which there are a handful in the life of a page.
    gone.forget();
}

/// Waits until one of two events has come.
async fn settled(hook: impl FnOnce(&js_sys::Function, &js_sys::Function)) -> Result<(), JsValue> {
    let (promise, _closures) = settled_promise(hook);
    JsFuture::from(promise).await.map(drop)
}

type Hooks = Rc<[Closure<dyn FnMut()>; 2]>;

/// A promise that two event handlers settle, and what keeps the handlers alive.
fn settled_promise(
    hook: impl FnOnce(&js_sys::Function, &js_sys::Function),
) -> (js_sys::Promise, Hooks) {
    let mut hook = Some(hook);
    let kept: RefCell<Option<Hooks>> = RefCell::new(None);
    let promise = js_sys::Promise::new(&mut |resolve, reject| {
        let done = Closure::<dyn FnMut()>::new(move || {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        });
        let failed = Closure::<dyn FnMut()>::new(move || {
            let _ = reject.call1(&JsValue::UNDEFINED, &JsValue::from_str("refused"));
        });
        if let Some(hook) = hook.take() {
            hook(
                done.as_ref().unchecked_ref(),
                failed.as_ref().unchecked_ref(),
            );
        }
        kept.replace(Some(Rc::new([done, failed])));
    });
    let hooks = kept.take().unwrap_or_else(|| {
        // The executor of a promise runs at once; this is never reached.
        Rc::new([Closure::new(|| ()), Closure::new(|| ())])
    });
    (promise, hooks)
}

//! The reports on their way: kept before the first byte leaves, sent by themselves
//! when there is a network, also after a reload or a crash, each once. The rules
//! are in [`crate::domain::outbox`]; here they are given a browser.
//!
//! | file      | holds                                        |
//! |-----------|----------------------------------------------|
//! | `pump`    | sends what is due, sleeps until the next is  |
//! | `sending` | the requests                                 |
//! | `lock`    | one tab at a time                            |

mod lock;
mod pump;
mod sending;

use super::{clock, looks, network, rooted, session, unsent};
use crate::api::open311;
use crate::domain::identity::IdempotencyKey;
use crate::domain::map;
use crate::domain::outbox::{Entry, Now, Stage, Turn};
use crate::funnel::effect;
use crate::storage::drafts::Lasting;
use crate::storage::outbox;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::sync::LazyLock;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

static LIST: LazyLock<ArcRwSignal<Vec<Entry>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

static UNDER_WAY: LazyLock<ArcRwSignal<Option<IdempotencyKey>>> =
    LazyLock::new(|| ArcRwSignal::new(None));

thread_local! {
    static STARTED: Cell<bool> = const { Cell::new(false) };
    /// Those whose "send" was pressed in this tab.
    static MINE: RefCell<map::Set<IdempotencyKey>> = RefCell::default();
}

/// A photo with the key its bytes are kept under.
pub type KeptPhoto = (IdempotencyKey, File);

/// The reports without a receipt that was seen, the oldest first.
pub fn list() -> ArcReadSignal<Vec<Entry>> {
    LIST.read_only()
}

/// Which of them this tab is sending at the moment.
pub fn under_way() -> ArcReadSignal<Option<IdempotencyKey>> {
    UNDER_WAY.read_only()
}

/// What waits for whom, as the resident reads it.
pub fn turn(entry: &Entry) -> Turn {
    entry.turn(&now(&session::owner().unwrap_or_default()))
}

/// Whether a report is gone when the page is closed.
pub fn lasting(entry: &Entry) -> Lasting {
    outbox::lasting(entry.key.as_str())
}

/// Takes up what is there and goes on with it whenever something changes: the
/// network, who is signed in, another tab. Once is enough.
pub fn start() {
    if STARTED.replace(true) {
        return;
    }
    spawn_local(forget_lone_photos());
    let (online, session, mark) = (network::online(), session::session(), unsent::mark());
    rooted(|| {
        effect(move || {
            online.track();
            session.track();
            mark.track();
            pump::kick();
        });
    });
}

/// Keeps a report and its photos, then sends it. When this returns it is safe, as
/// far as this browser keeps anything; see [`lasting`].
pub async fn post(entry: &Entry, photos: Vec<KeptPhoto>) {
    // Whoever wants no drafts here shares the device with others.
    let keeps = looks::keep_drafts().get_untracked() != Some(false);
    MINE.with_borrow_mut(|mine| mine.insert(entry.key.clone()));
    // Before it is kept: what is kept without a mark is not looked for. And after:
    // a tab that looked in between has found nothing.
    unsent::changed(true);
    // Nobody sends it while its photos are still being kept; and a photo without a
    // report would be taken for a left-over.
    let held = pump::hold(&entry.key).await;
    outbox::put(entry.key.as_str(), &entry.write(), keeps).await;
    for (key, photo) in &photos {
        outbox::put_photo(key.as_str(), photo, keeps).await;
    }
    drop(held);
    load().await;
    unsent::changed(true);
    start();
    pump::kick();
}

/// Tries a report now instead of later; one that may be there already is sent
/// again.
pub async fn try_now(key: &IdempotencyKey) {
    if let Some(_held) = pump::hold(key).await
        && let Some(mut entry) = read(key).await
    {
        MINE.with_borrow_mut(|mine| mine.insert(key.clone()));
        entry.try_now(&now(&session::owner().unwrap_or_default()));
        keep(&entry).await;
    }
    network::look();
    pump::kick();
}

/// Takes a report out, to be changed or thrown away. `None` where that is too late:
/// it is on its way at this moment, or has been received.
pub async fn take_back(key: &IdempotencyKey) -> Option<(Entry, Vec<KeptPhoto>)> {
    // Where there are no locks, this tells at least what this tab is sending.
    if UNDER_WAY.with_untracked(|one| one.as_ref() == Some(key)) {
        return None;
    }
    let _held = pump::hold(key).await?;
    let entry = read(key).await?;
    if matches!(entry.stage, Stage::Received(_)) {
        return None;
    }
    let mut photos = Vec::new();
    for photo in entry.photos.iter().filter(|photo| photo.is_waiting()) {
        if let Some(file) = outbox::photo(photo.key.as_str()).await {
            photos.push((photo.key.clone(), file));
        }
    }
    remove(&entry).await;
    Some((entry, photos))
}

/// The receipt has been seen: nothing of the report is needed here any more.
pub async fn seen(key: &IdempotencyKey) {
    if let Some(entry) = read(key).await {
        remove(&entry).await;
    }
}

async fn remove(entry: &Entry) {
    outbox::delete(entry.key.as_str()).await;
    for photo in &entry.photos {
        outbox::delete_photo(photo.key.as_str()).await;
    }
    load().await;
    unsent::changed(LIST.with_untracked(|list| !list.is_empty()));
}

async fn read(key: &IdempotencyKey) -> Option<Entry> {
    outbox::get(key.as_str())
        .await
        .as_deref()
        .and_then(Entry::read)
}

/// Keeps a report as it stands now, unless it was wiped meanwhile.
async fn keep(entry: &Entry) {
    if outbox::get(entry.key.as_str()).await.is_none() {
        return;
    }
    outbox::put(entry.key.as_str(), &entry.write(), true).await;
    LIST.update(|list| {
        if let Some(known) = list.iter_mut().find(|known| known.key == entry.key) {
            known.clone_from(entry);
        }
    });
    unsent::changed(true);
}

/// Looks what there is.
async fn load() {
    let all = outbox::all().await.into_iter();
    let mut entries: Vec<Entry> = all.filter_map(|text| Entry::read(&text)).collect();
    entries.sort_by_key(|entry| entry.made_at);
    if LIST.with_untracked(|list| *list != entries) {
        LIST.set(entries);
    }
}

/// A crash between a photo and its report leaves the photo alone.
async fn forget_lone_photos() {
    let lone = outbox::photo_keys().await;
    load().await;
    if LIST.with_untracked(Vec::is_empty) && unsent::is_any() {
        unsent::changed(false);
    }
    let known = |key: &String| {
        LIST.with_untracked(|list| {
            let mut photos = list.iter().flat_map(|entry| &entry.photos);
            photos.any(|photo| photo.key.as_str() == key)
        })
    };
    for key in lone.iter().filter(|key| !known(key)) {
        outbox::delete_photo(key).await;
    }
}

fn is_mine(key: &IdempotencyKey) -> bool {
    MINE.with_borrow(|mine| mine.contains(key))
}

fn now(owner: &str) -> Now<'_> {
    Now {
        device: js_sys::Date::now() as u64,
        city: clock::now(),
        owner,
        keyed: open311::is_keyed(),
    }
}

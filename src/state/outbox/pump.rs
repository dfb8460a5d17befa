//! Sends what is due, one after the other, and sleeps until the next is. Every tab
//! does so; who holds a report's lock sends it.

use super::lock::{self, Held};
use super::{LIST, UNDER_WAY, is_mine, keep, load, now, read, sending};
use crate::api::sleep;
use crate::domain::identity::IdempotencyKey;
use crate::domain::outbox::{Entry, Now, Turn};
use crate::state::{network, session};
use crate::storage::outbox;
use leptos::prelude::*;
use std::cell::Cell;
use wasm_bindgen_futures::spawn_local;

/// So soon is looked again after what another tab is sending, in milliseconds.
const ELSEWHERE: u64 = 1_000;

thread_local! {
    static RUNNING: Cell<bool> = const { Cell::new(false) };
    static AGAIN: Cell<bool> = const { Cell::new(false) };
    /// Which sleep is the last; the ones before it wake nobody.
    static SLEEP: Cell<u32> = const { Cell::new(0) };
}

/// Something may be due.
pub fn kick() {
    AGAIN.set(true);
    if RUNNING.replace(true) {
        return;
    }
    spawn_local(async {
        while AGAIN.replace(false) {
            round().await;
        }
        RUNNING.set(false);
    });
}

/// Takes the report's lock; `None` while another tab sends it.
pub async fn hold(key: &IdempotencyKey) -> Option<Held> {
    lock::hold(&format!("portal.outbox.{key}")).await
}

/// Sends until nothing is due.
async fn round() {
    let mut passed: Vec<IdempotencyKey> = Vec::new();
    load().await;
    loop {
        let who = session::owner();
        // Without a network nothing can go; before it is known who is signed in,
        // nobody knows for whom.
        let (true, Some(who)) = (network::looks_online(), who) else {
            return;
        };
        let now = now(&who);
        let entries = LIST.get_untracked();
        let may = |entry: &&Entry| sends_by_itself(entry, &now) && !passed.contains(&entry.key);
        let Some(due) = entries
            .iter()
            .filter(may)
            .find(|entry| entry.due_in(now.device) == 0)
        else {
            let waits = entries.iter().filter(may);
            let rest = waits.map(|entry| entry.due_in(now.device)).min();
            let elsewhere = (!passed.is_empty()).then_some(ELSEWHERE);
            if let Some(rest) = rest.into_iter().chain(elsewhere).min() {
                wake_in(rest);
            }
            return;
        };
        if !step(&due.key, &now).await {
            passed.push(due.key.clone());
        }
    }
}

/// Whether the rules send it without being asked. Without locks, what another tab
/// may be sending is left for the resident to decide.
fn sends_by_itself(entry: &Entry, now: &Now<'_>) -> bool {
    matches!(entry.turn(now), Turn::Photo(_) | Turn::Report)
        && (lock::are_there() || is_mine(&entry.key))
}

fn wake_in(milliseconds: u64) {
    let mine = SLEEP.get().wrapping_add(1);
    SLEEP.set(mine);
    spawn_local(async move {
        // Five minutes at most; the cast cannot lose anything.
        sleep(milliseconds as u32).await;
        if SLEEP.get() == mine {
            kick();
        }
    });
}

/// One request for one report. False where there was none: another tab is at it,
/// or there is no network.
async fn step(key: &IdempotencyKey, now: &Now<'_>) -> bool {
    let Some(_held) = hold(key).await else {
        return false;
    };
    // As the tab that held it before has left it.
    let entry = read(key).await;
    let Some(entry) = entry.filter(|entry| entry.due_in(now.device) == 0) else {
        load().await;
        return true;
    };
    UNDER_WAY.set(Some(key.clone()));
    let went = match entry.turn(now) {
        Turn::Photo(at) => photo(entry, at, now).await,
        Turn::Report => report(entry, now).await,
        Turn::Ask | Turn::SignIn | Turn::Rest => true,
    };
    UNDER_WAY.set(None);
    went
}

async fn photo(mut entry: Entry, at: usize, now: &Now<'_>) -> bool {
    let reply = sending::photo(&entry, at).await;
    let before = entry.clone();
    // The time of the answer counts for what comes after it.
    entry.photo_replied(at, reply, &super::now(now.owner), js_sys::Math::random());
    if entry == before {
        network::look();
        return false;
    }
    keep(&entry).await;
    if let Some(photo) = entry.photos.get(at).filter(|photo| !photo.is_waiting()) {
        outbox::delete_photo(photo.key.as_str()).await;
    }
    true
}

async fn report(mut entry: Entry, now: &Now<'_>) -> bool {
    let before = entry.clone();
    entry.leaving(now);
    if entry != before {
        keep(&entry).await;
    }
    let Some(reply) = sending::report(&entry).await else {
        keep(&before).await;
        network::look();
        return false;
    };
    entry.replied(reply, &super::now(now.owner), js_sys::Math::random());
    keep(&entry).await;
    true
}

//! The stream of changes, held by one tab for all. What it brings is passed on; when it
//! is cut, it is taken up after the last change that was.

use super::{channel, engine, lock, notify};
use crate::api::{self, events};
use crate::domain::live::changed_case;
use crate::domain::live::ledger::Ledger;
use crate::domain::live::stream::{Event, Stream};
use crate::domain::live::tabs::{Next, Other, Word};
use crate::domain::live::terms::{self, Line};
use js_sys::{Array, Date, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::AbortController;

/// More cases at once are told as all of them.
const MOST: usize = 64;

/// Somebody who asked so lately looks at the portal in another tab, in milliseconds.
const LOOKED: f64 = 45_000.0;

#[derive(Default)]
struct Held {
    ledger: Ledger,
    other: Other,
    /// Ends the stream that is open.
    cut: Option<AbortController>,
    /// Gives the lock on.
    release: Option<Function>,
    /// Ends a pause between two tries.
    wake: Option<Function>,
}

thread_local! {
    static HELD: RefCell<Held> = RefCell::default();
    /// Counts who this tab works for: what was begun for another turn ends.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// Counts how often this tab came to hold the line.
    static HOLDS: Cell<u32> = const { Cell::new(0) };
    /// Which of these times it is; none while another tab holds it.
    static LEADS: Cell<Option<u32>> = const { Cell::new(None) };
    /// Whether the stream is open, here or in the tab that holds it.
    static OPEN: Cell<bool> = const { Cell::new(false) };
    /// Whether there is anybody to hold it for.
    static WANTED: Cell<bool> = const { Cell::new(false) };
    /// When it last said anything.
    static HEARD: Cell<f64> = const { Cell::new(0.0) };
    /// When another tab last asked.
    static ASKED: Cell<f64> = const { Cell::new(f64::NEG_INFINITY) };
    /// Whether the city has streams at all, as far as it is known.
    static THERE: Cell<bool> = const { Cell::new(true) };
}

/// Begins, for whoever is signed in now.
pub(super) fn begin() {
    end();
    WANTED.set(true);
    let turn = TURN.get();
    channel::open(hear);
    HELD.with_borrow_mut(|held| held.other.heard(Date::now()));
    channel::say(&Word::Ask);
    spawn_local(take_part(turn, false));
}

/// Ends: nobody is signed in, or somebody else.
pub(super) fn end() {
    WANTED.set(false);
    TURN.set(TURN.get().wrapping_add(1));
    let held = HELD.take();
    if let Some(cut) = held.cut {
        cut.abort();
    }
    for settle in [held.release, held.wake].into_iter().flatten() {
        let _ = settle.call0(&JsValue::UNDEFINED);
    }
    LEADS.set(None);
    OPEN.set(false);
    channel::close();
}

/// Whether changes come by themselves at the moment.
pub(super) fn is_open() -> bool {
    OPEN.get() && !terms::is_dead(Date::now() - HEARD.get())
}

/// Once a second: a line that says nothing is cut, a tab that does not answer is
/// replaced.
pub(super) fn pulse(is_looked_at: bool) {
    let now = Date::now();
    if LEADS.get().is_some() {
        if OPEN.get() && terms::is_dead(now - HEARD.get()) {
            cut();
        }
    } else if is_looked_at && WANTED.get() && THERE.get() {
        match HELD.with_borrow_mut(|held| held.other.next(now)) {
            Next::Wait => {}
            Next::Ask => channel::say(&Word::Ask),
            Next::TakeOver => {
                HELD.with_borrow_mut(|held| held.other.heard(now));
                spawn_local(take_part(TURN.get(), true));
            }
        }
    }
}

/// The network is another one: a line over the old one may be dead without a word.
pub(super) fn renew() {
    cut();
    wake();
}

/// Whoever waits for the next try waits no longer.
pub(super) fn wake() {
    if let Some(wake) = HELD.with_borrow_mut(|held| held.wake.take()) {
        let _ = wake.call0(&JsValue::UNDEFINED);
    }
}

fn cut() {
    if let Some(cut) = HELD.with_borrow_mut(|held| held.cut.take()) {
        cut.abort();
    }
}

/// Waits for the lock and holds the line as long as it has it; then waits again.
async fn take_part(turn: u32, take: bool) {
    let mut take = take;
    while TURN.get() == turn {
        let mine = Rc::new(Cell::new(None));
        let granted = Rc::clone(&mine);
        lock::queue(std::mem::take(&mut take), move || {
            if TURN.get() != turn || LEADS.get().is_some() {
                return None;
            }
            let hold = HOLDS.get().wrapping_add(1);
            HOLDS.set(hold);
            LEADS.set(Some(hold));
            granted.set(Some(hold));
            spawn_local(lead(hold));
            let mut release = None;
            let held = Promise::new(&mut |done, _| release = Some(done));
            HELD.with_borrow_mut(|held| held.release = release);
            Some(held)
        })
        .await;
        // Another tab has taken it: this one is one of many again.
        if mine.get().is_none() || !is_held(mine.get()) {
            return;
        }
        LEADS.set(None);
        cut();
        OPEN.set(false);
        HELD.with_borrow_mut(|held| held.other.heard(Date::now()));
    }
}

/// Whether this tab has held the line since that time.
fn is_held(hold: Option<u32>) -> bool {
    LEADS.get() == hold
}

async fn lead(hold: u32) {
    let mut failures = 0;
    while is_held(Some(hold)) {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        let last = HELD.with_borrow_mut(|held| {
            held.cut = controller;
            held.ledger.last().map(str::to_owned)
        });
        let rest = match events::open(last.as_deref(), signal.as_ref()).await {
            events::Opening::Open(stream) => {
                failures = 0;
                follow(hold, &stream).await;
                None
            }
            events::Opening::Not(Line::Later, rest) => rest,
            events::Opening::Not(line, _) => {
                THERE.set(line != Line::NotThere);
                return;
            }
        };
        failures += 1;
        pause(terms::next_try(failures, js_sys::Math::random(), rest)).await;
    }
}

/// Reads a stream to its end.
async fn follow(hold: u32, stream: &events::EventStream) {
    let mut read = Stream::default();
    while let Some(bytes) = stream.next().await {
        if !is_held(Some(hold)) {
            return;
        }
        HEARD.set(Date::now());
        let events = read.take(&bytes);
        let opened = !OPEN.replace(true);
        let word = HELD.with_borrow_mut(|held| {
            let word = taken(&mut held.ledger, &events);
            held.ledger.stand_at(read.id());
            word
        });
        if opened {
            channel::say(&here());
        }
        if let Some(word) = word {
            engine::heard(&word);
            channel::say(&word);
            if Date::now() - ASKED.get() > LOOKED {
                notify::news();
            }
        }
        engine::checked();
    }
    if is_held(Some(hold)) && OPEN.replace(false) {
        channel::say(&Word::Without);
    }
}

/// What is new among these events.
fn taken(ledger: &mut Ledger, events: &[Event]) -> Option<Word> {
    let (mut numbers, mut all) = (Vec::new(), false);
    for event in events {
        if event.kind == "reset" {
            ledger.forget();
            all = true;
        } else if ledger.take(&event.id)
            && let Some(number) = changed_case(&event.data)
        {
            let number = number.to_string();
            // Beyond that it does not matter which.
            if numbers.len() <= MOST && !numbers.contains(&number) {
                numbers.push(number);
            }
        }
    }
    let last = ledger.last().unwrap_or_default().to_owned();
    if all || numbers.len() > MOST {
        Some(Word::All)
    } else {
        (!numbers.is_empty()).then_some(Word::News { last, numbers })
    }
}

fn here() -> Word {
    let last = HELD.with_borrow(|held| held.ledger.last().unwrap_or_default().to_owned());
    Word::Here { last }
}

/// What another tab says.
fn hear(word: Word) {
    let now = Date::now();
    if word == Word::Ask {
        ASKED.set(now);
        if LEADS.get().is_some() {
            channel::say(&if OPEN.get() { here() } else { Word::Without });
        }
        return;
    }
    if LEADS.get().is_some() {
        return;
    }
    let open = word != Word::Without;
    OPEN.set(open);
    if open {
        HEARD.set(now);
        engine::checked();
    }
    HELD.with_borrow_mut(|held| {
        held.other.heard(now);
        match &word {
            Word::Here { last } | Word::News { last, .. } => {
                held.ledger.take(last);
            }
            Word::All => held.ledger.forget(),
            _ => {}
        }
    });
    engine::heard(&word);
}

/// Waits, unless something happens that makes the next try worth while.
async fn pause(milliseconds: u32) {
    let woken = Promise::new(&mut |done, _| {
        HELD.with_borrow_mut(|held| held.wake = Some(done));
    });
    let late = wasm_bindgen_futures::future_to_promise(async move {
        api::sleep(milliseconds).await;
        Ok(JsValue::UNDEFINED)
    });
    let _ = JsFuture::from(Promise::race(&Array::of2(&woken, &late))).await;
}

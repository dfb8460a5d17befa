//! Who wants to know what servers say: the diagnostics for the owner of one. Until
//! somebody does, nothing is looked at twice.

use crate::domain::reports::deviation::Deviation;
use crate::domain::reports::diagnosis::AnswerKind;
use std::cell::Cell;

/// What there is to know of an answer.
#[derive(Clone, Copy, Debug)]
pub enum Heard<'a> {
    /// Its body.
    Answer(AnswerKind, &'a [u8]),
    /// What only whoever asked can tell.
    Deviation(AnswerKind, Deviation),
}

type Watch = fn(Heard<'_>);

thread_local! {
    static WATCH: Cell<Option<Watch>> = const { Cell::new(None) };
}

/// Sets who wants to know.
pub fn watch(watch: Watch) {
    WATCH.set(Some(watch));
}

pub(super) fn hear(heard: Heard<'_>) {
    if let Some(watch) = WATCH.get() {
        watch(heard);
    }
}

//! Memos of every type as one.

use super::{Held, Reads};
use leptos::prelude::*;
use std::marker::PhantomData;

/// A value worked out from signals, kept until it comes out different.
pub struct Kept<T> {
    held: Memo<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Kept<T> {}

/// Works a value out now, and again when something `work` read has changed;
/// whoever reads it is told only when it came out different.
pub fn kept<T: PartialEq + Send + Sync + 'static>(
    work: impl Fn() -> T + Send + Sync + 'static,
) -> Kept<T> {
    Kept {
        held: memo(Box::new(move || Held::new(work()))),
        of: PhantomData,
    }
}

fn memo(work: Box<dyn Reads<Held>>) -> Memo<Held> {
    Memo::new(move |_| work.read())
}

impl<T: 'static> Kept<T> {
    /// Reads it in place, tracked.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&self.held.get()))
    }

    /// Reads it in place, untracked.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(of(&self.held.get_untracked()))
    }
}

impl<T: Clone + 'static> Kept<T> {
    /// A copy of it, tracked.
    pub fn get(&self) -> T {
        self.with(T::clone)
    }

    /// A copy of it, untracked.
    pub fn get_untracked(&self) -> T {
        self.with_untracked(T::clone)
    }

    /// Reads it, tracked, also when what made it is gone.
    pub(super) fn reader(self) -> impl Fn() -> T + Send + Sync + 'static {
        let held = ArcMemo::from(self.held);
        move || of::<T>(&held.get()).clone()
    }
}

fn of<T: 'static>(held: &Held) -> &T {
    match held.get() {
        Some(value) => value,
        // `kept` holds nothing else.
        None => unreachable!("a value of another type"),
    }
}

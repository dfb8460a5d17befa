//! Signals of every type as one.

use super::{Kept, Reads};
use leptos::prelude::*;
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value that changes and can be read: what building blocks take as a prop. It
/// works as the signal of the framework, whose name it has; that one can be four
/// things, and brings the code of all four for every type.
pub struct Signal<T> {
    /// Holds a `Read<T>`.
    read: StoredValue<Arc<dyn Any + Send + Sync>>,
    of: PhantomData<fn() -> T>,
}

type Read<T> = Box<dyn Reads<T>>;

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: 'static> Signal<T> {
    /// Worked out anew each time it is read.
    pub fn derive(read: impl Fn() -> T + Send + Sync + 'static) -> Self {
        let read: Read<T> = Box::new(read);
        Self {
            read: StoredValue::new(Arc::new(read)),
            of: PhantomData,
        }
    }

    /// The value, tracked.
    pub fn get(&self) -> T {
        value(&*self.read.get_value())
    }

    /// The value, untracked.
    pub fn get_untracked(&self) -> T {
        untrack(|| self.get())
    }

    /// Reads it in place, tracked.
    pub fn with<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.get())
    }

    /// Reads it in place, untracked.
    pub fn with_untracked<U>(&self, read: impl FnOnce(&T) -> U) -> U {
        read(&self.get_untracked())
    }

    /// The value, untracked; none where what made the signal is gone.
    pub fn try_get_untracked(&self) -> Option<T> {
        let read = self.read.try_get_value()?;
        Some(untrack(|| value(&*read)))
    }
}

fn value<T: 'static>(read: &(dyn Any + Send + Sync)) -> T {
    match read.downcast_ref::<Read<T>>() {
        Some(read) => read.read(),
        // `derive` holds nothing else.
        None => unreachable!("a signal of another type"),
    }
}

impl<T: Clone + Send + Sync + 'static> Signal<T> {
    /// Always the same.
    pub fn stored(value: T) -> Self {
        Self::derive(move || value.clone())
    }
}

impl<T: Clone + Default + Send + Sync + 'static> Default for Signal<T> {
    fn default() -> Self {
        Self::stored(T::default())
    }
}

impl<T: Clone + Send + Sync + 'static> From<T> for Signal<T> {
    fn from(value: T) -> Self {
        Self::stored(value)
    }
}

impl<T: Clone + Send + Sync + 'static> From<Kept<T>> for Signal<T> {
    fn from(kept: Kept<T>) -> Self {
        Self::derive(kept.reader())
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Signal<T> {
    fn from(signal: RwSignal<T>) -> Self {
        ArcRwSignal::from(signal).read_only().into()
    }
}

impl<T: Clone + Send + Sync + 'static> From<ReadSignal<T>> for Signal<T> {
    fn from(signal: ReadSignal<T>) -> Self {
        ArcReadSignal::from(signal).into()
    }
}

impl<T: Clone + Send + Sync + 'static> From<ArcReadSignal<T>> for Signal<T> {
    fn from(signal: ArcReadSignal<T>) -> Self {
        Self::derive(move || signal.get())
    }
}

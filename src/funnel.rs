//! Many types through one: what views and state are made of, without the code
//! for each.
//!
//! The compiler writes the framework's code anew for every closure an effect or
//! a changing view is made of, and for every type a memo or a loader holds:
//! half a kilobyte to two kilobytes each, and there are hundreds. Going through
//! one type took 48 of 405 KB off what every resident downloads. So:
//!
//! | instead of                        | write                         |
//! |-----------------------------------|-------------------------------|
//! | `Effect::new(move \|_\| …)`       | [`effect`]`(move \|\| …)`     |
//! | a closure of a view, not in place | [`dynamic`]`(move \|\| …)`    |
//! | `Memo::new(move \|_\| …)`         | [`kept`]`(move \|\| …)`       |
//! | `<For …>`                         | [`each`] or [`times`]         |
//! | the framework's `Signal`          | [`Signal`]                    |
//!
//! `{move || …}` written in place in a `view!` goes through one type already;
//! it should give a `String`, an `AnyView` or an `Option` of them, not a view of
//! its own type.

mod held;
mod kept;
mod list;
mod signal;

pub use held::Held;
pub use kept::{Kept, kept};
pub use list::{each, times};
pub use signal::Signal;

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// A closure that is read. The table of a `dyn Fn` would also hold how it is
/// called once and by a unique reference, two functions more for each.
trait Reads<T>: Send + Sync {
    fn read(&self) -> T;
}

impl<T, F: Fn() -> T + Send + Sync> Reads<T> for F {
    fn read(&self) -> T {
        self()
    }
}

/// Runs `run` soon, and again when something it read has changed, until the
/// owner it was made under goes.
pub fn effect(run: impl FnMut() + 'static) {
    watch(Box::new(run));
}

fn watch(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// A view that is drawn anew when something `draw` read has changed.
pub fn dynamic<V: RenderHtml + 'static>(draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    let draw: SharedReactiveFunction<V> = Arc::new(Mutex::new(draw));
    draw.into_any()
}

//! Many types through one: what views and state are made of, without the code
//! for each.
//!
//! The compiler writes the framework's code anew for every closure an effect or
//! a changing view is made of, and for every type a memo or a loader holds:
//! half a kilobyte to two kilobytes each, and there are hundreds. So:
//!
//! | instead of                        | write                         |
//! |-----------------------------------|-------------------------------|
//! | `Effect::new(move \|_\| …)`       | [`effect`]`(move \|\| …)`     |
//! | a closure of a view, not in place | [`dynamic`]`(move \|\| …)`    |
//! | `Memo::new(move \|_\| …)`         | [`kept`]`(move \|\| …)`       |
//!
//! `{move || …}` written in place in a `view!` goes through one type already;
//! it should give a `String`, an `AnyView` or an `Option` of them, not a view of
//! its own type.

mod held;
mod kept;

pub use held::Held;
pub use kept::{Kept, kept};

use leptos::prelude::*;
use leptos::tachys::reactive_graph::SharedReactiveFunction;
use std::sync::{Arc, Mutex};

/// Runs `run` soon, and again when something it read has changed, until the
/// owner it was made under goes.
pub fn effect(run: impl FnMut() + 'static) {
    watch(Box::new(run));
}

fn watch(run: Box<dyn FnMut()>) {
    Effect::new(run);
}

/// A view that is drawn anew when something `draw` read has changed.
pub fn dynamic<V: Drawn>(mut draw: impl FnMut() -> V + Send + 'static) -> AnyView {
    redrawn(Arc::new(Mutex::new(move || draw().drawn())))
}

fn redrawn(draw: SharedReactiveFunction<AnyView>) -> AnyView {
    draw.into_any()
}

/// What [`dynamic`] can draw: a view, perhaps, or text.
pub trait Drawn {
    /// The view.
    fn drawn(self) -> AnyView;
}

impl Drawn for AnyView {
    fn drawn(self) -> AnyView {
        self
    }
}

impl Drawn for Option<AnyView> {
    fn drawn(self) -> AnyView {
        self.unwrap_or_else(|| ().into_any())
    }
}

impl Drawn for String {
    fn drawn(self) -> AnyView {
        self.into_any()
    }
}

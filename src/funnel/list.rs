//! Lists whose rows stay while the list changes.

use leptos::prelude::*;
use std::sync::Arc;

/// What a row is told apart by: its place or its id, the other left empty. One
/// type for both: a list is the largest of all that the framework writes anew.
type Key = (usize, String);

/// A row for each of `ids`. Each stays as long as its id does, wherever it moves.
pub fn each(
    ids: impl Fn() -> Vec<String> + Send + Sync + 'static,
    row: impl Fn(String) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys = move || ids().into_iter().map(|id| (0, id)).collect();
    list(Box::new(keys), Box::new(move |(_, id)| row(id)))
}

/// So many rows, told apart by their place.
pub fn times(
    count: impl Fn() -> usize + Send + Sync + 'static,
    row: impl Fn(usize) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let keys = move || (0..count()).map(|at| (at, String::new())).collect();
    list(Box::new(keys), Box::new(move |(at, _)| row(at)))
}

fn list(
    keys: Box<dyn Fn() -> Vec<Key> + Send + Sync>,
    row: Box<dyn Fn(Key) -> AnyView + Send + Sync>,
) -> AnyView {
    let row: Arc<dyn Fn(Key) -> AnyView + Send + Sync> = Arc::from(row);
    let children = move |key| row(key);
    view! { <For each=keys key=Key::clone children /> }.into_any()
}

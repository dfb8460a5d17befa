//! Pictures of the ground under the map, where `config.json` names some. It is read here
//! and not at the start: only the pages with a map ask.

use super::loaded::Loader;
use super::rooted;
use crate::api::shell;
use crate::domain::read::readable;
use std::cell::RefCell;

/// Where tiles come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tiles {
    /// Their address with `{z}`, `{x}` and `{y}`.
    pub address: String,
    /// Whose they are; must be shown.
    pub attribution: String,
}

readable!(Tiles {
    address as "tiles": need,
    attribution: or_default
});

/// The part of `config.json` that is about the map.
#[derive(Clone, Debug, PartialEq)]
struct MapConfig {
    map: Option<Tiles>,
}

readable!(MapConfig { map: optional });

thread_local! {
    static TILES: RefCell<Option<Loader<Option<Tiles>>>> = const { RefCell::new(None) };
}

/// The tiles; none where the configuration names none.
pub fn tiles() -> Loader<Option<Tiles>> {
    if let Some(loader) = TILES.with_borrow(Clone::clone) {
        return loader;
    }
    let loader = rooted(|| {
        Loader::new(|| async { shell::config::<MapConfig>().await.map(|config| config.map) })
    });
    TILES.set(Some(loader.clone()));
    loader
}

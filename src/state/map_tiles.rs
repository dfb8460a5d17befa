//! Pictures of the ground under the map, where `config.json` names some. It is read here
//! and not at the start: only the pages with a map ask.

use super::loaded::Loader;
use super::rooted;
use crate::api::shell;
use crate::domain::read::{At, Read, Unreadable, readable};
use crate::domain::reports::request::Place;
use serde_json::Value;
use std::cell::RefCell;

/// Where tiles come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Tiles {
    /// Their address with `{z}`, `{x}` and `{y}`.
    pub address: String,
    /// Whose they are; must be shown.
    pub attribution: String,
    /// Two corners of what is shown first, where the city draws no units: degrees north,
    /// then east.
    pub corners: Vec<Place>,
}

impl Read for Tiles {
    fn read(at: &At<'_>) -> Result<Self, Unreadable> {
        let record = at.record()?;
        let corners = record.member("corners");
        let corners = corners.value().as_array().map_or(&[][..], Vec::as_slice);
        let corner = |pair: &Value| {
            let degrees = |at: usize| pair.get(at).and_then(Value::as_f64);
            degrees(0).zip(degrees(1))
        };
        let corners = corners.iter().filter_map(corner);
        Ok(Self {
            address: record.need("tiles")?,
            attribution: record.or_default("attribution")?,
            corners: corners.map(|(lat, long)| Place { lat, long }).collect(),
        })
    }
}

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

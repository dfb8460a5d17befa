//! Speaks with the script of the map (`public/map/map.js`): plain objects both ways.

use super::{Here, Pin, View};
use crate::domain::places::CityShapes;
use crate::domain::reports::request::Place;
use crate::i18n;
use crate::state::map_tiles::Tiles;
use js_sys::{Array, Function, Object, Reflect};
use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::HtmlDivElement;

/// A map that is drawn.
pub(super) struct Field {
    change: Function,
    /// What the script calls; gone with the map.
    _heard: Closure<dyn FnMut(JsValue)>,
}

/// Who wants to know of what the resident does.
#[derive(Clone, Copy)]
pub(super) struct Heard {
    pub on_pick: Option<Callback<Place>>,
    pub on_open: Option<Callback<String>>,
}

/// What is new.
pub(super) enum Change {
    View(View),
    Here(Here),
    Pins(Vec<Pin>),
    Zoom(f64),
    /// The pin goes to the middle.
    Put,
}

impl Field {
    /// Draws one; none where the script is not what it should be.
    pub fn open(
        element: &HtmlDivElement,
        shapes: &CityShapes,
        tiles: Option<&Tiles>,
        heard: Heard,
    ) -> Option<Self> {
        let open = Reflect::get(&window(), &"portalMap".into()).ok()?;
        let open: Function = open.dyn_into().ok()?;
        let with = object(&[
            ("shapes", drawn(shapes)),
            ("picks", heard.on_pick.is_some().into()),
            ("tiles", tiles.map(|tiles| tiles.address.as_str()).into()),
        ]);
        let heard = Closure::<dyn FnMut(JsValue)>::new(move |what: JsValue| heard.hear(&what));
        let change = open.call3(&JsValue::UNDEFINED, element, &with, heard.as_ref());
        Some(Self {
            change: change.ok()?.dyn_into().ok()?,
            _heard: heard,
        })
    }

    /// Shows what is new.
    pub fn change(&self, change: &Change) {
        let what = match change {
            Change::View(View { at, all }) => {
                let at = at.map_or(JsValue::UNDEFINED, pair);
                let all = all.iter().copied().map(pair).collect::<Array>();
                ("view", object(&[("at", at), ("all", all.into())]))
            }
            Change::Here(Here { unit, community }) => {
                let here = [("unit", unit.into()), ("community", community.into())];
                ("here", object(&here))
            }
            Change::Pins(pins) => ("pins", pins.iter().map(pin).collect::<Array>().into()),
            Change::Zoom(by) => ("zoom", (*by).into()),
            Change::Put => ("puts", true.into()),
        };
        let _ = self.change.call1(&JsValue::UNDEFINED, &object(&[what]));
    }

    /// Takes it away with everything it listens to.
    pub fn remove(self) {
        let _ = self.change.call0(&JsValue::UNDEFINED);
    }
}

impl Heard {
    fn hear(self, what: &JsValue) {
        let member = |name: &str| Reflect::get(what, &name.into()).unwrap_or_default();
        if let (Some(open), Some(id)) = (self.on_open, member("open").as_string()) {
            let _ = open.try_run(id);
        }
        let picked = member("pick");
        // A pin that is opened puts none down.
        if !Array::is_array(&picked) {
            return;
        }
        let at: Vec<f64> = Array::from(&picked)
            .iter()
            .filter_map(|degrees| degrees.as_f64())
            .collect();
        if let (Some(pick), [lat, long]) = (self.on_pick, at.as_slice()) {
            let (lat, long) = (*lat, *long);
            let _ = pick.try_run(Place { lat, long });
        }
    }
}

fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in members {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

fn pair(Place { lat, long }: Place) -> JsValue {
    Array::of2(&lat.into(), &long.into()).into()
}

fn drawn(shapes: &CityShapes) -> JsValue {
    let line = |line: &Vec<Place>| JsValue::from(line.iter().copied().map(pair).collect::<Array>());
    let shape = |shape: &crate::domain::places::Shape| {
        object(&[
            ("kind", shape.kind.word().into()),
            ("id", shape.id.as_str().into()),
            ("name", i18n::words(&shape.name).into()),
            (
                "lines",
                shape.lines.iter().map(line).collect::<Array>().into(),
            ),
        ])
    };
    shapes.all.iter().map(shape).collect::<Array>().into()
}

fn pin(pin: &Pin) -> JsValue {
    object(&[
        ("id", pin.id.as_str().into()),
        ("at", pair(pin.place)),
        ("kind", pin.kind.word().into()),
        ("label", pin.label.as_str().into()),
        ("mark", pin.mark.as_str().into()),
        ("opens", pin.opens.into()),
    ])
}

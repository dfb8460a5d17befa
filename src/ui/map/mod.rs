//! A map with pins. What it draws is given, and what is tapped is told: it knows no
//! rules. The drawing itself is a script of its own (`public/map`), fetched when the
//! first map is shown; until then, and where it does not come, the page works without.

mod files;
mod script;

use super::button::{Button, ButtonKind};
use super::words::say;
use crate::domain::places::CityShapes;
use crate::domain::reports::request::Place;
use crate::funnel::{Signal, dynamic, effect};
use crate::i18n;
use crate::state::map_tiles::Tiles;
use leptos::html::Div;
use leptos::prelude::*;
use script::Field;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Something on the map that is told apart by its id.
#[derive(Clone, Debug, PartialEq)]
pub struct Pin {
    /// Its id, given back when it is opened.
    pub id: String,
    /// Where.
    pub place: Place,
    /// How it looks.
    pub kind: PinKind,
    /// What it is, for those who do not see it.
    pub label: String,
    /// One or two characters in it; empty for none.
    pub mark: String,
    /// Whether it can be opened.
    pub opens: bool,
}

/// How a pin looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinKind {
    /// The place that is chosen.
    Own,
    /// What others have reported.
    Seen,
    /// Of what others have reported the one that is looked at.
    Picked,
    /// A place that cannot be chosen.
    Outside,
}

impl PinKind {
    const fn word(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Seen => "seen",
            Self::Picked => "picked",
            Self::Outside => "outside",
        }
    }
}

/// What is in the picture. A new value moves the map.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    /// This place in the middle, near enough to see the houses.
    pub at: Option<Place>,
    /// Else all of these.
    pub all: Vec<Place>,
}

/// The unit and the community that are marked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Here {
    /// Id of the unit, empty for none.
    pub unit: String,
    /// Id of the community, empty for none.
    pub community: String,
}

/// Whether the map is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arrival {
    Coming,
    Here,
    Missing,
}

/// A map. Without shapes and without tiles there would be nothing on it: then whoever
/// shows it should show something else.
#[component]
pub fn MapView(
    /// What is drawn.
    shapes: Arc<CityShapes>,
    /// Pictures of the ground by somebody else, where the configuration names some.
    #[prop(optional_no_strip)]
    tiles: Option<Tiles>,
    /// What the map is called.
    #[prop(into)]
    label: Signal<String>,
    /// What is in the picture.
    #[prop(into)]
    view: Signal<View>,
    /// The pins.
    #[prop(into)]
    pins: Signal<Vec<Pin>>,
    /// The unit and the community that are marked.
    #[prop(optional, into)]
    here: Signal<Here>,
    /// Takes a place that is chosen on it; without, none can be.
    #[prop(optional, into)]
    on_pick: Option<Callback<Place>>,
    /// Takes the id of a pin that is opened.
    #[prop(optional, into)]
    on_open: Option<Callback<String>>,
    /// Hears when the map does not come.
    #[prop(optional, into)]
    on_missing: Option<Callback<()>>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let arrival = RwSignal::new(Arrival::Coming);
    let field = StoredValue::new_local(None::<Field>);
    on_cleanup(move || {
        // Before its element goes.
        if let Some(field) = field.try_update_value(Option::take).flatten() {
            field.remove();
        }
    });
    let credit = tiles.as_ref().map(|tiles| tiles.attribution.clone());
    let start = Callback::new(move |()| {
        let _ = arrival.try_set(Arrival::Coming);
        let (shapes, tiles) = (Arc::clone(&shapes), tiles.clone());
        spawn_local(async move {
            let came = files::fetched().await.is_some();
            // The page may have been left meanwhile.
            let Some(element) = place.try_get_untracked().flatten() else {
                return;
            };
            let heard = script::Heard { on_pick, on_open };
            let opened = if came {
                Field::open(&element, &shapes, tiles.as_ref(), heard)
            } else {
                None
            };
            let is_here = opened.is_some();
            field.try_set_value(opened);
            let _ = arrival.try_set(if is_here {
                Arrival::Here
            } else {
                Arrival::Missing
            });
            if let Some(hear) = on_missing.filter(|_| !is_here) {
                let _ = hear.try_run(());
            }
        });
    });
    // Once the element is there.
    effect(move || {
        if place.get().is_some() {
            start.run(());
        }
    });
    let tell = move |change: &script::Change| {
        field.try_with_value(|field| {
            if let Some(field) = field {
                field.change(change);
            }
        });
    };
    effect(move || {
        let view = view.get();
        if arrival.get() == Arrival::Here {
            tell(&script::Change::View(view));
            // Nothing is drawn before there is a view.
            tell(&script::Change::Here(here.get_untracked()));
            tell(&script::Change::Pins(pins.get_untracked()));
        }
    });
    effect(move || tell(&script::Change::Here(here.get())));
    effect(move || tell(&script::Change::Pins(pins.get())));
    let press = move |change: script::Change| Callback::new(move |()| tell(&change));
    let tools = move || {
        (arrival.get() == Arrival::Here).then(|| {
            view! {
                <div class="map__tools">
                    {tool("+", "map.nearer", press(script::Change::Zoom(1.0)))}
                    {tool("\u{2212}", "map.farther", press(script::Change::Zoom(-1.0)))}
                </div>
                {on_pick
                    .is_some()
                    .then(|| {
                        view! {
                            <div class="map__put">
                                <p class="small soft" id="map-keys">
                                    {say("map.keys")}
                                </p>
                                <Button
                                    kind=ButtonKind::Second
                                    on_press=press(script::Change::Put)
                                >
                                    {say("map.put")}
                                </Button>
                            </div>
                        }
                            .into_any()
                    })}
            }
            .into_any()
        })
    };
    let missing = move || {
        (arrival.get() == Arrival::Missing).then(|| {
            view! {
                <div class="map__missing">
                    <p>{say("map.missing")}</p>
                    <Button kind=ButtonKind::Plain on_press=start>
                        {say("map.again")}
                    </Button>
                </div>
            }
            .into_any()
        })
    };
    let coming = move || match arrival.get() {
        Arrival::Coming => i18n::t("map.coming"),
        Arrival::Here | Arrival::Missing => String::new(),
    };
    let picks = on_pick.is_some();
    view! {
        <div class="map" class:map--picks=picks class:map--missing=move || arrival.get() == Arrival::Missing>
            <div
                class="map__field"
                node_ref=place
                role=if picks { "application" } else { "region" }
                aria-label=move || label.get()
                aria-describedby=picks.then_some("map-keys")
            ></div>
            <p class="map__coming" role="status" aria-live="polite">
                {dynamic(coming)}
            </p>
            {dynamic(tools)}
            {dynamic(missing)}
            {credit.map(|credit| view! { <p class="map__credit small">{credit}</p> })}
        </div>
    }
    .into_any()
}

fn tool(sign: &'static str, key: &'static str, on_press: Callback<()>) -> AnyView {
    view! {
        <button type="button" aria-label=say(key) on:click=move |_| on_press.run(())>
            <span aria-hidden="true">{sign}</span>
        </button>
    }
    .into_any()
}

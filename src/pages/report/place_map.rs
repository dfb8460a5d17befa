//! The map of the step that asks where: tap, or steer with the keys, to put the pin.
//! Nothing where the city has neither shapes nor tiles; a sentence where they do not come.

use super::journey::Journey;
use super::spot::{How, Spot};
use crate::domain::places::{CityShapes, Located};
use crate::domain::reports::request::Place;
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::state::loaded::Loaded;
use crate::state::map_tiles::{self, Tiles};
use crate::ui::map::{Here, MapView, Pin, PinKind, View};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// What there is to draw.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// It is not known yet.
    Coming,
    /// Shapes, and tiles where there are any.
    Here(Arc<CityShapes>, Option<Tiles>),
    /// The city has no map.
    None,
    /// It has one, which did not come.
    Missing,
}

/// The map with its legend and what it says in words.
#[component]
pub fn PlaceMap(
    /// The report.
    journey: Journey,
) -> impl IntoView {
    let (shapes, tiles) = (journey.spot.shapes.clone(), map_tiles::tiles());
    let ground = kept(move || ground(shapes.get(), tiles.get()));
    let no_map = journey.spot.no_map;
    effect(move || no_map.set(matches!(ground.get(), Ground::None | Ground::Missing)));
    dynamic(move || match ground.get() {
        Ground::None => ().into_any(),
        Ground::Coming => view! {
            <div class="where__map map">
                <div class="map__field"></div>
                <p class="map__coming">{say("map.coming")}</p>
            </div>
        }
        .into_any(),
        Ground::Missing => view! {
            <div class="where__map map__missing">
                <p>{say("map.missing")}</p>
            </div>
        }
        .into_any(),
        Ground::Here(shapes, tiles) => shown(&journey, shapes, tiles),
    })
}

/// What there is, of what has come so far.
pub fn ground(shapes: Loaded<Arc<CityShapes>>, tiles: Loaded<Option<Tiles>>) -> Ground {
    let tiles = match tiles {
        Loaded::Loading => return Ground::Coming,
        Loaded::Ready(tiles) => tiles,
        Loaded::Offline | Loaded::Failed(_) => None,
    };
    match shapes {
        Loaded::Loading => Ground::Coming,
        Loaded::Ready(shapes) if !shapes.all.is_empty() => Ground::Here(shapes, tiles),
        // Pictures of the ground alone, where the configuration says of which ground.
        _ if tiles
            .as_ref()
            .is_some_and(|tiles| !tiles.corners.is_empty()) =>
        {
            Ground::Here(Arc::default(), tiles)
        }
        Loaded::Offline => Ground::Missing,
        Loaded::Failed(error) if !error.is_not_found() => Ground::Missing,
        Loaded::Ready(_) | Loaded::Failed(_) => Ground::None,
    }
}

fn shown(journey: &Journey, shapes: Arc<CityShapes>, tiles: Option<Tiles>) -> AnyView {
    let spot = journey.spot.clone();
    let nearby = journey.nearby;
    let extent = match tiles.as_ref() {
        Some(tiles) if shapes.all.is_empty() => tiles.corners.clone(),
        _ => shapes.extent(),
    };
    let view = {
        let look_at = spot.look_at;
        Signal::derive(move || View {
            at: look_at.get(),
            all: extent.clone(),
        })
    };
    let pins = {
        let spot = spot.clone();
        Signal::derive(move || pins(&spot, &nearby.list()))
    };
    let here = {
        let located = spot.located;
        Signal::derive(move || here_of(&located.get()))
    };
    let on_pick = {
        let spot = spot.clone();
        Callback::new(move |place: Place| {
            spot.choose(place, How::Picked);
        })
    };
    let no_map = spot.no_map;
    let on_missing = Callback::new(move |()| no_map.set(true));
    let words = {
        let (place, located) = (spot.place, spot.located);
        let city = Arc::clone(&journey.city);
        move || {
            if no_map.get() {
                return String::new();
            }
            if place.with(Option::is_none) {
                return i18n::t("report.map.none");
            }
            let Here { unit, community } = here_of(&located.get());
            let unit = city.unit(&unit.into());
            let community = unit.and_then(|unit| unit.community(&community.into()));
            let names = [community.map(|it| &it.name), unit.map(|unit| &unit.name)];
            let names: Vec<String> = names.into_iter().flatten().map(i18n::words).collect();
            let mut said = if names.is_empty() {
                i18n::t("report.map.put")
            } else {
                let at = names.join(&i18n::t("report.between"));
                i18n::tf("report.map.put_in", &[("where", at)])
            };
            let seen = nearby.list().len();
            if seen > 0 {
                said += " ";
                said += &i18n::tn("report.map.seen", seen, &[]);
            }
            said
        }
    };
    let legend = move || {
        if no_map.get() {
            return ().into_any();
        }
        let is_seen = !nearby.list().is_empty();
        view! {
            <ul class="map-legend" aria-hidden="true">
                <li>
                    <svg viewBox="0 0 40 48">
                        <path class="map__drop" d="M20 46C11 34 4 27 4 18a16 16 0 0 1 32 0c0 9-7 16-16 28z" />
                    </svg>
                    {say("report.map.own")}
                </li>
                {is_seen
                    .then(|| {
                        view! {
                            <li>
                                <svg viewBox="0 0 28 28">
                                    <circle class="map__ring" cx="14" cy="14" r="10" />
                                </svg>
                                {say("report.map.seen_by_others")}
                            </li>
                        }
                            .into_any()
                    })}
            </ul>
        }
        .into_any()
    };
    view! {
        <div class="where__map stack-small">
            <MapView shapes tiles label=said("report.map.label") view pins here on_pick on_missing />
            {dynamic(legend)}
            <p class="small soft" role="status" aria-live="polite">
                {dynamic(words)}
            </p>
        </div>
    }
    .into_any()
}

fn pins(spot: &Spot, nearby: &[crate::domain::reports::nearby::NearRequest]) -> Vec<Pin> {
    let pin = |id: String, place, kind, label| Pin {
        id,
        place,
        kind,
        label,
        mark: String::new(),
        opens: false,
    };
    let seen = nearby.iter().filter_map(|near| {
        let metres = near.metres.to_string();
        let label = i18n::tf("report.map.seen_label", &[("metres", metres)]);
        let place = near.request.place?;
        Some(pin(near.number.to_string(), place, PinKind::Seen, label))
    });
    let mut pins: Vec<Pin> = seen.collect();
    if let Some(place) = spot.place.get() {
        let label = i18n::t("report.map.own");
        pins.push(pin("own".to_owned(), place, PinKind::Own, label));
    }
    if let Some(refused) = spot.refused.get() {
        let label = i18n::t("report.map.outside");
        let id = "outside".to_owned();
        pins.push(pin(id, refused.place, PinKind::Outside, label));
    }
    pins
}

fn here_of(located: &Located) -> Here {
    match located {
        Located::Inside { unit, community } => Here {
            unit: unit.as_ref().map(ToString::to_string).unwrap_or_default(),
            community: community
                .as_ref()
                .map(ToString::to_string)
                .unwrap_or_default(),
        },
        Located::Unknown | Located::Outside => Here::default(),
    }
}

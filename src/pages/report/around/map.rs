//! The reports of the list as pins on a map. The list has everything the map has: who
//! sees no map misses nothing.

use super::super::place_map::{Ground, ground};
use super::card::card;
use crate::domain::reports::accepted::ReportNumber;
use crate::domain::reports::around::sharing_pins;
use crate::domain::reports::listed::ServiceRequest;
use crate::funnel::{Kept, Signal, dynamic, kept};
use crate::i18n;
use crate::state::map_tiles::{self, Tiles};
use crate::state::{around, city};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::map::{MapView, Pin, PinKind, View};
use crate::ui::words::{said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// Of a pin that stands for many, so many are shown; the list has them all.
const MOST_CARDS: usize = 5;

/// Reports that share a pin.
type Groups = Kept<Vec<Vec<Arc<ServiceRequest>>>>;

/// Whether the city has anything to draw.
pub fn has_map() -> impl Fn() -> bool + Clone + Send + Sync + 'static {
    let (shapes, tiles) = (city::shapes(), map_tiles::tiles());
    let ground = kept(move || ground(shapes.get(), tiles.get()));
    move || ground.with(|ground| matches!(ground, Ground::Here(..)))
}

/// The map, with the report whose pin was opened under it.
#[component]
pub fn AroundMap() -> impl IntoView {
    let (shapes, tiles) = (city::shapes(), map_tiles::tiles());
    let ground = kept(move || ground(shapes.get(), tiles.get()));
    dynamic(move || match ground.get() {
        Ground::Here(shapes, tiles) => shown(shapes, tiles),
        Ground::Coming => view! { <p class="soft">{say("map.coming")}</p> }.into_any(),
        Ground::None | Ground::Missing => {
            view! { <p class="soft">{say("map.missing")}</p> }.into_any()
        }
    })
}

fn shown(shapes: Arc<crate::domain::places::CityShapes>, tiles: Option<Tiles>) -> AnyView {
    let extent = match tiles.as_ref() {
        Some(tiles) if shapes.all.is_empty() => tiles.corners.clone(),
        _ => shapes.extent(),
    };
    let near = around::near();
    let list = around::list();
    let groups = {
        let extent = extent.clone();
        kept(move || list.with(|list| sharing_pins(&list.rows, &extent)))
    };
    let view = Signal::derive(move || View {
        at: near.get(),
        all: extent.clone(),
    });
    let opened = RwSignal::new(None::<String>);
    let pins = Signal::derive(move || {
        let opened = opened.get();
        groups.with(|groups| {
            let pins = groups
                .iter()
                .filter_map(|group| pin(group, opened.as_deref()));
            pins.collect::<Vec<_>>()
        })
    });
    let on_open = Callback::new(move |id: String| opened.set(Some(id)));
    view! {
        <div class="around-map stack-small">
            <MapView shapes tiles label=said("report.around.map_label") view pins on_open />
            <p class="small soft">{dynamic(pins_words)}</p>
            <div aria-live="polite">{dynamic(move || opened_cards(groups, opened))}</div>
        </div>
    }
    .into_any()
}

/// A pin for reports that share it; none where the first cannot be opened.
fn pin(group: &[Arc<ServiceRequest>], opened: Option<&str>) -> Option<Pin> {
    let row = group.first()?;
    let (Some(place), ReportNumber::Number(number)) = (row.place, &row.number) else {
        return None;
    };
    let id = number.to_string();
    let kind = if opened == Some(id.as_str()) {
        PinKind::Picked
    } else {
        PinKind::Seen
    };
    let count = group.len().to_string();
    let more = i18n::tn("report.around.here", group.len(), &[]);
    let words = [
        row.service_name.as_str(),
        row.address.as_str(),
        more.as_str(),
    ];
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    Some(Pin {
        id,
        place,
        kind,
        label: words.join(&i18n::t("report.between")),
        mark: if group.len() > 1 {
            count
        } else {
            String::new()
        },
        opens: true,
    })
}

/// How many of the list are on the map.
fn pins_words() -> String {
    around::list().with(|list| {
        let placed = list.rows.iter().filter(|row| row.place.is_some()).count();
        let all = list.rows.len().to_string();
        i18n::tn("report.around.pins", placed, &[("all", &all)])
    })
}

/// The reports of the pin that is opened, the newest of them.
fn opened_cards(groups: Groups, opened: RwSignal<Option<String>>) -> Option<AnyView> {
    let id = opened.get()?;
    let group = groups.with(|groups| {
        let is_it = |group: &&Vec<Arc<ServiceRequest>>| group[0].number.words() == id;
        groups.iter().find(is_it).cloned()
    })?;
    let cards: Vec<AnyView> = group
        .iter()
        .take(MOST_CARDS)
        .map(|row| card(row, "map "))
        .collect();
    let close = Callback::new(move |()| opened.set(None));
    Some(
        view! {
            <div class="stack-small">
                {cards}
                <Button kind=ButtonKind::Plain on_press=close>
                    {say("report.around.close_pin")}
                </Button>
            </div>
        }
        .into_any(),
    )
}

//! "Use where I am now": offered, never required, and taken back with a press; and what
//! is said of the place that was chosen, however it was.

use super::locate::{LocateFault, locate};
use super::spot::{How, Refused, Spot};
use crate::domain::city::City;
use crate::domain::decimal::Decimal;
use crate::domain::fixed::fixed;
use crate::domain::forms::report;
use crate::domain::reports::request::Place;
use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::focus::focus_soon;
use crate::ui::form::element_id;
use crate::ui::words::say;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// Element ids of the two buttons, of which one is there.
const USE: &str = "place-use";
const REMOVE: &str = "place-remove";

/// One button takes the other's place: the focus goes along, unless it is
/// somewhere else by now.
fn follow_focus(from: &str, to: &'static str) {
    if document()
        .active_element()
        .is_some_and(|focused| focused.id() == from)
    {
        focus_soon(to);
    }
}

/// How far asking the device has come.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Asking {
    No,
    Now,
    Failed(LocateFault),
}

/// The tool below the address.
#[component]
pub fn PlaceTool(
    /// Where the report is.
    spot: Spot,
    /// The city, for its name.
    city: Arc<City>,
) -> impl IntoView {
    let asking = RwSignal::new(Asking::No);
    let (place, metres, refused) = (spot.place, spot.metres, spot.refused);
    let use_here = {
        let spot = spot.clone();
        Callback::new(move |()| {
            if asking.get_untracked() == Asking::Now {
                return;
            }
            asking.set(Asking::Now);
            refused.set(None);
            let spot = spot.clone();
            spawn_local(async move {
                let answer = locate().await;
                // The page may have been left meanwhile.
                if asking.try_get_untracked().is_none() {
                    return;
                }
                match answer {
                    Ok(found) => {
                        if spot.choose(found.place, How::Measured(found.metres)) {
                            follow_focus(USE, REMOVE);
                        }
                        asking.set(Asking::No);
                    }
                    Err(fault) => asking.set(Asking::Failed(fault)),
                }
            });
        })
    };
    let remove = Callback::new(move |()| {
        follow_focus(REMOVE, USE);
        spot.clear();
    });
    let busy = Signal::derive(move || asking.get() == Asking::Now);
    let tool = move || {
        if place.with(Option::is_some) {
            view! {
                <Button kind=ButtonKind::Plain id=REMOVE on_press=remove>
                    {say("report.place.remove")}
                </Button>
            }
        } else {
            view! {
                <Button kind=ButtonKind::Second id=USE busy on_press=use_here>
                    {say("report.place.use")}
                </Button>
            }
        }
    };
    let said = move || match (place.get(), asking.get()) {
        _ if refused.with(Option::is_some) => String::new(),
        (Some(place), _) => place_words(place, metres.get()),
        (None, Asking::Failed(fault)) => i18n::t(fault.key()),
        (None, Asking::Now) => i18n::t("report.place.asking"),
        (None, Asking::No) => String::new(),
    };
    let outside = move || refused.get().map(|refused| outside_view(refused, &city));
    view! {
        <div class="stack-small">
            <p class="field__hint">{say("report.place.hint")}</p>
            {dynamic(tool)}
            <p role="status" aria-live="polite">
                {dynamic(said)}
            </p>
            <div role="alert">
                {dynamic(outside)}
            </div>
        </div>
    }
    .into_any()
}

/// It is not in the city: why nothing more is asked, and what can be done.
fn outside_view(refused: Refused, city: &City) -> AnyView {
    let key = match refused.how {
        How::Measured(_) => "report.place.outside_here",
        _ => "report.place.outside",
    };
    let name = i18n::words(&city.name);
    let name = if name.is_empty() {
        i18n::t("report.place.this_city")
    } else {
        name
    };
    let write = |_| focus_soon(element_id(report::address_field().as_str()));
    view! {
        <div class="where__outside">
            <p>
                <strong>{i18n::tf(key, &[("city", name.as_str())])}</strong>
            </p>
            <p>{i18n::tf("report.place.outside_text", &[("city", name.as_str())])}</p>
            <Button kind=ButtonKind::Plain on_press=Callback::new(write)>
                {say("report.place.write")}
            </Button>
        </div>
    }
    .into_any()
}

/// "27.5780 north, 120.5531 east, within about 20 metres".
pub fn place_words(place: Place, metres: Option<f64>) -> String {
    let values = [("lat", fixed(place.lat, 5)), ("long", fixed(place.long, 5))];
    let at = i18n::tf("report.place.at", &values);
    match metres.filter(|metres| metres.is_finite() && (0.0..1e6).contains(metres)) {
        Some(metres) => {
            let metres = i18n::number(Decimal::from_whole(metres.ceil() as i64));
            i18n::tf("report.place.within", &[("at", at), ("metres", metres)])
        }
        None => at,
    }
}

//! The foot of the screen, at the same place on every page: where the machine stands,
//! the way to a person, the way out.

use super::idle::IdleDialog;
use super::leave::Leave;
use super::staff::Staff;
use crate::funnel::{dynamic, effect};
use crate::i18n;
use crate::state::city;
use crate::state::kiosk::{Stage, presence, stage, wipe};
use crate::state::loaded::Loaded;
use crate::ui::words::say;
use leptos::prelude::*;

/// The foot; it starts what watches over the machine.
#[component]
pub fn Foot() -> impl IntoView {
    presence::follow();
    wipe::start();
    let settings = presence::settings();
    let place = move || {
        settings.with(|kiosk| {
            let words = [i18n::words(&kiosk.hall), i18n::words(&kiosk.machine)];
            let words = words.into_iter().filter(|words| !words.is_empty());
            words
                .map(|words| view! { <span>{words}</span> }.into_any())
                .collect::<Vec<_>>()
        })
    };
    let city = city::city();
    let demonstration = move || match city.get() {
        Loaded::Ready(city) if city.demonstration || city.demo => {
            Some(view! { <span>{say("app.demonstration")}</span> }.into_any())
        }
        _ => None,
    };
    let stage = stage();
    {
        let stage = stage.clone();
        effect(move || mark_closed(stage.get() != Stage::Open));
    }
    // While everything is erased there is nothing to end and nothing to ask.
    let ways = move || {
        (stage.get() == Stage::Open).then(|| {
            view! {
                <div class="kiosk-foot__ways">
                    <Staff />
                    <Leave />
                </div>
                <IdleDialog />
            }
            .into_any()
        })
    };
    view! {
        <footer class="kiosk-foot">
            <div class="wrap kiosk-foot__row">
                <p class="kiosk-foot__place">
                    {dynamic(place)}
                </p>
                {dynamic(ways)}
                <p class="kiosk-foot__notes">
                    {say("kiosk.keeps_nothing")} " " {dynamic(demonstration)}
                </p>
            </div>
        </footer>
    }
    .into_any()
}

/// For the stylesheet: what stands around the page offers nothing meanwhile.
fn mark_closed(closed: bool) {
    if let Some(html) = document().document_element() {
        let _ = html.toggle_attribute_with_force("data-closed", closed);
    }
}

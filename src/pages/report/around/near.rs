//! Near me: the device is asked once, its place stays in memory, and the city learns
//! it within a hundred metres.

use super::super::locate::{LocateFault, locate};
use crate::domain::reports::around::{Filters, Sort, roughly};
use crate::funnel::{Kept, Signal, dynamic};
use crate::i18n;
use crate::state::around;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// How far asking the device has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asking {
    No,
    Now,
    Failed(LocateFault),
}

/// Asks the device where it is.
pub fn ask(asking: RwSignal<Asking>) {
    if asking.get_untracked() == Asking::Now {
        return;
    }
    asking.set(Asking::Now);
    spawn_local(async move {
        let found = locate().await;
        let asked = match found {
            Ok(found) => {
                around::set_near(Some(roughly(found.place)));
                Asking::No
            }
            Err(fault) => Asking::Failed(fault),
        };
        asking.try_set(asked);
    });
}

/// Under the filters, where the nearest are wanted: what is known of the place.
pub fn place_line(filters: Kept<Filters>, asking: RwSignal<Asking>) -> AnyView {
    let near = around::near();
    let known = {
        let near = near.clone();
        move || near.with(Option::is_some)
    };
    let words = {
        let known = known.clone();
        move || match asking.get() {
            Asking::Now => i18n::t("report.place.asking"),
            Asking::Failed(fault) => i18n::t(fault.key()),
            Asking::No if known() => i18n::t("report.around.place_known"),
            Asking::No => i18n::t("report.around.place_needed"),
        }
    };
    let busy = Signal::derive(move || asking.get() == Asking::Now);
    let button = move || {
        if known() {
            let forget = Callback::new(|()| around::set_near(None));
            view! {
                <Button kind=ButtonKind::Plain on_press=forget>
                    {say("report.around.forget_place")}
                </Button>
            }
            .into_any()
        } else {
            let on_press = Callback::new(move |()| ask(asking));
            view! {
                <Button kind=ButtonKind::Second busy on_press>
                    {say("report.place.use")}
                </Button>
            }
            .into_any()
        }
    };
    let words = std::sync::Arc::new(words);
    let button = std::sync::Arc::new(button);
    dynamic(move || {
        let (words, button) = (words.clone(), button.clone());
        (filters.with(|filters| filters.sort) == Sort::Nearest).then(move || {
            view! {
                <div class="around-filters__place">
                    <p role="status">{dynamic(move || words())}</p>
                    {dynamic(move || button())}
                </div>
            }
            .into_any()
        })
    })
}

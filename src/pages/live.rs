//! The line on the pages of cases that says when the city was last asked, and offers a
//! notification. It starts what sees to it that the page hears of news.

use crate::funnel::{Signal, dynamic};
use crate::i18n;
use crate::state::live::engine;
use crate::state::live::notify::{self, Wanted};
use crate::state::{clock, live, network};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::live::LiveRegion;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The line.
#[component]
pub fn LiveLine() -> impl IntoView {
    engine::start();
    let (checked, online, now) = (live::checked(), network::online(), clock::ticking());
    let words = move || {
        let time = i18n::near_time(checked.get()?, now.get());
        let key = if online.get() {
            "live.checked"
        } else {
            "live.checked_offline"
        };
        Some(i18n::tf(key, &[("time", time)]))
    };
    view! {
        <div class="row">
            <p class="soft small" id="last-checked">
                {dynamic(words)}
            </p>
            <Notification />
        </div>
    }
    .into_any()
}

/// Whether the browser should say that something has changed; nothing where it cannot.
#[component]
fn Notification() -> impl IntoView {
    let (wanted, streams) = (notify::wanted(), engine::streams());
    let said = {
        let wanted = wanted.clone();
        Signal::derive(move || match wanted.get() {
            Wanted::Yes => i18n::t("live.notify.on"),
            Wanted::Refused => i18n::t("live.notify.refused"),
            _ => String::new(),
        })
    };
    let press = Callback::new(|()| {
        if notify::wanted().get_untracked() == Wanted::Yes {
            notify::switch_off();
        } else {
            spawn_local(notify::switch_on());
        }
    });
    // One button that stays where it is: it keeps the focus.
    let key = move || match wanted.get() {
        Wanted::Never => None,
        Wanted::Yes => Some("live.notify.stop"),
        _ => Some("live.notify.ask"),
    };
    let can = crate::funnel::kept({
        let key = key.clone();
        move || streams.get() && key().is_some()
    });
    dynamic(move || {
        let key = key.clone();
        can.get().then(|| {
            view! {
                <p class="small">
                    <span>{move || said.get()}</span> " "
                    <Button kind=ButtonKind::Plain on_press=press>
                        {dynamic(move || key().map(i18n::t))}
                    </Button>
                </p>
                <LiveRegion text=said />
            }
            .into_any()
        })
    })
}

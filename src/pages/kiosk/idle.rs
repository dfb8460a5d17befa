//! The question whether anybody is still there, with the time that is left.

use crate::domain::kiosk::{Presence, said as spoken};
use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::state::kiosk::{self, presence};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::live::LiveRegion;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// The dialog. Escape, as every way to close it, is a sign of life.
#[component]
pub(super) fn IdleDialog() -> impl IntoView {
    let now = presence::presence();
    let left = kept(move || match now.get() {
        Presence::Asked { left } => Some(left),
        _ => None,
    });
    let asks = kept(move || left.get().is_some());
    let open = RwSignal::new(false);
    effect(move || open.set(asks.get()));
    effect(move || {
        // This may run once more when the machine has ended and the dialog is gone.
        let is_closed = open.try_get() == Some(false);
        if is_closed && matches!(presence::presence().get_untracked(), Presence::Asked { .. }) {
            presence::stay();
        }
    });
    let seconds = move || {
        let left = left.get().unwrap_or_default();
        i18n::tn("kiosk.idle.left", left as usize, &[])
    };
    let voice = Signal::derive(move || {
        let left = left.get().map(spoken);
        left.map(|left| i18n::tn("kiosk.idle.left", left as usize, &[]))
            .unwrap_or_default()
    });
    view! {
        <Dialog id="idle" title=said("kiosk.idle.title") open>
            <p class="kiosk-idle__seconds" aria-hidden="true">
                {dynamic(seconds)}
            </p>
            <LiveRegion text=voice />
            <p>{say("kiosk.idle.text")}</p>
            {dynamic(move || gauge(left.get().unwrap_or_default()))}
            <div class="actions">
                <Button on_press=Callback::new(|()| presence::stay())>{say("kiosk.idle.stay")}</Button>
                <Button kind=ButtonKind::Second on_press=Callback::new(|()| kiosk::end())>
                    {say("kiosk.end")}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// The time that is left, drawn; the words beside it say the same.
fn gauge(left: u32) -> AnyView {
    let share = (f64::from(left) * 100.0 / f64::from(presence::warning().max(1))).clamp(0.0, 100.0);
    let share = format!("{share:.0}%");
    view! {
        <svg class="gauge kiosk-idle__gauge" aria-hidden="true" focusable="false">
            <rect class="gauge__track" x="0" y="25%" width="100%" height="50%" rx="8" />
            <rect class="gauge__sure" x="0" y="25%" width=share height="50%" rx="8" />
        </svg>
    }
    .into_any()
}

//! "Finish and clear": the way out. Whoever has something that is not sent yet is
//! asked first, and whoever has printed is asked whether that is all.

use crate::state::{forms, kiosk};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::print::print_page;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// The button, and the two questions behind it.
#[component]
pub(super) fn Leave() -> impl IntoView {
    let unsent = RwSignal::new(false);
    let printed = RwSignal::new(false);
    let press = move || {
        if forms::hold_anything() {
            unsent.set(true);
        } else {
            kiosk::end();
        }
    };
    let after_print = window_event_listener(leptos::ev::afterprint, move |_| printed.set(true));
    on_cleanup(move || after_print.remove());
    let stay = |open: RwSignal<bool>, key: &'static str, then: fn()| {
        let on_press = Callback::new(move |()| {
            open.set(false);
            then();
        });
        view! { <Button kind=ButtonKind::Second on_press>{say(key)}</Button> }.into_any()
    };
    let end = || {
        let on_press = Callback::new(|()| kiosk::end());
        view! { <Button kind=ButtonKind::End on_press>{say("kiosk.end")}</Button> }.into_any()
    };
    view! {
        <Button id="kiosk-end" kind=ButtonKind::End on_press=Callback::new(move |()| press())>
            {say("kiosk.end")}
        </Button>
        <Dialog id="kiosk-unsent" title=said("kiosk.unsent.title") open=unsent>
            <p>{say("kiosk.unsent.text")}</p>
            <div class="actions">{stay(unsent, "kiosk.unsent.stay", || ())} {end()}</div>
        </Dialog>
        <Dialog id="kiosk-printed" title=said("kiosk.printed.title") open=printed>
            <p>{say("kiosk.printed.text")}</p>
            <div class="actions">
                {end()} {stay(printed, "kiosk.printed.again", print_page)}
                {stay(printed, "kiosk.unsent.stay", || ())}
            </div>
        </Dialog>
    }
    .into_any()
}

//! Signing out. It removes everything of the resident from the device, so whoever
//! has something that is not sent yet is asked first.

use crate::funnel::Signal;
use crate::routes::Route;
use crate::state::{forms, messages, navigation, session};
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::words::{said, say};
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The button, and the question behind it.
#[component]
pub(super) fn SignOut(
    /// Element id of the question; there may be several such buttons on a page.
    id: &'static str,
    /// Class names of the button.
    class: &'static str,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let asking = RwSignal::new(false);
    let leave = move || {
        busy.set(true);
        asking.set(false);
        spawn_local(async {
            session::sign_out().await;
            navigation::go(&Route::Home);
        });
    };
    let press = move |_| {
        if busy.get_untracked() {
            return;
        }
        if forms::hold_anything() || messages::hold_anything() {
            asking.set(true);
        } else {
            leave();
        }
    };
    view! {
        <button class=class type="button" aria-disabled=move || busy.get().then_some("true") on:click=press>
            {say("account.sign_out")}
        </button>
        <Dialog id title=said("account.leave") open=asking>
            <p>{say("account.leave_text")}</p>
            <div class="actions">
                <Button on_press=Callback::new(move |()| asking.set(false))>
                    {say("account.stay")}
                </Button>
                <Button
                    kind=ButtonKind::End
                    busy=Signal::from(busy)
                    on_press=Callback::new(move |()| leave())
                >
                    {say("account.leave_press")}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

//! The way to a person.

use crate::funnel::{Signal, dynamic};
use crate::state::kiosk::presence;
use crate::ui::button::{Button, ButtonKind};
use crate::ui::dialog::Dialog;
use crate::ui::words::{said, say};
use leptos::prelude::*;

/// A button that says how to call the staff; nothing where they cannot be called.
#[component]
pub(super) fn Staff() -> impl IntoView {
    let settings = presence::settings();
    let phone = Signal::derive(move || settings.with(|kiosk| kiosk.staff_phone.clone()));
    let open = RwSignal::new(false);
    let can_be_called = move || {
        (!phone.get().is_empty()).then(|| {
            let call = Callback::new(move |()| open.set(true));
            view! {
                <Button kind=ButtonKind::Second on_press=call>
                    {say("kiosk.staff")}
                </Button>
            }
            .into_any()
        })
    };
    view! {
        {dynamic(can_be_called)}
        <Dialog id="kiosk-staff" title=said("kiosk.staff.title") open>
            <p>{say("kiosk.staff.text")}</p>
            <p class="kiosk-staff__phone number">{move || phone.get()}</p>
            <div class="actions">
                <Button on_press=Callback::new(move |()| open.set(false))>
                    {say("kiosk.staff.back")}
                </Button>
            </div>
        </Dialog>
    }
    .into_any()
}

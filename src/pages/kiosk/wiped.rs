//! That everything was erased, thing by thing. What is ticked has been looked at.

use crate::funnel::{Signal, dynamic, effect, kept};
use crate::i18n;
use crate::pages::loaded_view::loading;
use crate::pages::title::titled_form;
use crate::state::kiosk::wipe::{self, Done, Wiped};
use crate::state::kiosk::{Stage, presence, stage};
use crate::ui::button::Button;
use crate::ui::live::LiveRegion;
use crate::ui::words::say;
use leptos::leptos_dom::helpers::set_timeout;
use leptos::prelude::*;
use std::time::Duration;

/// So long it can be read until the first page comes by itself.
const SHOWN: Duration = Duration::from_secs(12);

/// In place of every page while the machine is being erased.
#[component]
pub fn WipedPage() -> impl IntoView {
    let stage = stage();
    let wiped = wipe::wiped();
    let failed = {
        let wiped = wiped.clone();
        kept(move || wiped.with(|wiped| wiped.session == Done::No))
    };
    dynamic(move || match stage.get() {
        // Between two people nobody waits to read anything, unless it does not work.
        Stage::Starting if !failed.get() => loading(),
        Stage::Starting => list("kiosk.wiped.waiting"),
        _ => list("kiosk.wiped.title"),
    })
}

fn list(title: &'static str) -> AnyView {
    let wiped = wipe::wiped();
    let all = {
        let wiped = wiped.clone();
        kept(move || wiped.with(|wiped| wiped.is_all()))
    };
    let title = move || i18n::t(if all.get() { "kiosk.wiped.all" } else { title });
    titled_form(title, Signal::stored(false));
    effect(move || {
        if all.get() {
            set_timeout(wipe::start_anew, SHOWN);
        }
    });
    let line = |of: fn(&Wiped) -> Done, key: &'static str| {
        let wiped = wiped.clone();
        let done = kept(move || wiped.with(of));
        view! {
            <li class="kiosk-wiped__line" class=("kiosk-wiped__line--done", move || done.get() == Done::Yes)>
                {dynamic(move || mark(done.get()))}
                <span>{say(key)} " " {dynamic(move || said(done.get()))}</span>
            </li>
        }
        .into_any()
    };
    let text = move || {
        let key = if all.get() {
            "kiosk.wiped.leave"
        } else {
            "kiosk.wiped.under_way"
        };
        i18n::t(key)
    };
    let anew = move || {
        all.get().then(|| {
            view! {
                <p class="actions">
                    <Button on_press=Callback::new(|()| wipe::start_anew())>
                        {say("kiosk.wiped.anew")}
                    </Button>
                </p>
            }
            .into_any()
        })
    };
    let settings = presence::settings();
    let staff = move || {
        let phone = settings.with(|kiosk| kiosk.staff_phone.clone());
        let wanted = !all.get() && !phone.is_empty();
        wanted.then(|| {
            let words = i18n::tf("kiosk.wiped.staff", &[("phone", phone)]);
            view! { <p class="soft">{words}</p> }.into_any()
        })
    };
    view! {
        <div class="stack measure kiosk-wiped">
            <h1>{dynamic(title)}</h1>
            <p class="lead">{dynamic(text)}</p>
            <LiveRegion text=Signal::derive(text) />
            <ul class="kiosk-wiped__list">
                {line(|wiped| wiped.session, "kiosk.wiped.session")}
                {line(|wiped| wiped.memory, "kiosk.wiped.memory")}
                {line(|wiped| wiped.storage, "kiosk.wiped.storage")}
                {line(|wiped| wiped.history, "kiosk.wiped.history")}
            </ul>
            {dynamic(anew)}
            {dynamic(staff)}
        </div>
    }
    .into_any()
}

fn mark(done: Done) -> AnyView {
    let path = match done {
        Done::Waiting => "M12 20h16",
        Done::Yes => "M11 21l6 6 12-13",
        Done::No => "M13 13l14 14M27 13L13 27",
    };
    let class = match done {
        Done::Waiting => "kiosk-wiped__mark",
        Done::Yes => "kiosk-wiped__mark kiosk-wiped__mark--done",
        Done::No => "kiosk-wiped__mark kiosk-wiped__mark--wrong",
    };
    view! {
        <svg class=class viewBox="0 0 40 40" aria-hidden="true" focusable="false">
            <circle cx="20" cy="20" r="19" />
            <path d=path />
        </svg>
    }
    .into_any()
}

fn said(done: Done) -> AnyView {
    let key = match done {
        Done::Waiting => "kiosk.wiped.not_yet",
        Done::Yes => "kiosk.wiped.done",
        Done::No => "kiosk.wiped.failed",
    };
    view! { <span class="soft small">{say(key)}</span> }.into_any()
}

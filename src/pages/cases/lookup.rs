//! The page to look a case up, and where a link from a receipt leads.

use crate::funnel::dynamic;
use crate::i18n;
use crate::pages::lookup_form::LookupForm;
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::state::opened;
use crate::ui::words::say;
use leptos::prelude::*;

/// `/cases/lookup`.
#[component]
pub fn LookupPage() -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("cases.lookup.title"), wrong.into());
    // Each link that is opened is a form of its own.
    let link = RwSignal::new(opened::take_handed_over());
    let another = window_event_listener(leptos::ev::hashchange, move |_| {
        if let Some(case) = opened::take_handed_over() {
            link.set(Some(case));
        }
    });
    on_cleanup(move || another.remove());
    let on_wrong = Callback::new(move |it| wrong.set(it));
    let form = move || match link.get() {
        Some((number, code)) => {
            view! { <LookupForm title_id="lookup-title" number code on_wrong /> }.into_any()
        }
        None => view! { <LookupForm title_id="lookup-title" on_wrong /> }.into_any(),
    };
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        <div class="stack">
            <h1 id="lookup-title">{say("cases.lookup.title")}</h1>
            <p class="lead">{say("cases.lookup.hint")}</p>
            {dynamic(form)}
            <p class="soft">{say("cases.lookup.lost")}</p>
        </div>
    }
    .into_any()
}

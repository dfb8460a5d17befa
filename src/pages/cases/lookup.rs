//! The page to look a case up.

use crate::i18n;
use crate::pages::lookup_form::LookupForm;
use crate::pages::title::titled_form;
use crate::routes::Route;
use crate::ui::words::say;
use leptos::prelude::*;

/// `/cases/lookup`.
#[component]
pub fn LookupPage() -> impl IntoView {
    let wrong = RwSignal::new(false);
    titled_form(|| i18n::t("cases.lookup.title"), wrong.into());
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        <div class="stack">
            <h1 id="lookup-title">{say("cases.lookup.title")}</h1>
            <p class="lead">{say("cases.lookup.hint")}</p>
            <LookupForm title_id="lookup-title" on_wrong=Callback::new(move |it| wrong.set(it)) />
            <p class="soft">{say("cases.lookup.lost")}</p>
        </div>
    }
    .into_any()
}

//! A page that does not exist.

use super::title::titled;
use crate::routes::Route;
use crate::ui::button::{ButtonKind, ButtonLink};
use crate::ui::words::say;
use leptos::prelude::*;

/// Any URL that names no page.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    titled("error.not_found");
    view! {
        <div class="stack measure">
            <h1>{say("error.not_found")}</h1>
            <p>{say("error.not_found_text")}</p>
            <p class="actions">
                <ButtonLink href=Route::Home.path()>{say("app.back_home")}</ButtonLink>
                <ButtonLink href=Route::CaseLookup.path() kind=ButtonKind::Second>
                    {say("cases.lookup.title")}
                </ButtonLink>
            </p>
        </div>
    }
    .into_any()
}

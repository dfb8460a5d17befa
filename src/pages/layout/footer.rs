//! The footer: every task and page about the portal, and its colours.

use crate::funnel::dynamic;
use crate::routes::{AboutPage, Route};
use crate::state::loaded::Loaded;
use crate::state::looks::Theme;
use crate::state::{city, looks};
use crate::ui::words::say;
use leptos::prelude::*;

/// The footer.
#[component]
pub(super) fn Footer() -> impl IntoView {
    let link = |route: Route, key: &'static str| {
        view! {
            <li>
                <a href=route.path()>{say(key)}</a>
            </li>
        }
        .into_any()
    };
    let city = city::city();
    let demonstration = move || match city.get() {
        Loaded::Ready(city) if city.demonstration || city.demo => {
            Some(view! { <p>{say("app.demonstration")}</p> }.into_any())
        }
        _ => None,
    };
    view! {
        <footer class="site-footer">
            <div class="wrap stack-small">
                <ul>
                    // A phone has no room for them in the header.
                    {link(Route::Points, "app.nav.points")}
                    {link(Route::Report, "app.nav.report")}
                    {link(Route::Cases, "app.nav.cases")}
                    {link(Route::About(AboutPage::Privacy), "about.privacy.title")}
                    {link(Route::About(AboutPage::Accessibility), "about.accessibility.title")}
                    {link(Route::About(AboutPage::Site), "about.site.title")}
                </ul>
                <Themes />
                {dynamic(demonstration)}
            </div>
        </footer>
    }
    .into_any()
}

/// Light, dark, or as the system says.
#[component]
fn Themes() -> impl IntoView {
    let button = |theme: Theme, key: &'static str| {
        let now = looks::theme();
        let pressed = move || if now.get() == theme { "true" } else { "false" };
        view! {
            <button
                class="switch"
                type="button"
                aria-pressed=pressed
                on:click=move |_| looks::set_theme(theme)
            >
                {say(key)}
            </button>
        }
        .into_any()
    };
    view! {
        <div class="row" role="group" aria-label=say("app.theme")>
            {button(Theme::System, "app.theme.system")}
            {button(Theme::Light, "app.theme.light")}
            {button(Theme::Dark, "app.theme.dark")}
        </div>
    }
    .into_any()
}

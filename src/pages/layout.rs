//! What stands around every page: header, offline banner, footer.

use crate::i18n;
use crate::routes::{AboutPage, Route};
use crate::state::loaded::Loaded;
use crate::state::looks::Theme;
use crate::state::session::Session;
use crate::state::{city, config, looks, navigation, network, session};
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// Header, main part and footer.
#[component]
pub fn Layout(
    /// The page.
    children: Children,
) -> impl IntoView {
    view! {
        <Header />
        <Banners />
        <main id="main" class="wrap page" tabindex="-1">
            {children()}
        </main>
        <Footer />
    }
}

#[component]
fn Header() -> impl IntoView {
    view! {
        <header class="site-header">
            // Inside the banner: everything on a page belongs to a landmark.
            <a class="skip-link" href="#main" rel="external">
                {say("app.skip")}
            </a>
            <div class="wrap site-header__row">
                <a class="brand" href=Route::Home.path()>
                    <svg
                        class="brand__mark"
                        viewBox="0 0 32 32"
                        aria-hidden="true"
                        focusable="false"
                    >
                        <rect class="brand__ground" width="32" height="32" rx="8" />
                        <path
                            class="brand__stream"
                            d="M6 16h7M13 16c6 0 6-7 13-7M13 16h13M13 16c6 0 6 7 13 7"
                        />
                    </svg>
                    <span>{say("app.name")}</span>
                </a>
                <nav class="site-nav" aria-label=say("app.nav")>
                    <ul>
                        {task(Route::Points, "app.nav.points")}
                        {task(Route::Report, "app.nav.report")}
                        {task(Route::Cases, "app.nav.cases")}
                    </ul>
                </nav>
                <div class="site-tools">
                    <Languages />
                    <ElderSwitch />
                    <Who />
                </div>
            </div>
        </header>
    }
    .into_any()
}

/// Which of the three tasks a page belongs to.
fn task_of(route: &Route) -> Option<Route> {
    match route {
        Route::Points
        | Route::PointsForm { .. }
        | Route::PointsResult { .. }
        | Route::PointsApply { .. } => Some(Route::Points),
        Route::Report | Route::ReportForm { .. } => Some(Route::Report),
        Route::Cases | Route::Case { .. } | Route::CaseLookup => Some(Route::Cases),
        _ => None,
    }
}

fn task(task: Route, key: &'static str) -> AnyView {
    let href = task.path();
    let here = navigation::route();
    let current = move || {
        here.with(|here| match here {
            Some(here) if *here == task => Some("page"),
            Some(here) if task_of(here).as_ref() == Some(&task) => Some("true"),
            _ => None,
        })
    };
    view! {
        <li>
            <a href=href aria-current=current>
                {say(key)}
            </a>
        </li>
    }
    .into_any()
}

/// The other languages, each in its own words.
#[component]
fn Languages() -> impl IntoView {
    let failed = RwSignal::new(false);
    let others = move || {
        config::languages()
            .into_iter()
            .filter(|tag| tag != i18n::locale())
            .collect::<Vec<_>>()
    };
    let button = move |tag: String| {
        let chosen = tag.clone();
        let choose = move |_| {
            let chosen = chosen.clone();
            spawn_local(async move {
                let answer = looks::choose_locale(&chosen).await;
                failed.try_set(answer.is_err());
            });
        };
        let name = i18n::t(&format!("app.language.{tag}"));
        view! {
            <button class="site-tools__plain" type="button" lang=tag on:click=choose>
                {name}
            </button>
        }
    };
    view! {
        // Keyed by place, so that the button keeps the focus when its word changes.
        {move || others().into_iter().map(button).collect::<Vec<_>>()}
        <span class="unseen" role="status">
            {move || failed.get().then(|| i18n::t("app.language_failed"))}
        </span>
    }
    .into_any()
}

#[component]
fn ElderSwitch() -> impl IntoView {
    let elder = looks::elder();
    let pressed = {
        let elder = elder.clone();
        move || if elder.get() { "true" } else { "false" }
    };
    view! {
        <button
            class="switch"
            type="button"
            aria-pressed=pressed
            on:click=move |_| looks::set_elder(!elder.get_untracked())
        >
            <span class="switch__glyph" aria-hidden="true">
                {say("app.elder_glyph")}
            </span>
            {say("app.elder")}
        </button>
    }
    .into_any()
}

/// Who is signed in, or the way in.
#[component]
fn Who() -> impl IntoView {
    let session = session::session();
    move || match session.get() {
        Session::Unknown => ().into_any(),
        Session::SignedOut => sign_in_link(),
        Session::SignedIn(resident) => {
            let name = if resident.name.is_empty() {
                resident.phone
            } else {
                resident.name
            };
            let account = Route::SignIn { next: None }.path();
            view! {
                <a class="site-tools__who" href=account>
                    <span class="unseen">{say("app.account")}</span>
                    {name}
                </a>
                <button
                    class="site-tools__plain"
                    type="button"
                    on:click=|_| {
                        spawn_local(async {
                            session::sign_out().await;
                            navigation::go(&Route::Home);
                        });
                    }
                >
                    {say("account.sign_out")}
                </button>
            }
            .into_any()
        }
    }
}

fn sign_in_link() -> AnyView {
    let here = navigation::route();
    let href = move || {
        let next = here
            .get()
            .filter(|here| !matches!(here, Route::Home | Route::SignIn { .. }));
        Route::SignIn {
            next: next.map(Box::new),
        }
        .path()
    };
    view! { <a href=href>{say("account.sign_in")}</a> }.into_any()
}

/// Said while there is no network, and after a sign-out that did not reach the
/// server. The region is always there: a region that appears together with its
/// words is not read out.
#[component]
fn Banners() -> impl IntoView {
    let online = network::online();
    let words = move || {
        (!online.get()).then(|| {
            view! {
                <div class="banner banner--offline">
                    <div class="wrap">
                        <p>{say("app.offline")}</p>
                    </div>
                </div>
            }
        })
    };
    let unfinished = session::sign_out_unfinished();
    let unfinished = move || {
        unfinished.get().then(|| {
            view! {
                <div class="banner">
                    <div class="wrap">
                        <p>{say("account.sign_out_failed")}</p>
                    </div>
                </div>
            }
        })
    };
    view! { <div role="status">{words} {unfinished}</div> }.into_any()
}

#[component]
fn Footer() -> impl IntoView {
    let link = |route: Route, key: &'static str| {
        view! {
            <li>
                <a href=route.path()>{say(key)}</a>
            </li>
        }
    };
    let city = city::city();
    let demonstration = move || match city.get() {
        Loaded::Ready(city) if city.demonstration || city.demo => {
            Some(view! { <p>{say("app.demonstration")}</p> })
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
                {demonstration}
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

//! The header: name, the three tasks, language, elder mode, who is signed in.

use crate::funnel::dynamic;
use crate::i18n;
use crate::pages::sign_out::SignOut;
use crate::routes::Route;
use crate::state::session::Session;
use crate::state::{config, looks, navigation, session};
use crate::ui::words::say;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

/// The header.
#[component]
pub(super) fn Header() -> impl IntoView {
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
        .into_any()
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
    dynamic(move || match session.get() {
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
                <SignOut id="leave-header" class="site-tools__plain" />
            }
            .into_any()
        }
    })
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

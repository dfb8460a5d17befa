//! Home: the three tasks, a look-up, the resident's running cases, the hall.

mod glyphs;

use super::case_item::{Below, case_item};
use super::loaded_view::loaded_view;
use super::lookup_form::LookupForm;
use super::title::titled;
use crate::api;
use crate::domain::cases::{CaseSummary, sort_for_resident};
use crate::domain::city::City;
use crate::funnel::{dynamic, kept};
use crate::i18n;
use crate::routes::Route;
use crate::state::loaded::Loader;
use crate::state::session::Session;
use crate::state::{city, session};
use crate::ui::words::{of, say};
use leptos::prelude::*;
use std::sync::Arc;

/// `/`.
#[component]
pub fn HomePage() -> impl IntoView {
    titled("home.page_title");
    view! {
        <div class="stack-large">
            <div class="stack-small">
                <h1>{say("home.title")}</h1>
                <p class="lead">{say("home.lead")}</p>
                {glyphs::estuary()}
                <ul class="tasks">
                    {task(Route::Points, glyphs::points(), "home.points", "home.points_text")}
                    {task(Route::Report, glyphs::report(), "home.report", "home.report_text")}
                    {task(Route::Cases, glyphs::cases(), "home.cases", "home.cases_text")}
                </ul>
            </div>
            <div class="stack">
                <LookupForm title_id="lookup-title">
                    <div class="stack-small">
                        <h2 id="lookup-title">{say("cases.lookup.without_account")}</h2>
                        <p class="soft small">{say("cases.lookup.hint")}</p>
                    </div>
                </LookupForm>
            </div>
            <div class="columns">
                <Mine />
                <Hall />
            </div>
        </div>
    }
    .into_any()
}

fn task(route: Route, glyph: AnyView, name: &'static str, text: &'static str) -> AnyView {
    view! {
        <li>
            <a class="task" href=route.path()>
                {glyph}
                <span class="task__name">{say(name)}</span>
                <span class="task__text">{say(text)}</span>
                <span class="task__go" aria-hidden="true"></span>
            </a>
        </li>
    }
    .into_any()
}

/// How many running cases home shows.
const SHOWN: usize = 3;

/// The resident's running cases; nothing at all for anybody else.
#[component]
fn Mine() -> impl IntoView {
    let session = session::session();
    let signed_in = kept(move || matches!(session.get(), Session::SignedIn(_)));
    dynamic(move || {
        signed_in.get().then(|| {
            let cases = Loader::new(|| async { api::cases::list(None).await });
            loaded_view(cases, || ().into_any(), |list| mine(list.items))
        })
    })
}

fn mine(mut cases: Vec<CaseSummary>) -> AnyView {
    sort_for_resident(&mut cases);
    let all = cases.len();
    let running: Vec<CaseSummary> = cases
        .into_iter()
        .filter(|case| !case.status.is_over())
        .collect();
    let count = running.len();
    let title = move || match count {
        0 => i18n::t("home.none_running"),
        _ => i18n::tn("home.running", count, &[]),
    };
    let items: Vec<AnyView> = running
        .into_iter()
        .take(SHOWN)
        .map(|case| case_item(case, Below::Section))
        .collect();
    let list = (count > 0).then(|| view! { <ul class="cases">{items}</ul> }.into_any());
    let more = (all > 0).then(|| {
        view! {
            <p>
                <a href=Route::Cases.path()>{say("home.all_cases")}</a>
            </p>
        }
        .into_any()
    });
    view! {
        <section aria-labelledby="mine" class="stack">
            <h2 id="mine">{dynamic(title)}</h2>
            {list}
            {more}
        </section>
    }
    .into_any()
}

/// For everybody who would rather come in person.
#[component]
fn Hall() -> impl IntoView {
    view! {
        <section aria-labelledby="hall" class="stack">
            <h2 id="hall">{say("home.hall")}</h2>
            {loaded_view(city::city(), || ().into_any(), hall)}
        </section>
    }
    .into_any()
}

fn hall(city: Arc<City>) -> AnyView {
    let hall = city.hall.clone();
    let call = format!("tel:{}", hall.phone.replace([' ', '-'], ""));
    view! {
        <dl class="hall">
            <div>
                <dt>{of(hall.name)}</dt>
                <dd>{of(hall.address)}</dd>
            </div>
            <div>
                <dt>{say("home.phone")}</dt>
                <dd>
                    <a class="number" href=call>
                        {hall.phone}
                    </a>
                </dd>
            </div>
            <div>
                <dt>{say("home.hours")}</dt>
                <dd>{of(hall.hours)}</dd>
            </div>
        </dl>
    }
    .into_any()
}

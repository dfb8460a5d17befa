//! What is the matter? A box to search by one's own words, a tile for each group, and
//! all services in their groups.

use super::matter::{class_of, class_words};
use super::subject::{services, unknown_service};
use crate::domain::city::City;
use crate::domain::reports::groups::{Group, groups};
use crate::domain::reports::search;
use crate::domain::reports::service::Service;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::Screen;
use crate::pages::loaded_view::loaded_view;
use crate::pages::parts::{self, Part};
use crate::pages::title::titled;
use crate::routes::{AroundQuery, ReportStep, Route};
use crate::state::{city, forms, looks, pinyin, same_place, unsent};
use crate::storage::followed;
use crate::ui::field::Asked;
use crate::ui::live::LiveRegion;
use crate::ui::state_panel::{PanelKind, StatePanel};
use crate::ui::text_input::{TextInput, TextKind};
use crate::ui::words::{of, said, say};
use leptos::prelude::*;
use std::sync::Arc;

/// `/report`.
#[component]
pub fn ReportStart() -> impl IntoView {
    titled("report.title");
    let services = services();
    view! {
        <a class="back" href=Route::Home.path()>
            {say("app.back_home")}
        </a>
        <div class="stack">
            <h1>{say("report.start.title")}</h1>
            <p class="lead">{say("report.start.lead")}</p>
            <p>
                <a href=Route::ReportAround { query: AroundQuery::default() }.path()>{say("report.around.look")}</a>
            </p>
            {shelf()}
            {loaded_view(services, unknown_service, |services| view! { <Catalogue services /> }.into_any())}
        </div>
    }
    .into_any()
}

/// What was begun earlier. Most visitors have nothing, and need not fetch what
/// shows it.
fn shelf() -> AnyView {
    let (unsent, keeps) = (unsent::mark(), looks::keep_drafts());
    let begun = forms::hold_anything() || followed::is_any();
    let wanted = kept(move || {
        begun || same_place::is_wanted() || unsent.get().is_some() || keeps.get() == Some(true)
    });
    dynamic(move || {
        wanted
            .get()
            .then(|| parts::beside(Part::Report, Screen::ReportShelf))
    })
}

#[component]
fn Catalogue(services: Arc<Vec<Service>>) -> impl IntoView {
    if services.is_empty() {
        return view! {
            <StatePanel
                kind=PanelKind::Empty
                title=said("report.start.none")
                text=said("report.start.none.text")
            />
        }
        .into_any();
    }
    let query = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<String>);
    let readings = pinyin::readings();
    let tiles = category_tiles(groups(services.to_vec()), chosen);
    let found = kept(move || {
        let readings = readings.get();
        query.with(|query| search::find(&services, query, i18n::locale(), readings.as_deref()))
    });
    let asked = Asked::new("report-search", said("report.search")).hint(said("report.search.hint"));
    let searches = kept(move || !query.with(|query| query.trim().is_empty()));
    let shown = kept(move || {
        let mut shown = groups(found.get());
        if let Some(chosen) = chosen.get().filter(|_| !searches.get()) {
            shown.retain(|group| group.name == chosen);
        }
        shown
    });
    let count = Signal::derive(move || {
        if searches.get() || chosen.with(Option::is_some) {
            let all = shown.with(|shown| shown.iter().map(|group| group.services.len()).sum());
            i18n::tn("report.search.found", all, &[])
        } else {
            String::new()
        }
    });
    let city = city::city();
    let list = move || {
        let shown = shown.get();
        let city = city.get().ready().cloned().unwrap_or_default();
        if shown.is_empty() {
            view! {
                <StatePanel
                    kind=PanelKind::Empty
                    title=said("report.search.none")
                    text=said("report.search.none.text")
                />
            }
            .into_any()
        } else {
            let views = shown.into_iter().map(|group| group_view(group, &city));
            views.collect_view().into_any()
        }
    };
    let set = Callback::new(move |text: String| {
        if search::may_be_pinyin(&text) {
            pinyin::want();
        }
        query.set(text);
    });
    view! {
        <div class="measure">
            <TextInput asked kind=TextKind::Search value=query set />
        </div>
        <div class="stack-large">
            <div hidden=move || searches.get()>{tiles}</div>
            <LiveRegion text=count />
            {dynamic(list)}
        </div>
    }
    .into_any()
}

/// One tile for each group. A press shows that group alone, a second press all again.
fn category_tiles(groups: Vec<Group>, chosen: RwSignal<Option<String>>) -> AnyView {
    // One group is no choice.
    if groups.len() < 2 {
        return ().into_any();
    }
    let tile = |group: Group| {
        let (name, count) = (group.name.clone(), group.services.len());
        let is_chosen = {
            let name = name.clone();
            kept(move || chosen.with(|chosen| chosen.as_ref() == Some(&name)))
        };
        let press = move |_| chosen.set((!is_chosen.get()).then(|| name.clone()));
        view! {
            <li>
                <button
                    class="category"
                    type="button"
                    aria-pressed=move || if is_chosen.get() { "true" } else { "false" }
                    on:click=press
                >
                    <span class="category__mark" aria-hidden="true">
                        {mark(&group)}
                    </span>
                    <span class="category__name">{name_of(group)}</span>
                    <span class="category__count">
                        {move || i18n::tn("report.category.count", count, &[])}
                    </span>
                </button>
            </li>
        }
        .into_any()
    };
    let tiles: Vec<_> = groups.into_iter().map(tile).collect();
    view! {
        <section class="stack-small" aria-labelledby="categories">
            <h2 id="categories">{say("report.categories")}</h2>
            <ul class="categories">{tiles}</ul>
        </section>
    }
    .into_any()
}

fn mark(group: &Group) -> String {
    let mark = group.mark();
    if mark.is_empty() {
        "…".to_owned()
    } else {
        mark
    }
}

/// The name of a group, or that it has none.
fn name_of(group: Group) -> AnyView {
    dynamic(move || {
        if group.name.is_empty() {
            i18n::t("report.group.other")
        } else {
            group.name.clone()
        }
    })
}

fn group_view(mut group: Group, city: &City) -> AnyView {
    let services = std::mem::take(&mut group.services);
    let tiles: Vec<AnyView> = services
        .into_iter()
        .map(|service| tile(service, city))
        .collect();
    view! {
        <section class="stack-small">
            <h2>{name_of(group)}</h2>
            <ul class="services">{tiles}</ul>
        </section>
    }
    .into_any()
}

fn tile(service: Service, city: &City) -> AnyView {
    let promise = class_of(&service, city).map(|class| {
        view! { <span class="service__promise">{move || class_words(&class)}</span> }.into_any()
    });
    let href = Route::report(service.code, ReportStep::Where).path();
    view! {
        <li>
            <a class="service" href=href>
                <span class="service__name">{of(service.name)}</span>
                <span class="service__text">{of(service.description)}</span>
                {promise}
            </a>
        </li>
    }
    .into_any()
}

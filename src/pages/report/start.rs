//! What is the matter? A box to search by one's own words, and all services in
//! their groups.

use super::matter::{class_of, class_words};
use super::subject::{services, unknown_service};
use crate::domain::city::City;
use crate::domain::reports::search;
use crate::domain::reports::service::Service;
use crate::funnel::{Signal, dynamic, kept};
use crate::i18n;
use crate::pages::Screen;
use crate::pages::loaded_view::loaded_view;
use crate::pages::parts::{self, Part};
use crate::pages::title::titled;
use crate::routes::{ReportStep, Route};
use crate::state::{city, forms, looks, same_place, unsent};
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
    let begun = forms::hold_anything();
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
    let found = kept(move || search::find(&services, &query.get(), i18n::locale()));
    let asked = Asked::new("report-search", said("report.search")).hint(said("report.search.hint"));
    let count = Signal::derive(move || {
        if query.with(String::is_empty) {
            String::new()
        } else {
            i18n::tn("report.search.found", found.with(Vec::len), &[])
        }
    });
    let city = city::city();
    let list = move || {
        let found = found.get();
        let city = city.get().ready().cloned().unwrap_or_default();
        if found.is_empty() {
            view! {
                <StatePanel
                    kind=PanelKind::Empty
                    title=said("report.search.none")
                    text=said("report.search.none.text")
                />
            }
            .into_any()
        } else {
            groups(found)
                .into_iter()
                .map(|group| group_view(group, &city))
                .collect_view()
                .into_any()
        }
    };
    view! {
        <div class="measure">
            <TextInput
                asked
                kind=TextKind::Search
                value=query
                set=Callback::new(move |text| query.set(text))
            />
        </div>
        <LiveRegion text=count />
        {dynamic(list)}
    }
    .into_any()
}

/// Services by group, groups in the order they first appear.
fn groups(services: Vec<Service>) -> Vec<(String, Vec<Service>)> {
    let mut groups: Vec<(String, Vec<Service>)> = Vec::new();
    for service in services {
        let name = service.groups.first().cloned().unwrap_or_default();
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, members)) => members.push(service),
            None => groups.push((name, vec![service])),
        }
    }
    groups
}

fn group_view((name, services): (String, Vec<Service>), city: &City) -> AnyView {
    let tiles: Vec<AnyView> = services
        .into_iter()
        .map(|service| tile(service, city))
        .collect();
    let title = move || {
        if name.is_empty() {
            i18n::t("report.group.other")
        } else {
            name.clone()
        }
    };
    view! {
        <section class="stack-small">
            <h2>{dynamic(title)}</h2>
            <ul class="services">{tiles}</ul>
        </section>
    }
    .into_any()
}

fn tile(service: Service, city: &City) -> AnyView {
    let promise = class_of(&service, city).map(|class| {
        view! { <span class="service__promise">{move || class_words(&class)}</span> }.into_any()
    });
    let step = if service.has_definition {
        ReportStep::Details
    } else {
        ReportStep::Where
    };
    let href = Route::ReportForm {
        service: service.code,
        step,
    }
    .path();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn services_stand_in_groups_in_the_order_of_the_list() {
        let service = |code: &str, group: &str| Service {
            code: code.into(),
            groups: if group.is_empty() {
                Vec::new()
            } else {
                vec![group.to_owned()]
            },
            ..Service::default()
        };
        let list = vec![
            service("a", "路"),
            service("b", "水"),
            service("c", "路"),
            service("d", ""),
        ];
        let groups = groups(list);
        let names: Vec<_> = groups
            .iter()
            .map(|(name, all)| (name.as_str(), all.len()))
            .collect();
        assert_eq!(names, [("路", 2), ("水", 1), ("", 1)]);
    }
}
